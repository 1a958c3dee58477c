/** Whether one group really costs less than another, or chance alone would show the same. */
import type { Part } from './interval.ts';
import type { Random } from './random.ts';

/** Chosen: enough to tell one in a thousand. */
const SHUFFLES = 1_999;

/**
 * How often chance alone would make the first group so much cheaper than the second: of all ways to deal the sessions out to both,
 * the part that shows as large a difference. It needs no shape of the costs. From 0 to 1.
 */
export function chanceOfLess(first: readonly Part[], second: readonly Part[], random: Random): number {
	const all = [...first, ...second];
	const seen = differenceOf(all, first.length);
	let asLarge = 1;
	for (let round = 0; round < SHUFFLES; round++) {
		shuffle(all, random);
		asLarge += differenceOf(all, first.length) <= seen ? 1 : 0;
	}
	return asLarge / (SHUFFLES + 1);
}

/** Of the logarithms of the ratios: below 0 where the first so many have less. Where one has none, it is no sign. */
function differenceOf(all: readonly Part[], count: number): number {
	const difference = Math.log(ratioOf(all, 0, count) / ratioOf(all, count, all.length));
	return Number.isNaN(difference) ? 0 : difference;
}

function ratioOf(all: readonly Part[], from: number, to: number): number {
	let [of, per] = [0, 0];
	for (let index = from; index < to; index++) {
		of += all[index]?.of ?? 0;
		per += all[index]?.per ?? 0;
	}
	return of / per;
}

/** Fisher and Yates. */
function shuffle(all: Part[], random: Random): void {
	for (let last = all.length - 1; last > 0; last--) {
		const other = Math.floor(random() * (last + 1));
		const [a, b] = [all[last], all[other]];
		if (a !== undefined && b !== undefined) {
			all[last] = b;
			all[other] = a;
		}
	}
}
