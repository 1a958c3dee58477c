import assert from 'node:assert/strict';
import fc from 'fast-check';
import { between, disjoint, lengthOf, without, type Interval } from '../../../../src/domain/time/interval.ts';
import { record } from '../../../support/facts.ts';

const LAST = 30;
const at = fc.integer({ min: 0, max: LAST });
const interval: fc.Arbitrary<Interval> = record({ start: at, end: at });
const some = fc.array(interval, { maxLength: 8 });

/** Every instant that lies in one of them: the slow and simple way to say what they cover. */
const instants = (intervals: readonly Interval[]): number[] =>
	Array.from({ length: LAST }, (_, instant) => instant).filter(instant =>
		intervals.some(({ start, end }) => start <= instant && instant < end),
	);

suite('Stretches of time', () => {
	test('made disjoint, they cover what they covered, each instant once', () => {
		fc.assert(
			fc.property(some, intervals => {
				const apart = disjoint(intervals);
				assert.deepEqual(instants(apart), instants(intervals));
				assert.equal(lengthOf(apart), instants(intervals).length);
			}),
		);
	});
	test('without others, they cover what the others do not', () => {
		fc.assert(
			fc.property(some, some, (intervals, taken) => {
				const left = without(disjoint(intervals), disjoint(taken));
				const covered = new Set(instants(taken));
				assert.deepEqual(
					instants(left),
					instants(intervals).filter(instant => !covered.has(instant)),
				);
				assert.equal(lengthOf(left), instants(left).length);
			}),
		);
	});
	test('between two times lies what both hold', () => {
		assert.deepEqual(between({ start: 2, end: 8 }, 4, 6), { start: 4, end: 6 });
		assert.deepEqual(between({ start: 2, end: 8 }, 0, 9), { start: 2, end: 8 });
		assert.deepEqual(between({ start: 2, end: 8 }, 9, 12), { start: 9, end: 9 });
	});
});
