import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toldFor, type ToldState } from '../../../../src/domain/ledger/ledger.ts';
import type { LedgerLine, Origin } from '../../../../src/domain/ledger/origin.ts';
import { agentId, editId, sessionId } from '../../../../src/domain/trace/ids.ts';
import { lineKeys } from '../../../../src/domain/trace/lineKey.ts';

const teller = agentId('cursor (git-ai)');
const told = { kind: 'agent', edit: editId(teller, 'e'), session: sessionId(teller, 's'), at: 5, basis: 'told' } as const;
const here: Origin = {
	kind: 'agent',
	edit: editId(agentId('codex'), 'e'),
	session: sessionId(agentId('codex'), 's'),
	at: 3,
	basis: 'replayed',
};

suite('Lines of which another program tells', () => {
	const state = (lines: string, ranges: readonly (readonly [from: number, to: number, by?: 'person'])[], at = 5): ToldState => ({
		at,
		keys: lineKeys(Array.from(lines)),
		ranges: ranges.map(([from, to, by]) => ({ from, to, origin: by === undefined ? { ...told, at } : null })),
	});
	const withTold = (lines: readonly LedgerLine[], states: readonly ToldState[]): readonly LedgerLine[] => toldFor(states)(lines);
	const unknown = (lines: string): readonly LedgerLine[] =>
		lineKeys(Array.from(lines)).map(key => ({ key, origin: { kind: 'unknown' }, since: null }));
	/** `A` for an agent's line, `.` for others. */
	const origins = (lines: readonly LedgerLine[]): string => lines.map(({ origin }) => (origin.kind === 'agent' ? 'A' : '.')).join('');

	test('are the agent’s where they stand now', () => {
		assert.equal(origins(withTold(unknown('xabcy'), [state('abc', [[1, 2]])])), '.AA..');
	});

	test('what a later commit says holds, of a person too', () => {
		const states = [
			state('abcd', [[1, 4]], 5),
			state(
				'abcde',
				[
					[2, 2, 'person'],
					[5, 5],
				],
				6,
			),
		];
		assert.equal(origins(withTold(unknown('abcde'), states.toReversed())), 'A.AAA');
	});

	test('came with the commit that says so', () => {
		assert.equal(withTold(unknown('a'), [state('a', [[1, 1]], 7)])[0]?.since, 7);
	});

	test('what was seen here goes before: an agent’s transcript, and the engineer’s hand', () => {
		const [first, second, third] = unknown('abc');
		assert.ok(first && second && third);
		const known = [{ ...first, origin: here }, { ...second, origin: { kind: 'engineer' } as const }, third];
		assert.deepEqual(
			withTold(known, [state('abc', [[1, 3]])]).map(({ origin }) => origin),
			[here, { kind: 'engineer' }, told],
		);
	});

	test('ranges may lie anywhere: no line comes or goes', () => {
		const letters = fc.stringMatching(/^[a-e]{0,12}$/);
		const ranges = fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 })), { maxLength: 4 });
		fc.assert(
			fc.property(letters, fc.array(fc.tuple(letters, ranges), { maxLength: 3 }), (now, before) => {
				const lines = unknown(now);
				const after = withTold(
					lines,
					before.map(([text, those], index) => state(text, those, index)),
				);
				assert.deepEqual(
					after.map(({ key }) => key),
					lines.map(({ key }) => key),
				);
			}),
		);
	});
});
