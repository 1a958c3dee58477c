import assert from 'node:assert/strict';
import { formatShare } from '../../../../../src/base/format.ts';
import { countInterval, ratioInterval, shareInterval, type Interval } from '../../../../../src/domain/value/statistics/interval.ts';
import { seededRandom, type Random } from '../../../../../src/domain/value/statistics/random.ts';
import * as engineers from './engineers.ts';

const ENGINEERS = 1_000;
const FEWEST = 8;
const MOST = 40;

type Estimate<T> = (sample: readonly T[], random: Random) => Interval | undefined;

suite('90 % intervals', function () {
	this.timeout(60_000);

	const someSessions = (random: Random): number => FEWEST + Math.floor(random() * (MOST - FEWEST + 1));
	const hold = (what: string, covered: () => number): void => {
		test(`hold the true value in 87 to 93 of 100 cases: ${what}`, () => {
			const share = covered();
			assert.ok(0.87 <= share && share <= 0.93, String(share));
		});
	};
	/** Of 1,000 simulated engineers, with 8 to 40 sessions each. */
	const holds = <T>(what: string, source: engineers.Source<T>, estimate: Estimate<T>): void => {
		hold(what, () => coverage(() => source, estimate, someSessions));
	};

	for (const spread of [0.5, 0.8, 1, 1.2, 1.5]) {
		holds(`costs that scatter by ${String(spread)}`, engineers.costs(spread), ratioInterval);
	}
	// Eight costs that scatter by 1.5 are held in 86 to 87 of 100 cases: mostly their largest has not been seen yet.
	for (const spread of [0.5, 0.8, 1, 1.2]) {
		hold(`eight costs that scatter by ${String(spread)}`, () =>
			coverage(
				() => engineers.costs(spread),
				ratioInterval,
				() => FEWEST,
			),
		);
	}
	holds('costs that are nearly the same', engineers.evenCosts(), ratioInterval);
	holds('costs that fall off evenly', engineers.waits(), ratioInterval);
	holds('costs of two sizes', engineers.twoSizes(), ratioInterval);
	for (const withLines of [1, 0.7, 0.5]) {
		holds(`money per line, where ${formatShare(withLines)} of sessions have lines`, engineers.costsPerLine(withLines), ratioInterval);
	}
	for (const mean of [0.3, 0.5, 1, 4]) {
		holds(`counts about ${String(mean)}`, engineers.counts(mean, false), countInterval);
		holds(`uneven counts about ${String(mean)}`, engineers.counts(mean, true), countInterval);
	}
	holds('counts of which most are none', engineers.rareCounts(), countInterval);
	holds('shares of all, nothing or something', engineers.mixedShares(), shareInterval);
	holds('shares of anything', engineers.even(), shareInterval);
	holds('shares of nearly all', engineers.highShares(), shareInterval);
	for (const share of [0.5, 0.8]) {
		holds(`all or nothing, all in ${formatShare(share)}`, engineers.allOrNothing(share), shareInterval);
	}

	hold('all or nothing, all in 90 to 100 %', () =>
		coverage(random => engineers.allOrNothing(0.9 + random() / 10), shareInterval, someSessions),
	);

	// Eight yes-or-no answers have nine results: of one true share an interval holds what it happens to hold. Over all true shares it evens out.
	for (const count of [8, 9, 12, 20]) {
		hold(`${String(count)} sessions of all or nothing, each engineer with another share`, () =>
			coverage(
				random => engineers.allOrNothing(random()),
				shareInterval,
				() => count,
			),
		);
	}

	test('are said of nothing where nothing was counted, or nothing can be told', () => {
		const random = seededRandom(1);
		assert.equal(ratioInterval([], random), undefined);
		assert.equal(
			ratioInterval(
				Array.from({ length: 9 }, () => ({ of: 0, per: 1 })),
				random,
			),
			undefined,
		);
		assert.equal(
			ratioInterval(
				Array.from({ length: 9 }, () => ({ of: 1, per: 0 })),
				random,
			),
			undefined,
		);
		assert.equal(countInterval([3]), undefined);
		assert.equal(shareInterval([1]), undefined);
	});

	test('of values that are all the same are as wide as that can be known', () => {
		assert.deepEqual(
			ratioInterval(
				Array.from({ length: 9 }, () => ({ of: 2, per: 1 })),
				seededRandom(1),
			),
			{ value: 2, low: 2, high: 2 },
		);
		const none = countInterval(Array.from({ length: 10 }, () => 0));
		assert.deepEqual([none?.value, none?.low], [0, 0]);
		assert.ok(none !== undefined && 0.29 < none.high && none.high < 0.31);
		const all = shareInterval(Array.from({ length: 10 }, () => 1));
		assert.deepEqual([all?.value, all?.high], [1, 1]);
		assert.ok(all !== undefined && 0.7 < all.low && all.low < 0.8);
	});

	test('are the same for the same seed', () => {
		const parts = [1, 2, 3, 9, 4, 4, 1, 30].map(of => ({ of, per: 1 }));
		assert.deepEqual(ratioInterval(parts, seededRandom(5)), ratioInterval(parts, seededRandom(5)));
	});
});

/** The share of 1,000 engineers, each with as many sessions as are told, whose interval holds the truth. */
function coverage<T>(
	sourceOf: (random: Random) => engineers.Source<T>,
	estimate: Estimate<T>,
	countOf: (random: Random) => number,
): number {
	const random = seededRandom(2026);
	let covered = 0;
	for (let engineer = 0; engineer < ENGINEERS; engineer++) {
		const source = sourceOf(random);
		const sample = Array.from({ length: countOf(random) }, () => source.draw(random));
		const interval = estimate(sample, random);
		covered += interval !== undefined && interval.low <= source.truth && source.truth <= interval.high ? 1 : 0;
	}
	return covered / ENGINEERS;
}
