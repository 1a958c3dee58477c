/** A stretch of time in milliseconds since the epoch; `end` is not part of it. */
export interface Interval {
	readonly start: number;
	readonly end: number;
}

export function isSome(interval: Interval): boolean {
	return interval.start < interval.end;
}

/** The part of a stretch between two times; of no length where there is none. */
export function between<T extends Interval>(interval: T, from: number, to: number): T {
	if (from <= interval.start && interval.end <= to) {
		return interval;
	}
	const start = Math.max(interval.start, from);
	return { ...interval, start, end: Math.max(start, Math.min(interval.end, to)) };
}

export function lengthOf(intervals: readonly Interval[]): number {
	return intervals.reduce((sum, { start, end }) => sum + (end - start), 0);
}

/** The same stretches sorted and without overlaps: where two overlap, the one that comes first in the order keeps its whole length. */
export function disjoint<T extends Interval>(intervals: readonly T[], order: (a: T, b: T) => number = () => 0): T[] {
	const kept: T[] = [];
	let from = -Infinity;
	for (const interval of [...intervals].sort((a, b) => a.start - b.start || b.end - a.end || order(a, b))) {
		const start = Math.max(from, interval.start);
		if (start < interval.end) {
			kept.push(start === interval.start ? interval : { ...interval, start });
			from = interval.end;
		}
	}
	return kept;
}

/** What is left of sorted, disjoint stretches when others, sorted and disjoint too, are taken out. One pass over both. */
export function without<T extends Interval>(intervals: readonly T[], taken: readonly Interval[]): T[] {
	const left: T[] = [];
	let next = 0;
	for (const interval of intervals) {
		while ((taken[next]?.end ?? Infinity) <= interval.start) {
			next++;
		}
		if (isSome(interval)) {
			left.push(...cutOut(interval, taken, next));
		}
	}
	return left;
}

/** What of sorted, disjoint stretches lies in others, sorted and disjoint too. */
export function within<T extends Interval>(intervals: readonly T[], allowed: readonly Interval[]): T[] {
	const starts = [...allowed.map(({ start }) => start), Infinity];
	const ends = [-Infinity, ...allowed.map(({ end }) => end)];
	return without(
		intervals,
		ends.map((end, index) => ({ start: end, end: starts[index] ?? Infinity })),
	);
}

/** What any of the stretches covers, sorted and disjoint; those that touch become one. */
export function union(intervals: readonly Interval[]): Interval[] {
	const whole: Interval[] = [];
	for (const { start, end } of intervals.filter(isSome).sort((a, b) => a.start - b.start)) {
		const last = whole.at(-1);
		if (last !== undefined && start <= last.end) {
			whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, end) };
		} else {
			whole.push({ start, end });
		}
	}
	return whole;
}

function cutOut<T extends Interval>(interval: T, taken: readonly Interval[], first: number): T[] {
	if (interval.end <= (taken[first]?.start ?? Infinity)) {
		return [interval];
	}
	const left: T[] = [];
	let { start } = interval;
	for (let at = first; start < interval.end; at++) {
		const hole = taken[at] ?? { start: Infinity, end: Infinity };
		if (start < hole.start) {
			left.push({ ...interval, start, end: Math.min(interval.end, hole.start) });
		}
		start = Math.max(start, hole.end);
	}
	return left;
}
