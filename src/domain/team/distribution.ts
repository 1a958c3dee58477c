/** How people differ, told of groups of them: never of one, and in no order of people. */
import { FEWEST_PEOPLE, released, type Released } from './disclosure.ts';
import { partsOf, rulesFor, type Measure } from './measures.ts';
import type { Person } from './people.ts';

/** A part of something: verified lines of all lines, spend of sessions. */
export interface Ratio {
	readonly part: Measure;
	readonly of: Measure;
}

export interface RatioOfGroup {
	readonly part: Released;
	readonly of: Released;
}

/** Chosen: quarters are as fine as a team is told. */
const MOST_GROUPS = 4;

/**
 * People in the order of their ratio, cut into as many groups of nearly the same size as there can be of five unnamed people each, up to
 * four; the lowest first. None where there cannot be two. Of each group only sums are told, by the same rules as of any other: this is
 * microaggregation.
 */
export function groupsByRatio(people: readonly Person[], { part, of }: Ratio): readonly RatioOfGroup[] {
	const [parts, wholes] = [partsOf(people, part), partsOf(people, of)];
	const ratioOf = ({ key }: Person): number => (parts.get(key) ?? 0) / (wholes.get(key) ?? 1);
	const counted = people.filter(({ key, name }) => name === null && parts.has(key) && (wholes.get(key) ?? 0) > 0);
	const groups = Math.min(MOST_GROUPS, Math.floor(counted.length / FEWEST_PEOPLE));
	if (groups < 2) {
		return [];
	}
	const sorted = counted.toSorted((a, b) => ratioOf(a) - ratioOf(b) || (a.key < b.key ? -1 : 1));
	const cut = Array.from({ length: groups }, (_, index) => sorted.slice(startOf(index), startOf(index + 1)));
	return cut.flatMap(group => {
		const sums = [part, of].map(measure => released(partsOf(group, measure), rulesFor(group, measure)));
		const [inPart, inWhole] = sums;
		return inPart && inWhole && inWhole.value > 0 ? [{ part: inPart, of: inWhole }] : [];
	});

	function startOf(index: number): number {
		return Math.floor((index * counted.length) / groups);
	}
}
