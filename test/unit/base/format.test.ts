import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	formatBytesOf,
	formatCount,
	formatDuration,
	formatPoints,
	formatShare,
	formatTimes,
	formatTokens,
	formatUsd,
} from '../../../src/base/format.ts';

function check<T>(format: (value: T) => string, cases: readonly (readonly [value: T, expected: string])[]): void {
	for (const [value, expected] of cases) {
		assert.equal(format(value), expected, JSON.stringify(value));
	}
}

suite('numbers as people read them', () => {
	test('counts are grouped by thousands', () => {
		check(formatCount, [
			[0, '0'],
			[999, '999'],
			[1_000, '1,000'],
			[1_300, '1,300'],
			[1_234_567, '1,234,567'],
		]);
	});

	test('money has cents below a thousand dollars, and an unknown price is no zero', () => {
		check(formatUsd, [
			[0, '$0.00'],
			[0.004, 'under $0.01'],
			[0.01, '$0.01'],
			[4.2, '$4.20'],
			[999.99, '$999.99'],
		]);
		check(formatUsd, [
			[999.996, '$1,000'],
			[1_240.4, '$1,240'],
			[null, 'no price'],
		]);
	});

	test('tokens are exact below a thousand, then rounded', () => {
		check(formatTokens, [
			[0, '0'],
			[999, '999'],
			[1_000, '1 k'],
			[3_200, '3.2 k'],
			[412_300, '412 k'],
			[999_499, '999 k'],
		]);
		check(formatTokens, [
			[999_500, '1 M'],
			[1_900_000, '1.9 M'],
			[41_300_000, '41.3 M'],
			[412_000_000, '412 M'],
		]);
		check(formatTokens, [
			[1_240_000_000, '1.2 B'],
			[2_500_000_000_000, '2,500 B'],
			[null, '–'],
		]);
	});

	test('durations are in minutes, and the least is not nothing', () => {
		check(formatDuration, [
			[0, '0 m'],
			[1, 'under 1 m'],
			[59.9, 'under 1 m'],
			[60, '1 m'],
			[2_760, '46 m'],
			[3_599, '1 h'],
		]);
		check(formatDuration, [
			[4_380, '1 h 13 m'],
			[7_200, '2 h'],
			[3_600_000, '1,000 h'],
			[null, '–'],
		]);
	});

	test('a share is neither rounded away nor rounded up to all', () => {
		check(formatShare, [
			[0, '0 %'],
			[0.001, '<1 %'],
			[0.006, '1 %'],
			[0.53, '53 %'],
			[0.996, '99 %'],
			[1, '100 %'],
			[null, '–'],
		]);
		fc.assert(
			fc.property(fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true }), share => {
				assert.notEqual(formatShare(share), '0 %');
				assert.notEqual(formatShare(share), '100 %');
			}),
		);
	});

	test('a change has its sign', () => {
		check(formatPoints, [
			[4.2, '+4'],
			[-3.4, '−3'],
			[0.3, '±0'],
			[-0.3, '±0'],
			[0, '±0'],
		]);
	});

	test('a ratio has one decimal', () => {
		check(formatTimes, [
			[1.302, '1.3 times'],
			[2, '2.0 times'],
			[0.97, '1.0 times'],
			[0.04, 'under 0.1 times'],
			[0, '0 times'],
			[1_204, '1,204 times'],
		]);
	});

	test('bytes done and all are in the unit of all', () => {
		assert.equal(formatBytesOf(0.42e9, 1.1e9), '0.4 of 1.1 GB');
		assert.equal(formatBytesOf(12.4e6, 340e6), '12 of 340 MB');
		assert.equal(formatBytesOf(0, 1_200), '0 of 1.2 kB');
		assert.equal(formatBytesOf(3, 12), '3 of 12 bytes');
	});
});
