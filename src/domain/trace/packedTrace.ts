/**
 * Traces as they wait to be stored and lie in the store: a file's lines before an edit are thousands of keys as a rule, and few who
 * have a trace ask for them. As bytes they are held for next to nothing, and read in no time.
 */
import { numbersIn, packNumbers } from '../../base/numberBytes.ts';
import type { HunkPlace, KeyedHunk, KeyedLine } from './facts.ts';
import type { LineKey } from './lineKey.ts';
import { mergeRows } from './merge.ts';
import type { PackedTrace, TraceRow } from './rows.ts';

export function packTrace(trace: TraceRow): PackedTrace {
	const { edit, session, at, path, change, movedTo, before, hunks } = trace;
	return { edit, session, at, path, change, movedTo, before: before && packNumbers(before), hunks: packHunks(hunks) };
}

export function unpackTrace(trace: PackedTrace): TraceRow {
	return { ...trace, before: trace.before && unpackKeys(trace.before), hunks: unpackHunks(trace.hunks) };
}

/** By the one rule for merging, which is for traces as they are stored. */
export function mergeTraces(a: TraceRow, b: TraceRow): TraceRow {
	return a === b ? a : unpackTrace(mergeRows.trace(packTrace(a), packTrace(b)));
}

/** One by one: a file's 10,000 lines at each of 200 edits take a quarter of the time that `Array.from` takes. */
function unpackKeys(bytes: Uint8Array): readonly LineKey[] {
	const numbers = numbersIn(bytes);
	const keys = new Array<LineKey>(numbers.length);
	for (let index = 0; index < keys.length; index++) {
		keys[index] = numbers[index] as LineKey;
	}
	return keys;
}

/** Each hunk: where it begins, how many lines it has, and for each line what became of it and its key. */
function packHunks(hunks: readonly KeyedHunk[]): Uint8Array {
	const numbers = new Float64Array(hunks.reduce((length, { lines }) => length + HEAD + LINE * lines.length, 0));
	let at = 0;
	for (const { oldStart, lines } of hunks) {
		numbers[at++] = placeNumber(oldStart);
		numbers[at++] = lines.length;
		for (const { op, key } of lines) {
			numbers[at++] = ops.indexOf(op);
			numbers[at++] = key;
		}
	}
	return new Uint8Array(numbers.buffer);
}

function unpackHunks(bytes: Uint8Array): readonly KeyedHunk[] {
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
