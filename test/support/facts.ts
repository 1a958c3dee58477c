/** Arbitrary rows, for properties that hold whatever a transcript says. Few ids and few values, so that rows meet. */
import fc from 'fast-check';
import { DAY_MS } from '../../src/base/units.ts';
import { usageKeys, type Usage } from '../../src/domain/spend/usage.ts';
import { claims } from '../../src/domain/trace/claim.ts';
import { titleSources, turnEnds, usageTrusts, type KeyedHunk, type TurnPrompt } from '../../src/domain/trace/facts.ts';
import { commandClasses, commandResults } from '../../src/domain/trace/command.ts';
import { agentId, editId, responseId, runId, sessionId, turnId, waitId, type SessionId, type TurnId } from '../../src/domain/trace/ids.ts';
import { promptSigns } from '../../src/domain/trace/prompt.ts';
import type { LineKey } from '../../src/domain/trace/lineKey.ts';
import { packTrace } from '../../src/domain/trace/packedTrace.ts';
import type { Dated, Pointer, SessionRow, Tables, TraceRow } from '../../src/domain/trace/rows.ts';
import type { Weakening } from '../../src/domain/trace/weakening.ts';
import type { Rows } from '../../src/ingest/store/store.ts';

/** The same values in every run: a test says the same today and tomorrow. */
export const runs = (numRuns: number): { readonly numRuns: number; readonly seed: number } => ({ numRuns, seed: 1 });

/** As parsers and stores make objects: with the usual prototype. */
export const record = <T>(model: { readonly [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
	fc.record<T>(model, { noNullPrototype: true });

const agent = agentId('made-up');
const key = fc.constantFrom('a', 'b', 'c');
const at = fc.integer({ min: 0, max: 5 });
const count = fc.nat({ max: 4 });
const word = fc.constantFrom('x', 'y', 'Ünïcode 🎻', "it's", '');

const session: fc.Arbitrary<SessionId> = key.map(name => sessionId(agent, name));
const turn: fc.Arbitrary<TurnId | null> = fc.option(key.map(name => turnId(agent, name)));
const dated: fc.Arbitrary<Dated<string> | null> = fc.option(record({ at, value: word }));
const pointer: fc.Arbitrary<Pointer> = record({ file: fc.constantFrom('/one.log', '/two.log'), offset: count });

const usage: fc.Arbitrary<Usage> = fc
	.tuple(...usageKeys.map(() => count))
	.map(counts => Object.fromEntries(usageKeys.map((name, index) => [name, counts[index] ?? 0])) as unknown as Usage);

const prompt: fc.Arbitrary<TurnPrompt> = fc.oneof(
	record({ by: fc.constant('engineer' as const), typedChars: count, sign: fc.constantFrom(...promptSigns) }),
	record({ by: fc.constant('agent' as const) }),
);

const lineKey: fc.Arbitrary<LineKey> = fc.nat({ max: 2 ** 52 - 1 }).map(key => key as LineKey);
const hunk: fc.Arbitrary<KeyedHunk> = record({
	oldStart: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom('everywhere' as const, 'wholeFile' as const, null)),
	lines: fc.array(record({ op: fc.constantFrom('keep' as const, 'remove' as const, 'add' as const), key: lineKey }), { maxLength: 3 }),
});

const keys = fc.array(lineKey, { maxLength: 2 });
const weakening: fc.Arbitrary<Weakening> = record({ assertions: keys, tests: keys, skips: keys, loosened: keys });

export const arbitraryTrace: fc.Arbitrary<TraceRow> = record<TraceRow>({
	edit: key.map(name => editId(agent, name)),
	session,
	at,
	path: word,
	change: fc.constantFrom('create' as const, 'update' as const, 'delete' as const, 'rename' as const),
	movedTo: fc.option(word),
	before: fc.option(fc.array(lineKey, { maxLength: 3 })),
	hunks: fc.array(hunk, { maxLength: 2 }),
});

/** The one list of arbitrary rows by table. */
export const arbitraryRow: { readonly [K in keyof Tables]: fc.Arbitrary<Tables[K]> } = {
	session: record({
		id: session,
		startedAt: at,
		endedAt: at,
		parent: fc.option(record({ id: session, how: fc.constantFrom('subagent' as const, 'fork' as const) })),
		cwd: dated,
		branch: dated,
	}),
	title: record({ session, source: fc.constantFrom(...titleSources), at, pointer }),
	turn: record({
		id: key.map(name => turnId(agent, name)),
		session,
		startedAt: at,
		endedAt: at,
		end: fc.constantFrom(...turnEnds),
		prompt,
		planMode: fc.boolean(),
		claim: fc.option(record({ at, value: fc.constantFrom(...claims) })),
	}),
	response: record({
		id: key.map(name => responseId(agent, name)),
		session,
		turn,
		at,
		model: fc.option(word),
		branch: fc.option(word),
		usage,
		trust: fc.constantFrom(...usageTrusts),
		recordedUsd: fc.option(count),
	}),
	edit: record({
		id: key.map(name => editId(agent, name)),
		session,
		turn,
		at,
		path: word,
		change: fc.constantFrom('create' as const, 'update' as const, 'delete' as const, 'rename' as const),
		added: count,
		removed: count,
		pointer,
		weakened: fc.option(weakening),
	}),
	trace: arbitraryTrace.map(packTrace),
	run: record({
		id: key.map(name => runId(agent, name)),
		session,
		turn,
		startedAt: at,
		endedAt: fc.option(at),
		class: fc.constantFrom(...commandClasses),
		result: fc.constantFrom(...commandResults),
		cwd: fc.option(word),
	}),
	wait: record({
		id: key.map(name => waitId(agent, name)),
		session,
		turn,
		from: at,
		to: fc.option(at),
		for: fc.constantFrom('answer' as const, 'planApproval' as const),
	}),
};

const MAX_ROWS = 3;
const some = <T>(row: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> => fc.array(row, { maxLength: MAX_ROWS });

export const arbitraryRows: fc.Arbitrary<Rows> = record({
	session: some(arbitraryRow.session),
	title: some(arbitraryRow.title),
	turn: some(arbitraryRow.turn),
	response: some(arbitraryRow.response),
	edit: some(arbitraryRow.edit),
	trace: some(arbitraryRow.trace),
	run: some(arbitraryRow.run),
	wait: some(arbitraryRow.wait),
});

/** Arbitrary rows are milliseconds apart; these are most of a day. */
export function onDays(rows: Rows): Rows {
	return spread(rows) as Rows;
}

const times = new Set(['at', 'startedAt', 'endedAt', 'from', 'to']);

function spread(value: unknown, name = ''): unknown {
	if (typeof value === 'number') {
		return times.has(name) ? value * 0.7 * DAY_MS : value;
	}
	if (Array.isArray(value)) {
		return value.map(one => spread(one));
	}
	const isPlain = typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
	return isPlain ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, spread(one, key)])) : value;
}

/** With what a record that tells a fact tells of its session: that it went on. */
export function withSessions(told: Rows): Rows {
	const session = (id: SessionId, startedAt: number, endedAt: number): SessionRow => ({
		id,
		startedAt: Math.min(startedAt, endedAt),
		endedAt: Math.max(startedAt, endedAt),
		parent: null,
		cwd: null,
		branch: null,
	});
	return {
		...told,
		session: [
			...told.session,
			...told.turn.map(row => session(row.session, row.startedAt, row.endedAt)),
			...told.wait.map(row => session(row.session, row.from, row.to ?? row.from)),
			...[...told.edit, ...told.response].map(row => session(row.session, row.at, row.at)),
			...told.run.map(row => session(row.session, row.startedAt, row.startedAt)),
		],
	};
}
