import { formatBytesOf, formatCount } from '../../base/format.ts';
import type { Progress, Trouble } from '../../protocol/overview.ts';

/** One line on what keeps a view from being right or whole; undefined when nothing does. */
export function stateText({
	trouble,
	progress,
}: {
	readonly trouble: Trouble | null;
	readonly progress: Progress | null;
}): string | undefined {
	if (trouble !== null) {
		return trouble.sentence;
	}
	if (progress?.kind === 'reading' && progress.filesTotal > 0) {
		const { filesDone, filesTotal, bytesDone, bytesTotal } = progress;
		return `Reading transcripts: ${formatCount(filesDone)} of ${formatCount(filesTotal)} files, ${formatBytesOf(bytesDone, bytesTotal)}.`;
	}
	return undefined;
}
