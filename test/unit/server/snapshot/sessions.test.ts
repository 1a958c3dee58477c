import assert from 'node:assert/strict';
import { sessionSummarySchema, type SessionSummary } from '../../../../src/protocol/sessions.ts';
import { sessionPageOf } from '../../../../src/server/snapshot/sessionPage.ts';
import { sessionSummaries } from '../../../../src/server/snapshot/sessions.ts';
import { everything, type Book } from '../../../../src/server/book.ts';
import { bookOf, editRow, responseRow, runRow, session, sessionRow, subagent, titleRow, turnRow } from '../../../support/book.ts';

const NOW = '2026-10-15T18:00:00Z';
const one = session('one');
const helper = subagent(one, 'agent-1');

const rows = {
	session: [
		sessionRow(one, '2026-10-15T09:00:00Z', '2026-10-15T10:00:00Z', { branch: { at: 0, value: 'main' } }),
		sessionRow(helper, '2026-10-15T09:10:00Z', '2026-10-15T10:30:00Z', { parent: { id: one, how: 'subagent' } }),
		sessionRow(session('empty'), '2026-10-15T11:00:00Z', '2026-10-15T11:00:00Z'),
	],
	title: [titleRow(one, 'prompt', 1), titleRow(one, 'agent', 2)],
	turn: [
		turnRow(one, '2026-10-15T09:00:00Z', '2026-10-15T09:30:00Z'),
		turnRow(helper, '2026-10-15T09:10:00Z', '2026-10-15T09:20:00Z', { prompt: { by: 'agent' } }),
	],
	response: [responseRow(one, '2026-10-15T09:05:00Z'), responseRow(helper, '2026-10-15T09:15:00Z', { model: 'nova', trust: 'lowerBound' })],
	edit: [
		editRow(one, '2026-10-15T09:06:00Z', '/work/app/a|b.ts', { added: 5 }),
		editRow(helper, '2026-10-15T09:16:00Z', '/work/app/a|b.ts', { removed: 2 }),
	],
	run: [
		runRow(one, '2026-10-15T09:20:00Z'),
		runRow(helper, '2026-10-15T09:21:00Z', { result: 'unknown' }),
		runRow(one, '2026-10-15T09:22:00Z'),
	],
};
const only = async (book: Book): Promise<SessionSummary> => {
	const [summary, ...others] = await sessionSummaries(book, everything);
	assert.deepEqual(others, []);
	return sessionSummarySchema.parse(summary);
};

suite('sessions', () => {
	test('what subagents did and cost is counted with the session they worked for', async () => {
		const {
			subagents,
			turns,
			responses,
			costUsd,
			unpricedTokens,
			lowerBoundResponses,
			edits,
			editedFiles,
			linesAdded,
			linesRemoved,
			agentSeconds,
			endedAt,
			models,
		} = await only(bookOf(rows, NOW));
		assert.deepEqual(
			{ subagents, turns, responses, costUsd, unpricedTokens, lowerBoundResponses },
			{ subagents: 1, turns: 1, responses: 2, costUsd: 1, unpricedTokens: 1_000_000, lowerBoundResponses: 1 },
		);
		assert.deepEqual(
			{ edits, editedFiles, linesAdded, linesRemoved, agentSeconds },
			{ edits: 2, editedFiles: 1, linesAdded: 6, linesRemoved: 2, agentSeconds: 40 * 60 },
		);
		assert.equal(new Date(endedAt).toISOString(), '2026-10-15T10:30:00.000Z');
		assert.deepEqual(models, ['claude-haiku-4-5', 'nova']);
	});
	test('command runs are counted by class and result', async () => {
		assert.deepEqual((await only(bookOf(rows, NOW))).runs, [
			{ class: 'test', result: 'passed', count: 2 },
			{ class: 'test', result: 'unknown', count: 1 },
		]);
	});
	test("the agent's title goes before the first prompt's words, and the place and time serve where both are gone", async () => {
		const titled = bookOf(rows, NOW, { titleOf: title => Promise.resolve(title.source === 'agent' ? 'Fix the parser' : 'please fix') });
		assert.equal((await only(titled)).title, 'Fix the parser');
		const prompted = bookOf(rows, NOW, { titleOf: title => Promise.resolve(title.source === 'prompt' ? 'please fix' : undefined) });
		assert.equal((await only(prompted)).title, 'please fix');
		assert.equal((await only(bookOf(rows, NOW))).title, 'Session in app, 9:00');
	});
	test('a transcript that is gone is not offered', async () => {
		assert.equal((await only(bookOf(rows, NOW))).transcript, '/t.jsonl');
		assert.equal((await only(bookOf(rows, NOW, { isThere: () => false }))).transcript, null);
	});
});

suite('session page', () => {
	test('says what was done, what it cost, and how that is known', async () => {
		const page = await sessionPageOf(bookOf(rows, NOW), one);
		assert.ok(page);
		assert.match(page.markdown, /^# Session in app, 9:00$/m);
		assert.match(page.markdown, /\| \*\*All\*\* \| 2 \|/);
		assert.match(page.markdown, /\| nova \| 1 \|.*\| no price \|/);
		assert.match(page.markdown, /\| `\/work\/app\/a\\\|b\.ts` \| 2 \| \+6 \| −2 \|/);
		assert.match(page.markdown, /\| test \| 2 \| 0 \| 1 \|/);
		assert.match(page.markdown, /usage of 1 response is a lower bound/);
	});
	test('puts what the agent says that it cost beside the estimate, and says what of usage was not counted', async () => {
		const told = [
			responseRow(one, '2026-10-15T09:05:00Z', { recordedUsd: 0.25 }),
			responseRow(one, '2026-10-15T09:06:00Z', { trust: 'sessionTotal' }),
			responseRow(one, '2026-10-15T09:07:00Z', { trust: 'estimated' }),
			responseRow(one, '2026-10-15T09:08:00Z', { trust: 'partial' }),
			responseRow(one, '2026-10-15T09:09:00Z', { trust: 'toldByCalls' }),
		];
		const { markdown = '' } = (await sessionPageOf(bookOf({ ...rows, response: told }, NOW), one)) ?? {};
		assert.match(markdown, /\| Model \|.*\| Estimate \| Agent says \|/);
		assert.match(markdown, /\| 4 \|.*\| \$4\.00 \| \$0\.25 \|/);
		assert.match(markdown, /usage of 1 response is a lower bound/);
		assert.match(markdown, /1 figure of usage is of a whole session/);
		assert.match(markdown, /usage of 1 response is an estimate/);
		assert.match(markdown, /agent itself puts 1 response at \$0\.25, by prices of its own/);
	});
	test("a subagent's id opens the session it worked for", async () => {
		assert.deepEqual(await sessionPageOf(bookOf(rows, NOW), helper), await sessionPageOf(bookOf(rows, NOW), one));
	});
	test('what a transcript calls itself stays text', async () => {
		const hostile = bookOf(rows, NOW, { titleOf: () => Promise.resolve('<img src=x> [run](command:rm) \u202e`x`') });
		const page = await sessionPageOf(hostile, one);
		assert.ok(page);
		assert.match(page.markdown, /^# \\<img src=x\\> \\\[run\\\]\(command\\:rm\) \\`x\\`$/m);
	});
	test('a session that is not on record has no page', async () => {
		assert.equal(await sessionPageOf(bookOf(rows, NOW), 'claude-code:nowhere'), undefined);
	});
});
