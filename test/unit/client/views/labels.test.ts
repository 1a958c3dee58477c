import assert from 'node:assert/strict';
import { Calendar } from '../../../../src/domain/calendar.ts';
import { costText, sessionDescription, sessionFacts, sessionSpoken, sessionTitle } from '../../../../src/client/views/sessions/labels.ts';
import type { SessionSummary } from '../../../../src/protocol/sessions.ts';
import { sessionWith } from './session.ts';

const calendar = new Calendar('Europe/Berlin');

suite("a session's line", () => {
	test('names agent, cost and edits', () => {
		assert.equal(sessionDescription(sessionWith({})), 'Claude Code · $4.20 · 14 edits');
		assert.equal(sessionDescription(sessionWith({ edits: 1 })), 'Claude Code · $4.20 · 1 edit');
		assert.equal(sessionDescription(sessionWith({ edits: 0 })), 'Claude Code · $4.20 · no edits');
	});

	test('is a sentence for screen readers', () => {
		const spoken = sessionSpoken(sessionWith({}), calendar);
		assert.equal(spoken, 'Season prices, Claude Code in harbour at 15:20, $4.20, 14 edits in 5 files, +120 −30 lines');
	});

	test('a title cannot break the line or turn it around', () => {
		assert.equal(sessionTitle(sessionWith({ title: 'Fix\n\u202Eit\u0007 now' })), 'Fix it now');
		assert.equal(sessionTitle(sessionWith({ title: ' \n' })), 'Untitled session');
	});
});

suite("a session's cost", () => {
	const check = (changes: Partial<SessionSummary>, expected: string): void => {
		assert.equal(costText(sessionWith(changes)), expected);
	};

	test('all of it priced', () => {
		check({}, '$4.20');
	});
	test('none of it priced is not free', () => {
		check({ costUsd: null, unpricedTokens: 1_900_000 }, 'no price');
	});
	test('a part of it unpriced', () => {
		check({ unpricedTokens: 10_000 }, 'at least $4.20');
	});
	test('output known from below', () => {
		check({ lowerBoundResponses: 2 }, 'at least $4.20');
	});
	test('nothing was answered', () => {
		check({ responses: 0, tokens: 0, costUsd: null }, 'spend not recorded');
	});
});

suite("a session's tooltip", () => {
	const value = (label: string, changes: Partial<SessionSummary> = {}): string | undefined =>
		sessionFacts(sessionWith(changes), calendar).find(fact => fact.label === label)?.value;

	test('says how each number is known', () => {
		const known = (changes: Partial<SessionSummary>) =>
			Object.fromEntries(sessionFacts(sessionWith(changes), calendar).map(fact => [fact.label, fact.known]));
		assert.equal(known({})['Spend'], 'list-price estimate');
		assert.equal(known({})['Tokens'], 'measured');
		assert.equal(known({ lowerBoundResponses: 1 })['Tokens'], 'lower bound');
	});

	test('names the time in the time zone, and the other day where it ends on one', () => {
		assert.equal(value('Time'), '18 November, 15:20 to 16:20');
		assert.equal(value('Time', { endedAt: Date.parse('2026-11-19T08:00:00Z') }), '18 November, 15:20 to 19 November, 09:00');
	});

	test('tells what kind of work it was and what came of it, and who says so', () => {
		const known = (label: string, changes: Partial<SessionSummary>): readonly [string, string] | undefined =>
			sessionFacts(sessionWith(changes), calendar).flatMap(fact => (fact.label === label ? [[fact.value, fact.known] as const] : []))[0];
		assert.deepEqual(known('Kind of work', {}), ['feature', 'inferred']);
		assert.deepEqual(known('Kind of work', { kind: { kind: 'test', why: 'You said so.', mark: 'm' } }), ['tests', 'you said so']);
		assert.equal(known('What came of it', {}), undefined);
		const outcome = { mark: 'm', outcome: 'savedMoney', note: 'a tool less', amount: { value: 400, currency: 'EUR' } } as const;
		assert.deepEqual(known('What came of it', { outcome }), ['saved money, 400 EUR: a tool less', 'you said so']);
	});

	test('lists checks by kind and result, and says when none ran', () => {
		const runs = [
			{ class: 'test', result: 'passed', count: 5 },
			{ class: 'test', result: 'failed', count: 1 },
			{ class: 'lint', result: 'unknown', count: 2 },
			{ class: 'vcs', result: 'passed', count: 9 },
		] as const;
		assert.equal(value('Checks', { runs: [...runs] }), 'tests 5 passed, 1 failed; lint 2 with unknown result');
		assert.equal(value('Checks'), 'none ran');
	});

	test('says what is missing', () => {
		assert.equal(value('Without a price', { unpricedTokens: 12_000 }), '12 k tokens');
		assert.equal(value('Not recorded to their end', { lowerBoundResponses: 2 }), '2 responses');
		assert.equal(value('Transcript', { transcript: null }), 'is gone; what was counted stays');
		assert.equal(value('Transcript'), undefined);
	});

	test('leaves out what has nothing to say', () => {
		assert.equal(value('Models', { models: [] }), undefined);
		assert.equal(value('Project', { branch: null }), 'harbour');
	});
});
