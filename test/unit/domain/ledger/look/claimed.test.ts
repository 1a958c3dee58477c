import assert from 'node:assert/strict';
import fc from 'fast-check';
import { unbackedClaims, type ClaimedWork } from '../../../../../src/domain/ledger/look/claimed.ts';
import type { Claim } from '../../../../../src/domain/trace/claim.ts';
import type { TurnEnd } from '../../../../../src/domain/trace/facts.ts';
import { editRow, runRow, session, turnRow } from '../../../../support/book.ts';

suite('claims that nothing backs', () => {
	const one = session('one');
	const time = (minute: number): string => new Date(Date.parse('2026-10-01T08:00:00Z') + minute * 60_000).toISOString();
	const edit = (minute: number, path = '/work/app/src/a.ts') => editRow(one, time(minute), path);
	const run = (minute: number, more: Parameters<typeof runRow>[2] = {}) => runRow(one, time(minute), more);
	const says = (minute: number, value: Claim, end: TurnEnd = 'done') =>
		turnRow(one, time(minute - 1), time(minute), { end, claim: { at: Date.parse(time(minute)), value } });
	const check = (work: Partial<ClaimedWork>, expected: number): void => {
		assert.equal(unbackedClaims({ turns: [], edits: [], runs: [], ...work }).length, expected);
	};

	test('are those after an edit and no run, and not those after a run that passed', () => {
		check({ turns: [says(9, 'testsPass')], edits: [edit(5)] }, 1);
		check({ turns: [says(9, 'testsPass')], edits: [edit(5)], runs: [run(4)] }, 1);
		check({ turns: [says(9, 'testsPass')], edits: [edit(5)], runs: [run(6)] }, 0);
		check({ turns: [says(9, 'testsPass')], edits: [edit(5)], runs: [run(20)] }, 0);
	});
	test('need a run of the kind that they speak of', () => {
		check({ turns: [says(9, 'testsPass')], edits: [edit(5)], runs: [run(6, { class: 'lint' })] }, 1);
		check({ turns: [says(9, 'checked')], edits: [edit(5)], runs: [run(6, { class: 'lint' })] }, 0);
		check({ turns: [says(9, 'checked')], edits: [edit(5)], runs: [run(6, { class: 'run', result: 'unknown' })] }, 0);
		check({ turns: [says(9, 'checked')], edits: [edit(5)], runs: [run(6, { class: 'vcs' })] }, 1);
	});
	test('are in doubt where what came of a run is not known', () => {
		check({ turns: [says(9, 'testsPass')], edits: [edit(5)], runs: [run(6, { result: 'unknown' })] }, 0);
		check({ turns: [says(9, 'testsPass')], edits: [edit(5)], runs: [run(6, { result: 'failed' })] }, 1);
	});
	test('are about code: words and settings that are written after the run change nothing', () => {
		check(
			{
				turns: [says(9, 'testsPass')],
				edits: [edit(3), edit(7, '/work/app/README.md'), edit(8, '/work/app/package.json')],
				runs: [run(5)],
			},
			0,
		);
		check({ turns: [says(9, 'testsPass')], edits: [edit(7, '/work/app/README.md')] }, 0);
	});
	test('are made at the end of finished work, and counted once an edit', () => {
		check({ turns: [says(9, 'nothing')], edits: [edit(5)] }, 0);
		check({ turns: [says(9, 'testsPass', 'interrupted')], edits: [edit(5)] }, 0);
		check({ turns: [says(9, 'testsPass'), says(12, 'testsPass')], edits: [edit(5)] }, 1);
		check({ turns: [says(9, 'testsPass'), says(15, 'testsPass')], edits: [edit(5), edit(12)] }, 2);
	});
	test('no run more makes more of them', () => {
		const minute = fc.integer({ min: 0, max: 30 });
		const passing = minute.map(at => run(at));
		fc.assert(
			fc.property(fc.array(minute), fc.array(minute), fc.array(passing), passing, (claimed, edited, runs, another) => {
				const work = { turns: claimed.map(at => says(at, 'testsPass')), edits: edited.map(at => edit(at)), runs };
				const before = unbackedClaims(work).map(({ turn }) => turn.id);
				const after = unbackedClaims({ ...work, runs: [...runs, another] }).map(({ turn }) => turn.id);
				assert.ok(after.every(turn => before.includes(turn)));
			}),
		);
	});
});
