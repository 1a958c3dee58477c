import { formatBytesOf, formatCount } from '../../base/format.ts';
import type { Progress } from '../../protocol/overview.ts';

/** "Reading transcripts: 120 of 1,300 files, 0.4 of 1.1 GB" */
export function progressText({ filesDone, filesTotal, bytesDone, bytesTotal }: Progress): string {
	if (filesTotal === 0) {
		return 'Looking for transcripts';
	}
	const files = `${formatCount(filesDone)} of ${formatCount(filesTotal)} ${filesTotal === 1 ? 'file' : 'files'}`;
	const bytes = bytesTotal === 0 ? '' : `, ${formatBytesOf(bytesDone, bytesTotal)}`;
	return `Reading transcripts: ${files}${bytes}`;
}

const ANNOUNCED_STEP = 25;

/** For screen readers: a sentence a quarter, so that reading a thousand files is not a thousand sentences. */
export function announcement(progress: Progress | null): string {
	if (progress?.kind !== 'reading') {
		return '';
	}
	const percent = Math.floor((doneShare(progress) * 100) / ANNOUNCED_STEP) * ANNOUNCED_STEP;
	return percent === 0 ? 'Reading transcripts' : `Reading transcripts, ${percent} % done`;
}

/** By bytes, which is what takes the time; by files where no bytes are known. */
export function doneShare({ filesDone, filesTotal, bytesDone, bytesTotal }: Progress): number {
	const [done, total] = bytesTotal > 0 ? [bytesDone, bytesTotal] : [filesDone, filesTotal];
	return total === 0 ? 0 : Math.min(1, done / total);
}
