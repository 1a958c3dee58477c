/** Columns come back as they were, whatever numbers they hold, and as narrow as they can be. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { columnsIn, packColumns } from '../../../src/base/numberColumns.ts';
import { runs } from '../../support/facts.ts';

const DAY = 1_790_812_800_000;
const number = fc.oneof(
	fc.nat({ max: 300 }),
	fc.nat({ max: 70_000 }),
	fc.nat({ max: 2 ** 32 + 1 }),
	fc.integer({ min: DAY, max: DAY + 86_399_999 }),
	fc.maxSafeInteger(),
	fc.double(),
	fc.constantFrom(NaN, 0, -0, -1, 255, 256, 65_535, 65_536, 2 ** 32 - 1, 2 ** 32, Infinity, -Infinity, Number.MAX_VALUE, 5e-324),
);
/** Each of numbers that are alike: any two kinds in one column would hide what a narrow one does. */
const column = (rows: number): fc.Arbitrary<number[]> =>
	fc.oneof(
		...[
			number,
			fc.nat({ max: 255 }),
			fc.nat({ max: 65_535 }),
			fc.nat({ max: 2 ** 32 - 1 }),
			fc.integer({ min: DAY, max: DAY + 2 ** 32 }),
		].map(one => fc.array(one, { minLength: rows, maxLength: rows })),
		number.map(one => Array.from({ length: rows }, () => one)),
	);
const columns = fc.nat({ max: 9 }).chain(rows => fc.array(column(rows), { minLength: 1, maxLength: 4 }));

const valuesIn = (packed: Uint8Array<ArrayBuffer>): number[][] => columnsIn(packed).columns.map(one => [...one]);

/** Bytes that one column of as many rows takes, without what any column takes. */
function sizeOf(numbers: readonly number[]): number {
	return packColumns([numbers]).length - packColumns([[]]).length;
}

suite('columns of numbers', () => {
	test('come back as they were', () => {
		fc.assert(
			fc.property(columns, told => {
				const packed = packColumns(told);
				assert.equal(columnsIn(packed).rows, told[0]?.length);
				assert.deepEqual(valuesIn(packed), told);
			}),
			runs(1_000),
		);
	});

	test('are read wherever their bytes begin', () => {
		fc.assert(
			fc.property(columns, fc.nat({ max: 16 }), (told, start) => {
				const packed = packColumns(told);
				const among = new Uint8Array(start + packed.length + 3).fill(255);
				among.set(packed, start);
				assert.deepEqual(valuesIn(among.subarray(start, start + packed.length)), told);
			}),
			runs(300),
		);
	});

	const check = (title: string, numberOn: (row: number) => number, bytes: number): void => {
		test(`${title} take ${bytes} bytes on 800 rows`, () => {
			const numbers = Array.from({ length: 800 }, (_, row) => numberOn(row));
			assert.equal(sizeOf(numbers), bytes);
			assert.deepEqual(valuesIn(packColumns([numbers])), [numbers]);
		});
	};
	check('zeros', () => 0, 8);
	check('numbers that nobody knows', () => NaN, 8);
	check('small counts', row => row % 256, 800);
	check('counts', row => row, 1_600);
	check('large counts', row => row * 100_000, 3_200);
	check('times of a day', row => DAY + row * 100_000, 3_200);
	check('fractions', row => row / 8, 6_400);
	check('zeros, and one that is less', row => (row === 400 ? -0 : 0), 6_400);
	check('counts, and one that nobody knows', row => (row === 400 ? NaN : row), 6_400);
});
