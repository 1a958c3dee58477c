import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Gaze } from '../../../../src/domain/ledger/gaze.ts';
import type { LineKey } from '../../../../src/domain/trace/lineKey.ts';

const keys = (...numbers: number[]): LineKey[] => numbers as LineKey[];
const many = (count: number, from = 1): LineKey[] => keys(...Array.from({ length: count }, (_, index) => from + index));

suite('Lines that are looked at', () => {
	test('a few are seen after a second and a half, and not before', () => {
		const gaze = new Gaze();
		gaze.look(0, many(3));
		assert.deepEqual(gaze.upTo(1_499), []);
		assert.deepEqual(gaze.upTo(1_500), many(3));
	});

	test('many take 0.4 s each', () => {
		const gaze = new Gaze();
		gaze.look(0, many(40));
		assert.deepEqual(gaze.upTo(15_999), []);
		assert.deepEqual(gaze.upTo(16_000), many(40));
	});

	test('those that stay while others are scrolled in keep their time; those that leave lose it', () => {
		const gaze = new Gaze();
		gaze.look(0, keys(1, 2));
		gaze.upTo(1_000);
		gaze.look(1_000, keys(2, 3));
		assert.deepEqual(gaze.upTo(1_500), keys(2));
		gaze.look(1_500, keys(1));
		assert.deepEqual(gaze.upTo(2_900), []);
		assert.deepEqual(gaze.upTo(3_000), keys(1));
	});

	test('time in which nobody was there does not count', () => {
		const gaze = new Gaze();
		gaze.look(0, keys(1));
		gaze.upTo(1_000);
		gaze.skipTo(60_000);
		assert.deepEqual(gaze.upTo(60_400), []);
		assert.deepEqual(gaze.upTo(60_500), keys(1));
	});

	test('nothing is seen sooner than the screen as a whole allows, however it is scrolled', () => {
		const screens = fc.array(
			fc.tuple(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 60 })),
		);
		fc.assert(
			fc.property(screens, looked => {
				const gaze = new Gaze();
				const seen = new Set<LineKey>();
				let at = 0;
				for (const [ms, from, count] of looked) {
					gaze.look(at, many(count, from));
					at += ms;
					gaze.upTo(at).forEach(key => seen.add(key));
				}
				assert.ok(seen.size * 400 <= at + 1);
				assert.ok(seen.size === 0 || 1_500 <= at);
			}),
		);
	});
});
