import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HOUR_MS, MINUTE_MS } from '../../../../src/base/units.ts';
import { commandClasses } from '../../../../src/domain/trace/command.ts';
import { agentId, editId, runId, sessionId, subagentSessionId, turnId, waitId, type SessionId } from '../../../../src/domain/trace/ids.ts';
import { promptSigns } from '../../../../src/domain/trace/prompt.ts';
import type { EditRow, RunRow, TurnRow, WaitRow } from '../../../../src/domain/trace/rows.ts';
import type { TimeRows } from '../../../../src/domain/time/engineerTurns.ts';
import { phases, type Slice } from '../../../../src/domain/time/slice.ts';
import { agentTime, clip, phaseTimes, slicesOf } from '../../../../src/domain/time/time.ts';
import { record } from '../../../support/facts.ts';

const agent = agentId('made-up');
const sessions: readonly SessionId[] = ['a', 'b', 'c'].map(name => sessionId(agent, name));
const anySession = fc.constantFrom(...sessions, ...sessions.map(parent => subagentSessionId(parent, 'agent-1')));
const at = fc.integer({ min: 0, max: 6 * HOUR_MS });
const turnKey = fc.nat({ max: 20 }).map(String);
const aTurn = fc.option(turnKey.map(key => turnId(agent, key)));

const turnRow: fc.Arbitrary<TurnRow> = record({
	id: turnKey.map(key => turnId(agent, key)),
	session: anySession,
	startedAt: at,
	endedAt: at,
	end: fc.constant('done' as const),
	prompt: fc.oneof(
		record({ by: fc.constant('engineer' as const), typedChars: fc.nat({ max: 2_000 }), sign: fc.constantFrom(...promptSigns) }),
		record({ by: fc.constant('agent' as const) }),
	),
	planMode: fc.boolean(),
	claim: fc.constant(null),
});
const waitRow: fc.Arbitrary<WaitRow> = record({
	id: turnKey.map(key => waitId(agent, key)),
	session: anySession,
	turn: aTurn,
	from: at,
	to: fc.option(at),
	for: fc.constantFrom('answer' as const, 'planApproval' as const),
});
const editRow: fc.Arbitrary<EditRow> = record({
	id: turnKey.map(key => editId(agent, key)),
	session: anySession,
	turn: aTurn,
	at,
	path: fc.constantFrom('cart.ts', 'plan.md', 'README.md', 'C:\\shop\\CLAUDE.md'),
	change: fc.constant('update' as const),
	added: fc.constant(1),
	removed: fc.constant(0),
	pointer: fc.constant({ file: '/made-up.jsonl', offset: 0 }),
	weakened: fc.constant(null),
});
const runRow: fc.Arbitrary<RunRow> = record({
	id: turnKey.map(key => runId(agent, key)),
	session: anySession,
	turn: aTurn,
	startedAt: at,
	endedAt: fc.constant(null),
	class: fc.constantFrom(...commandClasses),
	result: fc.constant('unknown' as const),
	cwd: fc.constant(null),
});
/** Ids are unique, as the store gives them. */
const unique = <T extends { readonly id: string }>(row: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
	fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 20 });
const rows: fc.Arbitrary<TimeRows> = record({
	turns: unique(turnRow),
	waits: unique(waitRow),
	edits: unique(editRow),
	runs: unique(runRow),
});
const now = fc.integer({ min: 0, max: 7 * HOUR_MS });

const total = (slices: readonly Slice[]): number => slices.reduce((sum, { start, end }) => sum + end - start, 0);
const timesOf = ({ turns, waits }: TimeRows): number[] => [
	...turns.flatMap(turn => [turn.startedAt, turn.endedAt]),
	...waits.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
];

suite("The engineer's time, whatever the transcripts say", () => {
	test('slices have a length, are sorted and never overlap', () => {
		fc.assert(
			fc.property(rows, now, (some, until) => {
				let last = -Infinity;
				for (const { start, end } of slicesOf(some, until)) {
					assert.ok(last <= start && start < end);
					last = end;
				}
			}),
		);
	});

	test('it is never more than the wall clock, and lies within what was told, before now', () => {
		fc.assert(
			fc.property(rows, now, (some, until) => {
				const slices = slicesOf(some, until);
				const times = timesOf(some);
				const first = Math.min(...times);
				const last = Math.min(until, Math.max(...times));
				assert.ok(slices.every(({ start, end }) => first <= start && end <= last));
				assert.ok(slices.length === 0 || total(slices) <= last - first);
			}),
		);
	});

	test('the order of the rows does not matter', () => {
		fc.assert(
			fc.property(rows, some => {
				const turned: TimeRows = {
					turns: some.turns.toReversed(),
					waits: some.waits.toReversed(),
					edits: some.edits.toReversed(),
					runs: some.runs.toReversed(),
				};
				assert.deepEqual(slicesOf(turned, Infinity), slicesOf(some, Infinity));
			}),
		);
	});

	test('several sessions take no more time than each alone', () => {
		fc.assert(
			fc.property(rows.map(withoutForeignTurns), some => {
				const alone = sessions.map(session => {
					const own = <T extends { readonly session: SessionId }>(list: readonly T[]): T[] =>
						list.filter(row => row.session.split('/')[0] === session);
					return total(
						slicesOf({ turns: own(some.turns), waits: own(some.waits), edits: own(some.edits), runs: own(some.runs) }, Infinity),
					);
				});
				const together = total(slicesOf(some, Infinity));
				assert.ok(together <= alone.reduce((sum, each) => sum + each, 0));
			}),
		);
	});

	test('verify time is all there where another session is spec or delegate', () => {
		fc.assert(
			fc.property(rows, some => {
				const checks = {
					...some,
					turns: some.turns.filter(({ prompt }) => prompt.by === 'engineer' && prompt.sign === 'check'),
					waits: [],
					edits: [],
					runs: [],
				};
				const spans = slicesOf(checks, Infinity).filter(({ phase }) => phase === 'verify');
				const alongside = slicesOf({ ...checks, turns: [...checks.turns, delegation] }, Infinity);
				assert.ok(spans.every(({ start, end }) => phaseTimes(clip(alongside, start, end)).verify === end - start));
			}),
		);
	});

	test('phases add up, and clips side by side add up to the whole', () => {
		fc.assert(
			fc.property(rows, at, (some, cut) => {
				const slices = slicesOf(some, Infinity);
				const times = phaseTimes(slices);
				assert.equal(
					phases.reduce((sum, phase) => sum + times[phase], 0),
					total(slices),
				);
				assert.equal(total(clip(slices, -Infinity, cut)) + total(clip(slices, cut, Infinity)), total(slices));
			}),
		);
	});

	test('agents work no longer than their turns last, and as long on both sides of a cut as in all', () => {
		fc.assert(
			fc.property(rows, at, ({ turns, waits }, cut) => {
				const all = agentTime(turns, waits, -Infinity, Infinity);
				assert.ok(0 <= all && all <= turns.reduce((sum, turn) => sum + Math.max(0, turn.endedAt - turn.startedAt), 0));
				assert.equal(agentTime(turns, waits, -Infinity, cut) + agentTime(turns, waits, cut, Infinity), all);
			}),
		);
	});
});

suite('The speed of counting time', () => {
	test('a hundred thousand turns that overlap take no time to speak of', () => {
		const count = 100_000;
		const turns = Array.from({ length: count }, (_, index): TurnRow => ({
			id: turnId(agent, String(index)),
			session: sessionId(agent, String(index % 500)),
			startedAt: index * MINUTE_MS,
			endedAt: index * MINUTE_MS + 30 * MINUTE_MS,
			end: 'done',
			prompt: { by: 'engineer', typedChars: 100, sign: promptSigns[index % promptSigns.length] ?? 'unclear' },
			planMode: false,
			claim: null,
		}));
		const slices = slicesOf({ turns, waits: [], edits: [], runs: [] }, Infinity);
		assert.ok(slices.length > count / 10);
	});
});

/** A turn alongside all others, in a session of its own. */
const delegation: TurnRow = {
	id: turnId(agent, 'alongside'),
	session: sessionId(agent, 'alongside'),
	startedAt: 0,
	endedAt: 6 * HOUR_MS,
	end: 'done',
	prompt: { by: 'engineer', typedChars: 0, sign: 'proceed' },
	planMode: false,
	claim: null,
};

/** What names a turn of another session cannot have been done for it. */
function withoutForeignTurns(some: TimeRows): TimeRows {
	const sessionOf = new Map(some.turns.map(turn => [turn.id, turn.session.split('/')[0]]));
	const own = <T extends { readonly turn: TurnRow['id'] | null; readonly session: SessionId }>(list: readonly T[]): T[] =>
		list.filter(({ turn, session }) => turn === null || !sessionOf.has(turn) || sessionOf.get(turn) === session.split('/')[0]);
	return { turns: some.turns, waits: own(some.waits), edits: own(some.edits), runs: own(some.runs) };
}
