/** A report in each form in which it can leave the machine. */
import { assertNever } from '../base/assertNever.ts';
import type { ReportDocument } from '../domain/report/document.ts';
import { sharedDocument } from '../domain/report/shared.ts';
import { reportHtml } from './html.ts';
import { reportMarkdown } from './markdown.ts';

/** Words of transcripts, addresses of files and ids are left out, whatever the form. */
export function exportedReport(report: ReportDocument, format: 'markdown' | 'html' | 'json'): string {
	const shared = sharedDocument(report);
	switch (format) {
		case 'markdown':
			return reportMarkdown(shared);
		case 'html':
			return reportHtml(shared);
		case 'json':
			return `${JSON.stringify(shared, null, '\t')}\n`;
		default:
			return assertNever(format);
	}
}
