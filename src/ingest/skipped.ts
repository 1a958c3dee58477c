/** What could not be read, over all transcripts. */
import type { FileRow } from './store/store.ts';

export interface Skipped {
	readonly tornLines: number;
	readonly oversizedLines: number;
	readonly unreadableLines: number;
	readonly unknownRecords: number;
}

export function skippedIn(files: readonly FileRow[]): Skipped {
	const total = (of: (file: FileRow) => number): number => files.reduce((sum, file) => sum + of(file), 0);
	return {
		tornLines: total(file => file.counts.torn),
		oversizedLines: total(file => file.counts.oversized),
		unreadableLines: total(file => file.counts.unreadable),
		unknownRecords: total(file => sumOf(Object.values(file.counts.unknown))),
	};
}

function sumOf(numbers: readonly number[]): number {
	return numbers.reduce((sum, number) => sum + number, 0);
}
