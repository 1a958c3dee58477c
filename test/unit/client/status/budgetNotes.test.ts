import assert from 'node:assert/strict';
import { notesOn } from '../../../../src/client/status/budgetNotes.ts';
import type { MonthBudget } from '../../../../src/protocol/budget.ts';

const month: MonthBudget = {
	month: '2026-11',
	name: 'November',
	limit: 80,
	spent: 42.1,
	unpricedTokens: 0,
	forecast: { usd: 94, low: 81, high: 102, days: 20 },
	standing: 'forecastPasses',
};

suite('notes on the budget', () => {
	test('there is none where there is no budget, or all is within it', () => {
		assert.deepEqual(notesOn(null), []);
		assert.deepEqual(notesOn({ month: { ...month, standing: 'within' }, sessions: [] }), []);
	});

	test('a month has one when it will be passed, and another when it is', () => {
		const [will] = notesOn({ month, sessions: [] });
		assert.equal(will?.key, '2026-11 forecastPasses');
		assert.match(
			will.sentence,
			/^At this pace November will pass the budget that you set\. November: \$42\.10 of \$80\.00 spent\. Forecast \$94\.00,/,
		);
		const [is] = notesOn({ month: { ...month, standing: 'passed', forecast: null, unpricedTokens: 3_000 }, sessions: [] });
		assert.equal(is?.key, '2026-11 passed');
		assert.match(
			is.sentence,
			/^The budget that you set for November is passed\. .* without 3 k tokens that have no price\. There are too few days/,
		);
	});

	test('each session that costs more than it should has one, with its title as text', () => {
		const [note] = notesOn({ month: null, sessions: [{ session: 'codex:1', title: 'Fix\u202e it', spent: 12.3, limit: 10 }] });
		assert.deepEqual(note, {
			key: 'codex:1',
			sentence: 'The session “Fix it” has cost $12.30 at list price, more than the $10.00 that you set for one.',
		});
	});
});
