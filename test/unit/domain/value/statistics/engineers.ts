/**
 * Simulated engineers: sessions of which the truth is known. Real sessions' costs are skewed: the logarithms of those of one kind of work
 * scatter by 0.5 to 1.5, and more where trials of a minute stand among them.
 */
import type { Part } from '../../../../../src/domain/value/statistics/interval.ts';
import type { Random } from '../../../../../src/domain/value/statistics/random.ts';

/** What is drawn, and the true value that it comes from. */
export interface Source<T> {
	readonly truth: number;
	readonly draw: (random: Random) => T;
}

export function normal(random: Random): number {
	return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Costs whose logarithms scatter by `spread`: at 1 the dearest tenth is two fifths of the sum. */
export function costs(spread: number): Source<Part> {
	return { truth: Math.exp(spread ** 2 / 2), draw: random => ({ of: Math.exp(spread * normal(random)), per: 1 }) };
}

export function evenCosts(): Source<Part> {
	return { truth: 10, draw: random => ({ of: 10 + normal(random), per: 1 }) };
}

/** One session in five costs six times as much. */
export function twoSizes(): Source<Part> {
	const spread = 0.6;
	return {
		truth: (0.8 + 0.2 * 6) * Math.exp(spread ** 2 / 2),
		draw: random => ({ of: (random() < 0.2 ? 6 : 1) * Math.exp(spread * normal(random)), per: 1 }),
	};
}

export function waits(): Source<Part> {
	return { truth: 1, draw: random => ({ of: -Math.log(1 - random()), per: 1 }) };
}

/** Money per line, where larger tasks have more of both and some sessions have no line. */
export function costsPerLine(withLines: number): Source<Part> {
	return {
		truth: Math.exp(0.5 ** 2 / 2 - 0.3 ** 2 / 2) / withLines,
		draw: random => {
			const size = 0.8 * normal(random);
			const hasLines = random() < withLines;
			return { of: Math.exp(size + 0.5 * normal(random)), per: hasLines ? Math.exp(size + 0.3 * normal(random)) : 0 };
		},
	};
}

/** Counts; `uneven` sessions differ in how many they tend to have. */
export function counts(mean: number, uneven: boolean): Source<number> {
	return { truth: mean, draw: random => poisson(uneven ? -mean * Math.log(1 - random()) : mean, random) };
}

/** Many sessions have nothing to count, the others some. */
export function rareCounts(): Source<number> {
	return { truth: 1.2, draw: random => (random() < 0.4 ? poisson(3, random) : 0) };
}

export function allOrNothing(share: number): Source<number> {
	return { truth: share, draw: random => (random() < share ? 1 : 0) };
}

/** Half of the sessions have all, a third of the others nothing, and the rest something. */
export function mixedShares(): Source<number> {
	return { truth: 0.5 + (0.5 * (2 / 3)) / 2, draw: random => (random() < 0.5 ? 1 : random() < 1 / 3 ? 0 : random()) };
}

/** Nearly all of everything. */
export function highShares(): Source<number> {
	return { truth: 10 / 11, draw: random => random() ** 0.1 };
}

export function even(): Source<number> {
	return { truth: 0.5, draw: random => random() };
}

function poisson(mean: number, random: Random): number {
	let count = 0;
	for (let left = Math.exp(-mean), product = random(); product > left; product *= random()) {
		count += 1;
	}
	return count;
}
