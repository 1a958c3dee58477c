/** Keys of lines as bytes: eight for each, as this machine writes numbers, so that a file of 10,000 lines is read in no time. */
import type { HunkPlace, KeyedHunk, KeyedLine } from '../../domain/trace/facts.ts';
import type { LineKey } from '../../domain/trace/lineKey.ts';

export function packKeys(keys: readonly LineKey[]): Uint8Array {
	return packNumbers(keys);
}

export function unpackKeys(bytes: Uint8Array): readonly LineKey[] {
	return Array.from(numbersIn(bytes)) as LineKey[];
}

/** Each hunk: where it begins, how many lines it has, and for each line what became of it and its key. */
export function packHunks(hunks: readonly KeyedHunk[]): Uint8Array {
	return packNumbers(
		hunks.flatMap(({ oldStart, lines }) => [
			placeNumber(oldStart),
			lines.length,
			...lines.flatMap(({ op, key }) => [ops.indexOf(op), key]),
		]),
	);
}

export function unpackHunks(bytes: Uint8Array): readonly KeyedHunk[] {
	const numbers = numbersIn(bytes);
	const hunks: KeyedHunk[] = [];
	for (let at = 0; at < numbers.length;) {
		const end = at + HEAD + LINE * (numbers[at + 1] ?? 0);
		hunks.push({ oldStart: placeOf(numbers[at] ?? 0), lines: linesIn(numbers.subarray(at + HEAD, end)) });
		at = end;
	}
	return hunks;
}

/** How many numbers the head of a hunk and each of its lines take. */
const HEAD = 2;
const LINE = 2;
const ops: readonly KeyedLine['op'][] = ['keep', 'remove', 'add'];
/** Lines are counted from 1, so these are free. */
const placeNumbers = { unknown: 0, everywhere: -1, wholeFile: -2 };

function linesIn(numbers: Float64Array): readonly KeyedLine[] {
	return Array.from({ length: numbers.length / LINE }, (_, index) => ({
		op: ops[numbers[index * LINE] ?? 0] ?? 'keep',
		key: numbers[index * LINE + 1] as LineKey,
	}));
}

function placeNumber(place: HunkPlace): number {
	return typeof place === 'number' ? place : placeNumbers[place ?? 'unknown'];
}

function placeOf(number: number): HunkPlace {
	switch (number) {
		case placeNumbers.unknown:
			return null;
		case placeNumbers.everywhere:
			return 'everywhere';
		case placeNumbers.wholeFile:
			return 'wholeFile';
		default:
			return number;
	}
}

export function packNumbers(numbers: readonly number[]): Uint8Array {
	return new Uint8Array(Float64Array.from(numbers).buffer);
}

/** Copied, because bytes out of a database need not begin where a number may. */
export function numbersIn(bytes: Uint8Array): Float64Array {
	return new Float64Array(Uint8Array.from(bytes).buffer);
}
