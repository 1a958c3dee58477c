/**
 * Which lines of a file are lines of an earlier state of it. Lines that stand once on both sides are matched first (patience),
 * so that a brace or a blank line goes with its neighbours; only what lies between them is compared by Myers' algorithm.
 */
import { NEW_LINE, type LineMatches, type Stretch } from './lineMatches.ts';
import { matchShortestEdit } from './shortestEdit.ts';

/** Lines are compared by `===`. Matches keep their order on both sides. */
export function matchLines<T>(before: readonly T[], after: readonly T[]): LineMatches {
	const matches = new Int32Array(after.length).fill(NEW_LINE);
	const whole = { oldFrom: 0, oldTo: before.length, newFrom: 0, newTo: after.length };
	const open = [...betweenIslands(before, after, matchEnds(before, after, whole, matches), matches)];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		const rest = matchEnds(before, after, next, matches);
		if (rest.oldFrom === rest.oldTo || rest.newFrom === rest.newTo) {
			continue;
		}
		const anchors = anchorsIn(before, after, rest);
		if (anchors.length === 0) {
			matchShortestEdit(before, after, rest, matches);
		} else {
			open.push(...between(rest, anchors, matches));
		}
	}
	return matches;
}

/** Matches what both begin and end with, and gives what is left. */
function matchEnds<T>(before: readonly T[], after: readonly T[], stretch: Stretch, matches: LineMatches): Stretch {
	let { oldFrom, oldTo, newFrom, newTo } = stretch;
	while (oldFrom < oldTo && newFrom < newTo && before[oldFrom] === after[newFrom]) {
		matches[newFrom++] = oldFrom++;
	}
	while (oldFrom < oldTo && newFrom < newTo && before[oldTo - 1] === after[newTo - 1]) {
		matches[--newTo] = --oldTo;
	}
	return { oldFrom, oldTo, newFrom, newTo };
}

/** Chosen: so many lines that are the same one after the other are the same place of a long file, if they are this near. */
const ISLAND = 8;
const REACH = 64;
const LONG_FILE = 1000;

/**
 * In a long file of which little has changed, most lines stand in long runs that are the same: these are matched as they come,
 * which is much quicker than to count how often each line stands. Gives what lies between them.
 */
function betweenIslands<T>(before: readonly T[], after: readonly T[], stretch: Stretch, matches: LineMatches): readonly Stretch[] {
	const stretches: Stretch[] = [];
	let rest = stretch;
	while (Math.min(rest.oldTo - rest.oldFrom, rest.newTo - rest.newFrom) > LONG_FILE) {
		const island = nearestIsland(before, after, rest);
		if (island === null) {
			break;
		}
		stretches.push({ ...rest, oldTo: island.old, newTo: island.now });
		rest = matchEnds(before, after, { ...rest, oldFrom: island.old, newFrom: island.now }, matches);
	}
	return [...stretches, rest];
}

function nearestIsland<T>(before: readonly T[], after: readonly T[], { oldFrom, newFrom }: Stretch): Anchor | null {
	for (let distance = 1; distance <= REACH; distance++) {
		for (let step = 0; step <= distance; step++) {
			const [old, now] = [oldFrom + step, newFrom + distance - step];
			if (isIsland(before, after, old, now)) {
				return { old, now };
			}
		}
	}
	return null;
}

function isIsland<T>(before: readonly T[], after: readonly T[], old: number, now: number): boolean {
	let length = 0;
	while (length < ISLAND && before[old + length] === after[now + length]) {
		length++;
	}
	return length === ISLAND;
}

interface Anchor {
	readonly old: number;
	readonly now: number;
}

/** Lines that stand once on both sides, as many of them as are in the same order. */
function anchorsIn<T>(before: readonly T[], after: readonly T[], stretch: Stretch): readonly Anchor[] {
	const old = placesOfSingles(before, stretch.oldFrom, stretch.oldTo);
	const now = placesOfSingles(after, stretch.newFrom, stretch.newTo);
	const common: Anchor[] = [];
	for (const [line, place] of now) {
		const oldPlace = old.get(line) ?? REPEATED;
		if (place !== REPEATED && oldPlace !== REPEATED) {
			common.push({ old: oldPlace, now: place });
		}
	}
	return longestRising(common);
}

const REPEATED = -1;

/** Where each line stands, in the order of first standing; `REPEATED` for those that stand more than once. */
function placesOfSingles<T>(lines: readonly T[], from: number, to: number): ReadonlyMap<T, number> {
	const places = new Map<T, number>();
	for (let index = from; index < to; index++) {
		const line = lines[index] as T;
		places.set(line, places.has(line) ? REPEATED : index);
	}
	return places;
}

/** The longest chain that rises on the old side too, by patience sorting. */
function longestRising(anchors: readonly Anchor[]): readonly Anchor[] {
	const tails: number[] = [];
	const previous = new Int32Array(anchors.length);
	anchors.forEach(({ old }, index) => {
		const pile = firstNotBelow(anchors, tails, old);
		previous[index] = tails[pile - 1] ?? NO_ANCHOR;
		tails[pile] = index;
	});
	const chain: Anchor[] = [];
	for (let index = tails.at(-1) ?? NO_ANCHOR; index !== NO_ANCHOR; index = previous[index] ?? NO_ANCHOR) {
		chain.push(anchors[index] as Anchor);
	}
	return chain.reverse();
}

const NO_ANCHOR = -1;

function firstNotBelow(anchors: readonly Anchor[], tails: readonly number[], old: number): number {
	let low = 0;
	let high = tails.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((anchors[tails[middle] ?? 0]?.old ?? 0) < old) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

/** Matches the anchors, and gives the stretches around them. */
function between(stretch: Stretch, anchors: readonly Anchor[], matches: LineMatches): readonly Stretch[] {
	const stretches: Stretch[] = [];
	let { oldFrom, newFrom } = stretch;
	for (const { old, now } of anchors) {
		matches[now] = old;
		stretches.push({ oldFrom, oldTo: old, newFrom, newTo: now });
		oldFrom = old + 1;
		newFrom = now + 1;
	}
	return [...stretches, { ...stretch, oldFrom, newFrom }];
}
