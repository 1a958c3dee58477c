import assert from 'node:assert/strict';
import {
	authorOf,
	carriedLines,
	coverageOf,
	evidenceOf,
	lineState,
	noWitnesses,
	runThatWrote,
	type LedgerLine,
	type LineState,
	type VerificationBar,
	type Witnesses,
} from '../../../../src/domain/ledger/ledger.ts';
import { editId, agentId, subagentSessionId, type SessionId } from '../../../../src/domain/trace/ids.ts';
import { blankKey, lineKey } from '../../../../src/domain/trace/lineKey.ts';
import { file, run, session } from '../../../support/ledger.ts';

const WRITTEN = 10;
const agentLine = (since = WRITTEN, by: SessionId = session()): LedgerLine => ({
	key: lineKey('line'),
	origin: { kind: 'agent', edit: editId(agentId('made-up'), '1'), session: by, at: since, basis: 'replayed' },
	since,
});

const FIRST_LINE = new Set([1]);

/** What speaks for the first line of a file, the latest first. */
const check = (witnesses: Partial<Witnesses>, expected: string, line = agentLine()): void => {
	const evidence = evidenceOf({ ...noWitnesses, ...witnesses })(line, 1);
	assert.equal(evidence.map(({ kind, cause }) => `${kind} by ${cause.kind}`).join(', '), expected);
};

suite('Evidence', () => {
	test('a test run that passed after the line was written', () => {
		check({ runs: [run(11, 'test')] }, 'tested by run');
		check({ runs: [run(11, 'typecheck'), run(12, 'lint'), run(13, 'build')] }, 'checked by run, checked by run, checked by run');
	});

	test('is none when the run began before the line was written', () => {
		check({ runs: [run(9, 'test', 'passed', 20)] }, '');
		check({ runs: [run(10, 'test')] }, '');
	});

	test('is none when the run failed, is not known to have passed, or is for something else', () => {
		check({ runs: [run(11, 'test', 'failed'), run(12, 'test', 'unknown'), run(13, 'run'), run(14, 'vcs')] }, '');
	});

	test('a report speaks for the lines that it names', () => {
		const report = { kind: 'exercised', report: 'lcov.info', run: run(11, 'test') } as const;
		check({ reports: [{ ...report, lines: FIRST_LINE }] }, 'exercised by report');
		check({ reports: [{ ...report, lines: new Set([2]) }] }, '');
		check({ reports: [{ ...report, run: run(9, 'test'), lines: FIRST_LINE }] }, '');
	});

	test('a test that failed, and passed with this line in it, proves the line', () => {
		const passed = run(11, 'test');
		const reports = [{ kind: 'exercised', report: 'lcov.info', run: passed, lines: FIRST_LINE } as const];
		const all = 'exercised by report, proved by turnedGreen, tested by run';
		const sorted = (witnesses: Partial<Witnesses>): string =>
			evidenceOf({ ...noWitnesses, ...witnesses })(agentLine(), 1)
				.map(({ kind, cause }) => `${kind} by ${cause.kind}`)
				.sort()
				.join(', ');
		assert.equal(sorted({ runs: [run(5, 'test', 'failed'), passed], reports }), all);
		assert.equal(sorted({ runs: [run(5, 'test', 'failed'), run(7, 'test'), passed], reports }), 'exercised by report, tested by run');
		assert.equal(sorted({ runs: [run(8, 'test', 'failed', 15), passed], reports }), 'exercised by report, tested by run');
	});

	test('what the engineer did counts from when it was done', () => {
		check({ marks: [{ kind: 'seen', cause: { kind: 'mark', mark: 'm1' }, at: 11, lines: FIRST_LINE }] }, 'seen by mark');
		check({ marks: [{ kind: 'reviewed', cause: { kind: 'mark', mark: 'm1' }, at: 9, lines: FIRST_LINE }] }, '');
	});

	test('a line that was always there is older than everything', () => {
		check({ runs: [run(0, 'test')] }, 'tested by run', { key: lineKey('x'), origin: { kind: 'unknown' }, since: null });
	});
});

suite('The run that wrote a report', () => {
	const MINUTE = 60_000;
	const runs = [run(1000, 'test', 'passed', 2000), run(5 * MINUTE, 'test', 'failed', 6 * MINUTE)];
	const wroteAt = (at: number): string | undefined => runThatWrote(at, runs)?.id;

	test('is the one that was going on, or had ended within two minutes', () => {
		assert.equal(wroteAt(1500), 'made-up:test 1000');
		assert.equal(wroteAt(2000 + 2 * MINUTE), 'made-up:test 1000');
	});

	test('is none before, later, or where a failing run may have written it', () => {
		assert.equal(wroteAt(999), undefined);
		assert.equal(wroteAt(2001 + 2 * MINUTE), undefined);
		assert.equal(wroteAt(5.5 * MINUTE), undefined);
	});

	test('is no type check', () => {
		assert.equal(runThatWrote(1500, [run(1000, 'typecheck', 'passed', 2000)]), null);
	});
});

suite('The state of a line', () => {
	const stateBy = (
		kinds: readonly ('checked' | 'tested' | 'exercised' | 'proved' | 'seen' | 'reviewed')[],
		bar: VerificationBar,
		authors: readonly (SessionId | null)[] = [],
	): LineState =>
		lineState(
			agentLine(),
			kinds.map(kind => ({ kind, at: 11, cause: { kind: 'mark', mark: 'm' } })),
			authors,
			bar,
		);

	test('stands on the highest step of each ladder', () => {
		const { machine, human } = stateBy(['checked', 'exercised', 'tested', 'reviewed', 'seen'], 'standard');
		assert.deepEqual([machine, human], ['exercised', 'reviewed']);
		assert.deepEqual([stateBy([], 'standard').machine, stateBy([], 'standard').human], ['none', 'none']);
	});

	test('is verified by what the bar asks for', () => {
		const verifiedBy = (...kinds: Parameters<typeof stateBy>[0]): string =>
			(['loose', 'standard', 'strict'] as const).filter(bar => stateBy(kinds, bar).verified).join(' ');
		assert.equal(verifiedBy('checked', 'seen'), '');
		assert.equal(verifiedBy('tested'), 'loose');
		assert.equal(verifiedBy('exercised'), 'loose standard');
		assert.equal(verifiedBy('proved'), 'loose standard');
		assert.equal(verifiedBy('reviewed'), 'loose standard');
		assert.equal(verifiedBy('tested', 'reviewed'), 'loose standard');
		assert.equal(verifiedBy('exercised', 'reviewed'), 'loose standard strict');
	});

	test('is self-graded where only tests of its own session speak for it', () => {
		assert.deepEqual(pick(stateBy(['exercised'], 'standard', [session()])), { selfGraded: true, verified: false });
		assert.deepEqual(pick(stateBy(['exercised'], 'standard', [subagentSessionId(session(), 'helper')])), {
			selfGraded: true,
			verified: false,
		});
		assert.deepEqual(pick(stateBy(['exercised'], 'standard', [session(), null])), { selfGraded: false, verified: true });
		assert.deepEqual(pick(stateBy(['exercised'], 'standard', [session('another')])), { selfGraded: false, verified: true });
		assert.deepEqual(pick(stateBy(['checked'], 'standard', [session()])), { selfGraded: false, verified: false });
		assert.deepEqual(pick(stateBy(['exercised', 'reviewed'], 'standard', [session()])), { selfGraded: true, verified: true });
	});

	test('a test file is a session’s that wrote most of it, unless that was reviewed', () => {
		const line = (by: string | null, isReviewed = false): Parameters<typeof authorOf>[0][number] => ({
			line: by === null ? { key: lineKey('x'), origin: { kind: 'unknown' }, since: null } : agentLine(WRITTEN, session(by)),
			isReviewed,
		});
		assert.equal(authorOf([line('s'), line('s'), line(null)]), session('s'));
		assert.equal(authorOf([line('s'), line(null)]), null);
		assert.equal(authorOf([line('s'), line('s', true), line(null)]), null);
		assert.equal(authorOf([line('s'), line('t'), line(null)]), null);
		assert.equal(authorOf([]), null);
	});
});

suite('Coverage', () => {
	const line = (verified: boolean, key = lineKey('x')): { readonly key: typeof key; readonly state: LineState } => ({
		key,
		state: { origin: agentLine().origin, machine: 'none', human: 'none', selfGraded: false, verified },
	});
	const others = { key: lineKey('x'), state: { ...line(true).state, origin: { kind: 'engineer' } as const } };

	test('is the share of verified lines among those that agents wrote', () => {
		const lines = [line(true), line(false), line(false), line(false), line(true, blankKey), others];
		assert.deepEqual(coverageOf([{ isApplicable: true, lines }]), { alive: 4, verified: 1, coverage: 0.25, notApplicable: 0 });
	});

	test('leaves out what is not applicable, and counts it', () => {
		const files = [
			{ isApplicable: false, lines: [line(true), others] },
			{ isApplicable: true, lines: [line(true)] },
		];
		assert.deepEqual(coverageOf(files), { alive: 1, verified: 1, coverage: 1, notApplicable: 1 });
	});

	test('is not known where there is nothing to verify', () => {
		assert.deepEqual(coverageOf([{ isApplicable: true, lines: [others] }]), { alive: 0, verified: 0, coverage: null, notApplicable: 0 });
	});

	test('lines of a report are found where they stand now, and not when they changed', () => {
		assert.deepEqual([...carriedLines(file('a b c'), file('new a B c'), new Set([1, 2, 3, 9]))], [2, 4]);
	});
});

function pick({ selfGraded, verified }: LineState): Pick<LineState, 'selfGraded' | 'verified'> {
	return { selfGraded, verified };
}
