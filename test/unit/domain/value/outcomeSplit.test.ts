import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SessionId } from '../../../../src/domain/trace/ids.ts';
import { outcomes, type Outcome, type OutcomeSubject, type Said } from '../../../../src/domain/value/outcome.ts';
import { outcomeParts, sessionsWith, type OutcomeChange, type OutcomeSession } from '../../../../src/domain/value/outcomeSplit.ts';
import { session } from '../../../support/book.ts';

const [one, two, three] = [session('one'), session('two'), session('three')];
type Word = readonly [of: SessionId | string, outcome: Outcome, value?: number];

/** A commit's id has no colon. */
const said = (...words: readonly Word[]): Said => ({
	outcomes: words.map(([of, outcome, value], index) => ({
		mark: String(index),
		subject: subjectOf(of),
		outcome,
		note: null,
		amount: value === undefined ? null : { value, currency: 'EUR' },
	})),
	kinds: [],
});
const subjectOf = (of: string): OutcomeSubject =>
	of.includes(':') ? { of: 'session', session: of as SessionId } : { of: 'change', commit: of };
const costs = (session: SessionId, costUsd: number | null, lines = 10): OutcomeSession => ({ session, costUsd, lines });
const change = (commit: string, ...sessions: readonly (readonly [SessionId, number])[]): OutcomeChange => ({
	commit,
	isLanded: true,
	sessions: sessions.map(([id, lines]) => ({ session: id, lines })),
});
const told = (...of: Parameters<typeof outcomeParts>): unknown[] =>
	outcomeParts(...of).map(({ answer, changes, usd }) => [answer, changes, usd]);

suite('what came of a period’s work', () => {
	test('nothing said is a part of its own', () => {
		assert.deepEqual(told(said(), [costs(one, 4)], [change('a', [one, 10])]), [['notSaid', 1, 4]]);
	});

	test('a session’s word holds for all of it and for its change; a change’s own word goes before', () => {
		const changes = [change('a', [one, 5]), change('b', [one, 5])];
		assert.deepEqual(told(said([one, 'shipped']), [costs(one, 4)], changes), [
			['shipped', 2, 4],
			['notSaid', 0, 0],
		]);
		assert.deepEqual(told(said([one, 'shipped'], ['b', 'nothing']), [costs(one, 4)], changes), [
			['shipped', 1, 4],
			['nothing', 1, 0],
			['notSaid', 0, 0],
		]);
	});

	test('a change’s word holds for the part of each session’s spend that its lines are', () => {
		const changes = [change('a', [one, 5], [two, 10])];
		assert.deepEqual(told(said(['a', 'savedMoney']), [costs(one, 4), costs(two, 3)], changes), [
			['savedMoney', 1, 5],
			['notSaid', 0, 2],
		]);
	});

	test('a change of sessions that had different words has none', () => {
		const changes = [change('a', [one, 5], [two, 5])];
		const parts = told(said([one, 'shipped'], [two, 'nothing']), [costs(one, 1), costs(two, 1)], changes);
		assert.deepEqual(parts, [
			['shipped', 0, 1],
			['nothing', 0, 1],
			['notSaid', 1, 0],
		]);
		assert.deepEqual(told(said([one, 'shipped']), [costs(one, 1), costs(two, 1)], changes).at(-1), ['notSaid', 1, 1]);
	});

	test('spend without a price is no zero, and what it is worth is what was entered', () => {
		assert.deepEqual(told(said([one, 'shipped']), [costs(one, null)], []), [
			['shipped', 0, null],
			['notSaid', 0, 0],
		]);
		const [shipped] = outcomeParts(said([one, 'shipped', 400], ['a', 'shipped', 800]), [costs(one, 1)], [change('a', [one, 5])]);
		assert.deepEqual(shipped?.amounts, [{ currency: 'EUR', value: 1_200 }]);
	});

	test('sessions are chosen by their own word, or by those of their changes', () => {
		const changes = [change('a', [two, 5]), change('b', [two, 1])];
		const words = said([one, 'shipped'], ['a', 'shipped'], ['b', 'groundwork']);
		const chosen = (answer: Parameters<typeof sessionsWith>[0]): SessionId[] => [
			...sessionsWith(answer, words, [one, two, three], changes),
		];
		assert.deepEqual([chosen('shipped'), chosen('groundwork'), chosen('notSaid'), chosen('nothing')], [[one, two], [two], [three], []]);
	});

	test('whatever was said, the parts are the whole', () => {
		const word = fc.tuple(fc.constantFrom<string>(one, two, three, 'a', 'b'), fc.constantFrom(...outcomes));
		const shares = fc.uniqueArray(fc.tuple(fc.constantFrom(one, two, three), fc.integer({ min: 1, max: 30 })), { selector: ([id]) => id });
		fc.assert(
			fc.property(
				fc.array(word),
				shares,
				shares,
				fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 3, maxLength: 3 }),
				(words, a, b, usd) => {
					const sessions = [one, two, three].map((id, index) => costs(id, usd[index] ?? 0));
					const parts = outcomeParts(said(...words), sessions, [change('a', ...a), change('b', ...b)]);
					assert.equal(
						parts.reduce((sum, { changes }) => sum + changes, 0),
						2,
					);
					const whole = usd.reduce((sum, one) => sum + one, 0);
					assert.ok(Math.abs(parts.reduce((sum, part) => sum + (part.usd ?? NaN), 0) - whole) < 1e-9);
				},
			),
		);
	});
});
