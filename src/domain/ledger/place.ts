/** Where in a file the lines stand that a hunk changed. */
import type { LineKey } from '../trace/lineKey.ts';
import { isCommonplace } from './commonplace.ts';
import { matchLines } from './lineDiff.ts';
import { NEW_LINE, type LineMatches } from './lineMatches.ts';

/** A window of the file that takes the place of the hunk's old lines. */
export interface Place {
	readonly from: number;
	readonly to: number;
	/** For each old line, the line of the window that it is. */
	readonly matches: LineMatches;
	/** Whether every old line stands there, one after the other. */
	readonly isExact: boolean;
}

/** `expected` is an index, null where none is told. Nothing is looked for before `from`. Null where the lines are nowhere. */
export function placeOf(keys: readonly LineKey[], old: readonly LineKey[], expected: number | null, from: number): Place | null {
	if (old.length === 0) {
		return expected === null ? null : exactly(Math.min(Math.max(expected, from), keys.length), 0);
	}
	const start = exactStart(keys, old, expected, from);
	return start === null ? bestPlace(keys, old, expected, from) : exactly(start, old.length);
}

/** Every place where the lines stand, without overlap. */
export function placesOf(keys: readonly LineKey[], old: readonly LineKey[]): readonly Place[] {
	const places: Place[] = [];
	let from = 0;
	while (old.length > 0) {
		const start = exactStart(keys, old, null, from);
		if (start === null) {
			break;
		}
		places.push(exactly(start, old.length));
		from = start + old.length;
	}
	return places;
}

function exactly(from: number, length: number): Place {
	return { from, to: from + length, matches: Int32Array.from({ length }, (_, index) => index), isExact: true };
}

/** The start next to the expected one, or the first. */
function exactStart(keys: readonly LineKey[], old: readonly LineKey[], expected: number | null, from: number): number | null {
	if (expected !== null && expected >= from && standsAt(keys, old, expected)) {
		return expected;
	}
	const first = old[0] ?? NO_KEY;
	let best: number | null = null;
	for (let start = keys.indexOf(first, from); start >= 0 && isNearer(start, best, expected); start = keys.indexOf(first, start + 1)) {
		best = standsAt(keys, old, start) ? start : best;
	}
	return best;
}

/** No line has it. */
const NO_KEY = -1 as LineKey;

function standsAt(keys: readonly LineKey[], old: readonly LineKey[], start: number): boolean {
	return start + old.length <= keys.length && old.every((key, index) => key === keys[start + index]);
}

function isNearer(start: number, best: number | null, expected: number | null): boolean {
	return best === null || (expected !== null && Math.abs(start - expected) < Math.abs(best - expected));
}

/** Chosen: so many lines may have come between the old ones since, without anybody telling. */
const SLACK = 8;

/** The window in which most of the lines stand that stand nowhere else. */
function bestPlace(keys: readonly LineKey[], old: readonly LineKey[], expected: number | null, from: number): Place | null {
	const offset = bestOffset(keys, old, expected, from);
	if (offset === null) {
		return null;
	}
	const windowFrom = Math.max(from, offset - SLACK);
	const window = keys.slice(windowFrom, Math.min(keys.length, offset + old.length + SLACK));
	return withoutLooseEnds(old, matchLines(window, old), windowFrom);
}

function bestOffset(keys: readonly LineKey[], old: readonly LineKey[], expected: number | null, from: number): number | null {
	const votes = new Map<number, number>();
	const singles = placesOfSingles(keys, old, from);
	old.forEach((key, index) => {
		const place = singles.get(key) ?? REPEATED;
		if (place !== REPEATED) {
			votes.set(place - index, (votes.get(place - index) ?? 0) + 1);
		}
	});
	let best: number | null = null;
	for (const [offset, count] of votes) {
		const most = best === null ? 0 : (votes.get(best) ?? 0);
		if (count > most || (count === most && isNearer(offset, best, expected))) {
			best = offset;
		}
	}
	return best;
}

const REPEATED = -1;

/** Where those of the old lines stand that stand once in the file. */
function placesOfSingles(keys: readonly LineKey[], old: readonly LineKey[], from: number): ReadonlyMap<LineKey, number> {
	const wanted = new Set(old.filter(key => !isCommonplace(key)));
	const places = new Map<LineKey, number>();
	for (let index = from; index < keys.length; index++) {
		const key = keys[index] ?? NO_KEY;
		if (wanted.has(key)) {
			places.set(key, places.has(key) ? REPEATED : index);
		}
	}
	return places;
}

/** A brace that was matched far from the others is another brace: the window ends with lines that tell, and those beside them. */
function withoutLooseEnds(old: readonly LineKey[], matches: LineMatches, windowFrom: number): Place | null {
	const isSure = (index: number): boolean => (matches[index] ?? NEW_LINE) !== NEW_LINE && !isCommonplace(old[index] ?? NO_KEY);
	let first = old.findIndex((_, index) => isSure(index));
	let last = old.findLastIndex((_, index) => isSure(index));
	if (first < 0) {
		return null;
	}
	while (first > 0 && isBeside(matches, first - 1)) {
		first--;
	}
	while (last + 1 < old.length && isBeside(matches, last)) {
		last++;
	}
	const begin = matches[first] ?? 0;
	const kept = matches.map((match, index) => (match === NEW_LINE || index < first || index > last ? NEW_LINE : match - begin));
	return { from: windowFrom + begin, to: windowFrom + (matches[last] ?? 0) + 1, matches: kept, isExact: false };
}

/** Whether the line and the next one stand one after the other in the window. */
function isBeside(matches: LineMatches, index: number): boolean {
	return (matches[index] ?? NEW_LINE) !== NEW_LINE && matches[index + 1] === (matches[index] ?? 0) + 1;
}
