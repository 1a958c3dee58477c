import assert from 'node:assert/strict';
import { noUsage } from '../../../../src/domain/spend/usage.ts';
import { BudgetWatch } from '../../../../src/server/value/budget.ts';
import { at, bookOf, responseRow, session, sessionRow } from '../../../support/book.ts';

const DAY_MS = 86_400_000;
const id = session('s');
/** So many dollars: Haiku 4.5 costs one a million tokens of input. */
const spent = (day: string, usd: number, of = id, model = 'claude-haiku-4-5') =>
	responseRow(of, `${day}T10:00:00Z`, { model, usage: { ...noUsage, input: usd * 1_000_000 } });
const dayAt = (first: string, after: number): string => new Date(at(first) + after * DAY_MS).toISOString().slice(0, 10);

suite('budget of a book', () => {
	/** Two dollars a working day since Monday, 2 November 2026. */
	const november = Array.from({ length: 17 }, (_, index) => dayAt('2026-11-02', index))
		.filter(day => ![0, 6].includes(new Date(day).getUTCDay()))
		.map(day => spent(day, 2));
	const rows = { session: [sessionRow(id, '2026-11-02T09:00:00Z', '2026-11-18T11:00:00Z')], response: november };
	const now = '2026-11-18T12:00:00Z';

	test('without a limit there is nothing to tell', async () => {
		assert.equal(await new BudgetWatch(bookOf(rows, now), { month: 0, session: 0 }).state(), null);
	});

	test('tells what the month has cost, and what it will have cost when it goes on so', () => {
		const month = new BudgetWatch(bookOf(rows, now), { month: 40, session: 0 }).month();
		// Thirteen working days so far, and eight to come after today.
		assert.deepEqual(
			[month?.month, month?.name, month?.limit, month?.spent, month?.standing],
			['2026-11', 'November', 40, 26, 'forecastPasses'],
		);
		assert.deepEqual(month?.forecast, { usd: 42, low: 42, high: 42, days: 16 });
	});

	test('before five days are over there is no forecast, and a limit that is passed is passed all the same', () => {
		const month = (limit: number) => new BudgetWatch(bookOf(rows, '2026-11-06T12:00:00Z'), { month: limit, session: 0 }).month();
		assert.deepEqual([month(11)?.spent, month(11)?.forecast, month(11)?.standing], [10, null, 'within']);
		assert.equal(month(9)?.standing, 'passed');
	});

	test('what has no price is said, and is no day without spend', () => {
		const unpriced = { ...rows, response: [...november.slice(1), spent('2026-11-02', 3, id, 'nova')] };
		const month = new BudgetWatch(bookOf(unpriced, now), { month: 40, session: 0 }).month();
		assert.deepEqual([month?.spent, month?.unpricedTokens, month?.forecast?.days], [24, 3_000_000, 15]);
	});

	test('prices that change are those of the days before, too', () => {
		const price = { usd: 2 };
		const book = bookOf(rows, now, { priceOf: () => ({ kind: 'known', usd: price.usd }) });
		const watch = new BudgetWatch(book, { month: 40, session: 0 });
		assert.equal(watch.month()?.spent, 26);
		price.usd = 1;
		book.repriced();
		assert.equal(watch.month()?.spent, 13);
	});

	test('another month begins anew', () => {
		const month = new BudgetWatch(bookOf(rows, '2026-12-01T08:00:00Z'), { month: 40, session: 0 }).month();
		assert.deepEqual([month?.month, month?.spent], ['2026-12', 0]);
	});

	test('sessions that were at work today are told where they cost more than one should, with all that they cost', async () => {
		const other = session('other');
		const both = {
			session: [...rows.session, sessionRow(other, '2026-11-17T09:00:00Z', '2026-11-17T10:00:00Z')],
			response: [...november, spent('2026-11-17', 90, other)],
		};
		const watch = new BudgetWatch(bookOf(both, now), { month: 0, session: 20 });
		assert.deepEqual(await watch.state(), {
			month: null,
			sessions: [{ session: id, title: 'Session in app, 9:00', spent: 26, limit: 20 }],
		});
		watch.settle({ month: 0, session: 30 });
		assert.deepEqual((await watch.state())?.sessions, []);
	});
});
