import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeRows } from '../../../../src/domain/trace/merge.ts';
import { arbitraryRow, runs } from '../../../support/facts.ts';

suite('merging rows', () => {
	check('sessions', arbitraryRow.session, mergeRows.session, ['id']);
	check('titles', arbitraryRow.title, mergeRows.title, ['session', 'source']);
	check('turns', arbitraryRow.turn, mergeRows.turn, ['id']);
	check('responses', arbitraryRow.response, mergeRows.response, ['id']);
	check('edits', arbitraryRow.edit, mergeRows.edit, ['id']);
	check('traces', arbitraryRow.trace, mergeRows.trace, ['edit']);
	check('runs', arbitraryRow.run, mergeRows.run, ['id']);
	check('waits', arbitraryRow.wait, mergeRows.wait, ['id']);
});

const NUM_RUNS = 1000;

/** Rows are only merged when they are the same in `key`. */
function check<Row>(name: string, row: fc.Arbitrary<Row>, merge: (a: Row, b: Row) => Row, key: readonly (keyof Row)[]): void {
	const keyed = (one: Row): Partial<Row> => Object.fromEntries(key.map(field => [field, one[field]])) as Partial<Row>;
	const three = fc.tuple(row, row, row).map(([a, b, c]) => [a, { ...b, ...keyed(a) }, { ...c, ...keyed(a) }] as const);

	test(`${name}: telling it again changes nothing`, () => {
		fc.assert(
			fc.property(row, a => {
				assert.deepEqual(merge(a, a), a);
			}),
			runs(NUM_RUNS),
		);
	});

	test(`${name}: the order does not matter`, () => {
		fc.assert(
			fc.property(three, ([a, b]) => {
				assert.deepEqual(merge(a, b), merge(b, a));
			}),
			runs(NUM_RUNS),
		);
	});

	test(`${name}: what was merged before does not matter`, () => {
		fc.assert(
			fc.property(three, ([a, b, c]) => {
				assert.deepEqual(merge(merge(a, b), c), merge(a, merge(b, c)));
			}),
			runs(NUM_RUNS),
		);
	});

	test(`${name}: what is merged keeps its key`, () => {
		fc.assert(
			fc.property(three, ([a, b]) => {
				assert.deepEqual(keyed(merge(a, b)), keyed(a));
			}),
			runs(NUM_RUNS),
		);
	});
}
