import assert from 'node:assert/strict';
import { lineDeeds, type Evidence } from '../../../../src/domain/ledger/ledger.ts';
import { ownRunId } from '../../../../src/domain/trace/ids.ts';
import { dayOf, evidenceWords, momentOf } from '../../../../src/server/features/words.ts';
import { at, bookOf, runRow, session } from '../../../support/book.ts';

suite('words of the ledger', () => {
	const now = '2026-10-07T12:00:00Z';
	const tests = runRow(session('s'), '2026-10-06T14:20:00Z');
	const lint = runRow(session('s'), '2026-10-06T14:30:00Z', { class: 'lint' });
	const book = bookOf({ run: [tests, lint] }, now);

	const said = (...evidence: Evidence[]): string[] => evidenceWords(book)({ evidence, standing: 'tested' });
	const when = at('2026-10-06T14:20:00Z');

	test('a day of this week has its name, an earlier one its date', () => {
		assert.equal(momentOf(book, when), 'Tuesday 14:20');
		assert.equal(dayOf(book, at('2026-10-01T00:00:00Z')), 'Thursday');
		assert.equal(dayOf(book, at('2026-09-30T23:00:00Z')), '30 September');
		assert.equal(dayOf(book, at('2025-10-06T00:00:00Z')), '6 October 2025');
	});

	test('each kind of evidence names its cause', () => {
		const run = { kind: 'run', run: tests.id } as const;
		const report = { kind: 'report', report: '/r', run: tests.id } as const;
		assert.deepEqual(
			said(
				{ kind: 'proved', at: when, cause: report },
				{ kind: 'proved', at: when, cause: { kind: 'turnedGreen', failed: lint.id, passed: tests.id } },
				{ kind: 'exercised', at: when, cause: report },
				{ kind: 'reviewed', at: when, cause: { kind: 'mark', mark: 'm' } },
				{ kind: 'tested', at: when, cause: run },
				{ kind: 'checked', at: when, cause: { kind: 'run', run: lint.id } },
				{ kind: 'seen', at: when, cause: { kind: 'mark', mark: 'n' } },
			),
			[
				'every mutant of it was killed (Claude Code, Tuesday 14:20)',
				'a failing test went green with it (Claude Code, Tuesday 14:20)',
				'run by a passing test (Claude Code, Tuesday 14:20)',
				'reviewed by you (Tuesday 14:20)',
				"its package's tests passed (Claude Code, Tuesday 14:20)",
				"its package's lint passed (Claude Code, Tuesday 14:20)",
				'seen by you (Tuesday 14:20)',
			],
		);
	});

	test('what the engineer did is told to them as theirs', () => {
		const deeds = lineDeeds.map(deed => ({ kind: 'reviewed', at: when, cause: { kind: 'deed', deed } }) as const);
		assert.deepEqual(said(...deeds), [
			'seen by you: it was on your screen long enough (Tuesday 14:20)',
			'reviewed by you: you edited these lines or lines beside them (Tuesday 14:20)',
			'reviewed by you: you staged it after you had seen it (Tuesday 14:20)',
			'reviewed by you: you committed it after you had seen it (Tuesday 14:20)',
			'reviewed by you: you stopped at it in the debugger (Tuesday 14:20)',
		]);
		const run = { kind: 'ran', where: 'task', class: 'lint', startedAt: when, endedAt: when, result: 'passed', cwd: '/' } as const;
		book.ports.notices.keep(
			when,
			[],
			[
				{ ...run, id: '1', command: 'npm run lint' },
				{ ...run, id: '2', command: null },
			],
		);
		const byYou = ['1', '2'].map(id => ({ kind: 'checked', at: when, cause: { kind: 'run', run: ownRunId(id) } }) as const);
		assert.deepEqual(said(...byYou), [
			"its package's lint passed (you ran npm run lint, Tuesday 14:20)",
			"its package's lint passed (you ran it, Tuesday 14:20)",
		]);
	});

	test('the same is said once, and what does not count says why', () => {
		const one = { kind: 'reviewed', at: when, cause: { kind: 'mark', mark: 'm' } } as const;
		assert.deepEqual(said(one, { ...one, cause: { kind: 'mark', mark: 'other' } }), ['reviewed by you (Tuesday 14:20)']);
		assert.match(evidenceWords(book)({ evidence: [], standing: 'selfGraded' })[0] ?? '', /do not count$/);
	});
});
