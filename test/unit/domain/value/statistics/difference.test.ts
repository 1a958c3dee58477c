import assert from 'node:assert/strict';
import { chanceOfLess } from '../../../../../src/domain/value/statistics/difference.ts';
import type { Part } from '../../../../../src/domain/value/statistics/interval.ts';
import { seededRandom } from '../../../../../src/domain/value/statistics/random.ts';

const parts = (...costs: readonly number[]): readonly Part[] => costs.map(of => ({ of, per: 1 }));

suite('chance of costing less', () => {
	test('is the part of all ways to deal the sessions out that show as much', () => {
		const chance = chanceOfLess(parts(1, 2, 3), parts(10, 20, 30), seededRandom(1));
		assert.ok(Math.abs(chance - 1 / 20) < 0.015, String(chance));
	});

	test('is one where the first costs more, and where all cost the same', () => {
		assert.ok(chanceOfLess(parts(10, 20, 30), parts(1, 2, 3), seededRandom(1)) > 0.95);
		assert.equal(chanceOfLess(parts(2, 2, 2), parts(2, 2), seededRandom(1)), 1);
		assert.equal(chanceOfLess(parts(0, 0), parts(0, 0), seededRandom(1)), 1);
	});
});
