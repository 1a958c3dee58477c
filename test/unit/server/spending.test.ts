/** What is kept added up is what adding up everything would give. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DAY_MS } from '../../../src/base/units.ts';
import { Calendar } from '../../../src/domain/calendar.ts';
import type { PriceOf } from '../../../src/domain/spend/price.ts';
import { sumBy, sumOf, tally, tallyBy, type Tally } from '../../../src/domain/spend/tally.ts';
import { agentId } from '../../../src/domain/trace/ids.ts';
import type { ResponseRow } from '../../../src/domain/trace/rows.ts';
import { MemoryStore } from '../../../src/ingest/store/memoryStore.ts';
import { noLines, noRows, type Store } from '../../../src/ingest/store/store.ts';
import { everything, type Book, type Choice } from '../../../src/server/book.ts';
import { arbitraryRow, runs } from '../../support/facts.ts';
import { at, bookOf } from '../../support/book.ts';

/** Days begin at other moments than those of UTC, and one of these has 25 hours. */
const ZONE = 'Australia/Lord_Howe';
const begin = at('2026-04-02T00:00:00Z');

const response: fc.Arbitrary<ResponseRow> = fc
	.tuple(arbitraryRow.response, fc.integer({ min: 0, max: 8 * 24 * 4 }))
	.map(([row, quarter]) => ({ ...row, at: begin + (quarter / 96) * DAY_MS }));
const told = fc.array(fc.array(response, { maxLength: 5 }), { maxLength: 6 });

/** A model that has no name has no price; the others cost more in the second price list. */
const priced =
	(factor: number): PriceOf =>
	(model, usage) =>
		model === null || model === '' ? { kind: 'unpriced', model } : { kind: 'known', usd: factor * (usage.input + 4 * usage.output) };

function commit(store: Store, rows: readonly ResponseRow[]): void {
	const counts = { counts: noLines, countsAtOffset: noLines };
	const place = {
		path: '/t.jsonl',
		agent: agentId('made-up'),
		size: 0,
		modifiedAt: 0,
		changedAt: 0,
		offset: 0,
		checkpoint: null,
		head: '',
	};
	store.commit({ file: { ...place, ...counts, trouble: null }, rows: { ...noRows, response: rows } });
}

/** Sums of the same numbers in another order differ in their last digits. */
const rounded = (sum: Tally): Tally => ({ ...sum, costUsd: sum.costUsd === null ? null : Math.round(sum.costUsd * 1e6) / 1e6 });
const listed = (sums: ReadonlyMap<string | null, Tally>): readonly unknown[] =>
	[...sums].map(([key, sum]) => [String(key), rounded(sum)] as const).sort(([a], [b]) => (a < b ? -1 : 1));

suite('spend that is kept added up', () => {
	const calendar = new Calendar(ZONE);

	function check(book: Book, choice: Choice, priceOf: PriceOf): void {
		const [rows, spent] = [book.responses(choice), book.spent(choice)];
		const recounted = (keyOf: (row: ResponseRow) => string | null): readonly unknown[] => listed(tallyBy(rows, keyOf, priceOf));
		assert.deepEqual(rounded(sumOf(spent.map(one => one.tally))), rounded(tally(rows, priceOf)));
		assert.deepEqual(
			listed(sumBy(spent, one => one.day)),
			recounted(row => calendar.dayOf(row.at)),
		);
		assert.deepEqual(
			listed(sumBy(spent, one => one.model)),
			recounted(row => row.model),
		);
		assert.deepEqual(
			listed(sumBy(spent, one => one.session)),
			recounted(row => row.session),
		);
	}

	test('is what counting every response gives, whatever is told when, in every span, before and after prices change', () => {
		const day = fc.integer({ min: -1, max: 9 }).map(days => calendar.startOf(calendar.addDays(calendar.dayOf(begin), days)));
		const limit = fc.option(
			fc.oneof(
				day,
				fc.integer({ min: 0, max: 8 * DAY_MS }).map(ms => begin + ms),
			),
		);
		fc.assert(
			fc.property(told, limit, limit, fc.integer({ min: 0, max: 6 }), (batches, since, until, changeAt) => {
				const store = new MemoryStore();
				let prices = priced(1);
				const priceOf: PriceOf = (...of) => prices(...of);
				const book = bookOf({}, '2026-04-09T00:00:00Z', { store, calendar, priceOf });
				batches.forEach((rows, index) => {
					if (index === changeAt) {
						prices = priced(2);
						book.repriced();
					}
					commit(store, rows);
					check(book, { ...everything, span: { since, until } }, priceOf);
				});
			}),
			runs(100),
		);
	});

	test('is added up again for no other day than those that have changed', () => {
		const store = new MemoryStore();
		const asked: number[] = [];
		const counting: Store = Object.assign(Object.create(store) as Store, {
			revision: () => store.revision(),
			changedSheets: (since: number) => store.changedSheets(since),
			sheet: (table: 'response', day: number) => {
				asked.push(day);
				return store.sheet(table, day);
			},
		});
		const book = bookOf({}, '2026-04-09T00:00:00Z', { store: counting, calendar: new Calendar('UTC') });
		const [row] = fc.sample(arbitraryRow.response, { numRuns: 1, seed: 1 });
		assert.ok(row);
		const on = (day: number): ResponseRow => ({ ...row, id: `made-up:${day}` as ResponseRow['id'], at: begin + day * DAY_MS });
		commit(store, [on(0), on(1), on(2)]);
		book.spent(everything);
		asked.length = 0;
		commit(store, [{ ...on(1), usage: { ...row.usage, output: 99 } }]);
		book.spent(everything);
		book.spent(everything);
		assert.deepEqual(asked, [begin / DAY_MS + 1]);
	});
});
