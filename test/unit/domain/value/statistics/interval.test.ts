import assert from 'node:assert/strict';
import { countInterval, ratioInterval, shareInterval, type Interval } from '../../../../../src/domain/value/statistics/interval.ts';
import { seededRandom, type Random } from '../../../../../src/domain/value/statistics/random.ts';
import * as engineers from './engineers.ts';

const ENGINEERS = 1_000;
const FEWEST = 8;
const MOST = 40;

type Estimate<T> = (sample: readonly T[], random: Random) => Interval | undefined;

suite('90 % intervals', function () {
	this.timeout(60_000);

	/** Of 1,000 simulated engineers, with 8 to 40 sessions each. */
	const holds = <T>(what: string, sources: readonly engineers.Source<T>[], estimate: Estimate<T>, most = 0.93): void => {
		test(`hold the true value in 87 to ${String(most * 100)} of 100 cases: ${what}`, () => {
			const covered = coverage(sources, estimate, random => FEWEST + Math.floor(random() * (MOST - FEWEST + 1)));
			assert.ok(0.87 <= covered && covered <= most, String(covered));
		});
	};

	holds('costs, skewed and very skewed', [0.5, 0.8, 1, 1.2].map(engineers.costs), ratioInterval);
	holds('costs that are nearly the same', [engineers.evenCosts()], ratioInterval);
	holds('costs that fall off evenly', [engineers.waits()], ratioInterval);
	holds('money per line', [engineers.costsPerLine(1)], ratioInterval);
	holds('money per line, where some sessions have none', [engineers.costsPerLine(0.7)], ratioInterval);
	holds(
		'counts',
		[0.3, 1, 4].map(mean => engineers.counts(mean, false)),
		countInterval,
	);
	holds(
		'counts of uneven sessions',
		[0.5, 1, 4].map(mean => engineers.counts(mean, true)),
		countInterval,
	);
	holds('shares of something', [engineers.mixedShares(), engineers.even()], shareInterval);
	// Of a few yes-or-no answers no interval can hold exactly 90 %: it leaves out too little rather than too much.
	holds('shares of all or nothing', [0.5, 0.8, 0.95].map(engineers.allOrNothing), shareInterval, 0.96);

	for (const count of [FEWEST, 20]) {
		test(`hold the true cost of ${String(count)} skewed sessions in 87 to 93 of 100 cases`, () => {
			const covered = coverage([engineers.costs(0.8)], ratioInterval, () => count);
			assert.ok(0.87 <= covered && covered <= 0.93, String(covered));
		});
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

function coverage<T>(sources: readonly engineers.Source<T>[], estimate: Estimate<T>, countOf: (random: Random) => number): number {
	const random = seededRandom(2026);
	let covered = 0;
	for (let engineer = 0; engineer < ENGINEERS; engineer++) {
		const source = sources[engineer % sources.length];
		assert.ok(source);
		const interval = estimate(
			Array.from({ length: countOf(random) }, () => source.draw(random)),
			random,
		);
		covered += interval !== undefined && interval.low <= source.truth && source.truth <= interval.high ? 1 : 0;
	}
	return covered / ENGINEERS;
}
