import { dayAndMonth, weekday } from '../clock.ts';

const WEEK = 7;

/** A week's days by name; of more days only the ends, because there is no room for all. */
export function dayNames(days: readonly string[]): { readonly names: readonly string[]; readonly areEnds: boolean } {
	if (days.length <= WEEK) {
		return { names: days.map(weekday), areEnds: false };
	}
	const ends = [days[0], days.at(-1)];
	return { names: ends.flatMap(end => (end === undefined ? [] : [dayAndMonth(end)])), areEnds: true };
}
