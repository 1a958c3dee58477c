/** The shortest edit from one stretch of lines to another, by E. W. Myers: "An O(ND) difference algorithm and its variations" (1986). */
import type { LineMatches, Stretch } from './lineMatches.ts';

/**
 * Chosen: with so many lines gone and come, what lies between is no longer the same text. The best path up to there is taken,
 * and the search begins again behind it, so that hostile files cost time in proportion to their length.
 */
const MOST_EDITS = 400;

export function matchShortestEdit<T>(before: readonly T[], after: readonly T[], stretch: Stretch, matches: LineMatches): void {
	let rest = stretch;
	while (rest.oldFrom < rest.oldTo && rest.newFrom < rest.newTo) {
		const path = search(before, after, rest);
		walkBack(path, rest, matches);
		rest = { ...rest, oldFrom: rest.oldFrom + path.old, newFrom: rest.newFrom + path.now };
	}
}

/** How far the search came, counted from the beginning of the stretch. */
interface Path {
	readonly old: number;
	readonly now: number;
	/** For each number of edits, the furthest old line on each diagonal; diagonal 0 stands at index `edits`. */
	readonly furthest: readonly Int32Array[];
}

function search<T>(before: readonly T[], after: readonly T[], stretch: Stretch): Path {
	const furthest: Int32Array[] = [];
	const ends = { old: stretch.oldTo - stretch.oldFrom, now: stretch.newTo - stretch.newFrom };
	let best = { old: 0, now: 0 };
	for (let edits = 0; edits <= MOST_EDITS && best.old + best.now < ends.old + ends.now; edits++) {
		const reached = new Int32Array(2 * edits + 1);
		for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
			const old = slide(before, after, stretch, stepTo(furthest[edits - 1], edits, diagonal), diagonal);
			const now = old - diagonal;
			reached[edits + diagonal] = old;
			if (old <= ends.old && now <= ends.now && old + now > best.old + best.now) {
				best = { old, now };
			}
		}
		furthest.push(reached);
	}
	return { ...best, furthest };
}

/** Along the diagonal as long as the lines are the same. */
function slide<T>(
	before: readonly T[],
	after: readonly T[],
	{ oldFrom, oldTo, newFrom, newTo }: Stretch,
	from: number,
	diagonal: number,
): number {
	let old = oldFrom + from;
	let now = newFrom + from - diagonal;
	while (old < oldTo && now < newTo && before[old] === after[now]) {
		old++;
		now++;
	}
	return old - oldFrom;
}

/** The old line that one more edit leads to: one line down (a line that came), or one to the right (a line that went). */
function stepTo(last: Int32Array | undefined, edits: number, diagonal: number): number {
	if (last === undefined) {
		return 0;
	}
	return comesFromAbove(last, edits, diagonal) ? reachedAt(last, edits - 1, diagonal + 1) : reachedAt(last, edits - 1, diagonal - 1) + 1;
}

function comesFromAbove(last: Int32Array, edits: number, diagonal: number): boolean {
	return diagonal === -edits || (diagonal !== edits && reachedAt(last, edits - 1, diagonal - 1) < reachedAt(last, edits - 1, diagonal + 1));
}

function reachedAt(reached: Int32Array, edits: number, diagonal: number): number {
	return reached[edits + diagonal] ?? 0;
}

/** From the end of the path to its beginning: every step along a diagonal is a match. */
function walkBack(path: Path, { oldFrom, newFrom }: Stretch, matches: LineMatches): void {
	let { old, now } = path;
	for (let edits = editsUpTo(path); edits >= 0; edits--) {
		const last = path.furthest[edits - 1];
		const diagonal = old - now;
		const entered = stepTo(last, edits, diagonal);
		while (old > entered) {
			matches[newFrom + --now] = oldFrom + --old;
		}
		if (last === undefined) {
			return;
		}
		if (comesFromAbove(last, edits, diagonal)) {
			now--;
		} else {
			old--;
		}
	}
}

function editsUpTo({ old, now, furthest }: Path): number {
	return furthest.findIndex(
		(reached, edits) => Math.abs(old - now) <= edits && (old - now + edits) % 2 === 0 && reachedAt(reached, edits, old - now) === old,
	);
}
