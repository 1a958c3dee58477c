/** What signs by themselves say of the engineer's time. It is found out once for all signs of a day, and asked for again and again. */
import { disjoint, union, within, type Interval } from './interval.ts';
import { joined, layered } from './overlaps.ts';
import { activeIn, byHandRule, signsByKind, specRule, unknownRules, verifyRules, watchedIn, type Rule } from './signRules.ts';
import type { Sign } from './signs.ts';
import type { Slice } from './slice.ts';

/** Each list is sorted and disjoint; the slices lie in active time. */
export interface Seen {
	readonly active: readonly Interval[];
	/** While a window had the focus. */
	readonly watched: readonly Interval[];
	readonly verify: readonly Slice[];
	readonly spec: readonly Slice[];
	readonly byHand: readonly Slice[];
	readonly unknown: readonly Slice[];
}

/** Signs may come in any order. */
export function seenIn(all: readonly Sign[]): Seen {
	const signs = signsByKind(all);
	const active = activeIn(signs);
	const by = (...rules: readonly Rule[]): readonly Slice[] => joined(within(layered(rules.map(rule => rule(signs))), active));
	return {
		active,
		watched: watchedIn(signs),
		verify: by(...verifyRules),
		spec: by(specRule),
		byHand: by(byHandRule),
		unknown: by(...unknownRules),
	};
}

export function isNothing({ active, watched }: Seen): boolean {
	return active.length === 0 && watched.length === 0;
}

/** From its first sign to its last. */
export function extentOfSeen({ active, watched }: Seen): Interval {
	const [start, end] = [active[0]?.start ?? Infinity, active.at(-1)?.end ?? -Infinity];
	return { start: Math.min(start, watched[0]?.start ?? Infinity), end: Math.max(end, watched.at(-1)?.end ?? -Infinity) };
}

/** What was seen on several days. */
export function together(seen: readonly Seen[]): Seen {
	return {
		active: union(seen.flatMap(({ active }) => active)),
		watched: union(seen.flatMap(({ watched }) => watched)),
		verify: disjoint(seen.flatMap(({ verify }) => verify)),
		spec: disjoint(seen.flatMap(({ spec }) => spec)),
		byHand: disjoint(seen.flatMap(({ byHand }) => byHand)),
		unknown: disjoint(seen.flatMap(({ unknown }) => unknown)),
	};
}
