import type { ExportFormat } from '../../../protocol/report.ts';

export const endings: Readonly<Record<ExportFormat, string>> = { markdown: 'md', html: 'html', json: 'json' };

/** "verification-coverage-bookend-20-november-2026.md": of letters and digits alone, which every file system takes. */
export function fileNameOf(title: string, format: ExportFormat): string {
	const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
	return `${words.join('-').slice(0, LONGEST_NAME) || 'report'}.${endings[format]}`;
}

/** Chosen: paths may have little room. */
const LONGEST_NAME = 80;
