import assert from 'node:assert/strict';
import { statusText } from '../../../../src/client/status/statusText.ts';
import type { Status } from '../../../../src/protocol/lsp.ts';

suite('the status bar', () => {
	const status = (changes: Partial<Status>): Status => ({
		usd: 4.2,
		tokens: 1_900_000,
		unpricedTokens: 0,
		responses: 33,
		coverage: null,
		budget: null,
		...changes,
	});
	const textOf = (changes: Partial<Status>): string => statusText(status(changes), null).text;

	test('spend and coverage today', () => {
		assert.equal(textOf({ coverage: { verified: 62, alive: 100 } }), '$(library) $4.20 · 62 %');
	});
	test('a budget is a line of the tooltip, with its forecast', () => {
		const month = {
			month: '2026-11',
			name: 'November',
			limit: 80,
			spent: 42.1,
			unpricedTokens: 0,
			forecast: { usd: 74, low: 61, high: 92, days: 20 },
			standing: 'within',
		} as const;
		const { lines, text } = statusText(status({ budget: { month, sessions: [] } }), null);
		assert.equal(
			lines.at(-1),
			'Budget for November: $42.10 of $80.00 spent. Forecast $74.00, between $61.00 and $92.00; estimated from 20 days.',
		);
		assert.equal(text, textOf({}));
	});
	test('coverage that is not known is neither 0 nor 100 %', () => {
		assert.equal(textOf({}), '$(library) $4.20 · coverage –');
	});
	test('a line short of all is not all', () => {
		const text = statusText(status({ coverage: { verified: 1_299, alive: 1_300 } }), null);
		assert.equal(text.text, '$(library) $4.20 · 99 %');
		assert.equal(text.lines.at(-1), 'Verification coverage: 99 %, 1,299 of 1,300 agent-written lines.');
		assert.match(text.spoken, /1,299 of 1,300 agent-written lines$/);
	});
	test('nothing done today costs nothing', () => {
		assert.equal(textOf({ usd: null, tokens: 0, responses: 0 }), '$(library) $0.00 · coverage –');
	});
	test('unpriced is not free', () => {
		assert.equal(textOf({ usd: null, unpricedTokens: 1_900_000 }), '$(library) no price · coverage –');
	});
	test('what is known only in part says so', () => {
		const text = statusText(status({ unpricedTokens: 190_000 }), null);
		assert.equal(text.text, '$(library) $4.20+ · coverage –');
		assert.ok(text.lines.includes('190 k tokens (10 %) are of models without a price and are not in it.'));
	});
	test('before the first answer nothing is claimed', () => {
		assert.equal(statusText(null, null).text, '$(library) –');
		assert.equal(statusText(null, { kind: 'starting', sentence: 'Bookend is starting.' }).text, '$(library) –');
	});
	test('trouble is shown, and its sentence is in the tooltip and spoken', () => {
		const text = statusText(status({}), { kind: 'stopped', sentence: 'It has stopped.' });
		assert.deepEqual(text, { text: '$(library) $(warning)', lines: ['It has stopped.'], spoken: 'Bookend: It has stopped.' });
	});
	test('a screen reader hears words, no icons', () => {
		assert.equal(
			statusText(status({}), null).spoken,
			'Bookend: $4.20 spent today. No agent-written lines to verify are known in the open folders',
		);
	});
});
