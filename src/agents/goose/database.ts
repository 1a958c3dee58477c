/** Reads the database of all sessions. Those that changed are told again, whole: each thing counts once. */
import * as z from 'zod';
import { parseJson, type Json } from '../../base/json.ts';
import type { Fact, TitleSource } from '../../domain/trace/facts.ts';
import { sessionId, subagentSessionId, type SessionId } from '../../domain/trace/ids.ts';
import { recordTime, secondsTime } from '../../domain/trace/recordTime.ts';
import { unreadable, type Database, type DatabaseReader, type LineReading, type PlacedReading } from '../agent.ts';
import { plainTitle } from '../plainTitle.ts';
import { rowsOf } from '../sql.ts';
import { goose, nativeId } from './ids.ts';
import * as ask from './queries.ts';
import { SessionTeller, type ToldSession } from './session.ts';
import { promptTitle } from './titles.ts';
import { usedFacts } from './usage.ts';

const VERSION = 1;
const checkpoint = z.object({ version: z.literal(VERSION), message: z.number(), usage: z.number(), updated: z.string() });
type Seen = Omit<z.infer<typeof checkpoint>, 'version'>;

/** Sessions stand at even places, by their rows; messages at odd ones. */
const sessionPlace = (row: number): number => row * 2;
const messagePlace = (row: number): number => row * 2 + 1;

export class GooseDatabaseReader implements DatabaseReader {
	readonly form = 'database';
	/** What was seen last of each table. */
	#seen: Seen;

	private constructor(seen: Seen) {
		this.#seen = seen;
	}

	static from(saved: Json | null): GooseDatabaseReader | undefined {
		const seen = saved === null ? { message: 0, usage: 0, updated: '' } : checkpoint.safeParse(saved).data;
		return seen === undefined ? undefined : new GooseDatabaseReader(seen);
	}

	*read(database: Database, place: number | null): Generator<PlacedReading> {
		const sessions = sessionsIn(database);
		if (place !== null) {
			const native = rowsOf(database.rows(ask.at, [Math.floor(place / 2)]), ask.atRow)[0]?.session ?? '';
			yield* [...readSession(database, sessions, native)].filter(reading => reading.place === place);
			return;
		}
		for (const native of this.#changed(database, sessions)) {
			yield* readSession(database, sessions, native);
		}
	}

	checkpoint(): Json {
		const { message, usage, updated } = this.#seen;
		return { version: VERSION, message, usage, updated };
	}

	titleIn(database: Database, place: number, source: TitleSource): string | undefined {
		if (source === 'agent') {
			const row = [...sessionsIn(database).values()].find(one => sessionPlace(one.place) === place);
			return plainTitle(titleOf(row));
		}
		const [row] = rowsOf(database.rows(ask.at, [Math.floor(place / 2)]), ask.atRow);
		return promptTitle(parseJson(row?.content ?? ''));
	}

	#changed(database: Database, sessions: Sessions): ReadonlySet<string> {
		const seen = this.#seen;
		const messages = rowsOf(database.rows(ask.newMessages, [seen.message]), ask.newRow);
		const hasLedger = database.columns('usage_ledger').has('id');
		const usage = hasLedger ? rowsOf(database.rows(ask.newUsage, [seen.usage]), ask.newRow) : [];
		const updated = [...sessions.values()].filter(row => (row.updated_at ?? '') >= seen.updated);
		this.#seen = {
			message: Math.max(seen.message, ...messages.map(({ id }) => id)),
			usage: Math.max(seen.usage, ...usage.map(({ id }) => id)),
			updated: updated.reduce((latest, row) => ((row.updated_at ?? '') > latest ? (row.updated_at ?? '') : latest), seen.updated),
		};
		return new Set([...messages.map(({ session }) => session), ...usage.map(({ session }) => session), ...updated.map(({ id }) => id)]);
	}
}

type Sessions = ReadonlyMap<string, ask.SessionRow>;

function sessionsIn(database: Database): Sessions {
	return new Map(rowsOf(database.rows(ask.sessions(database.columns('sessions'))), ask.session).map(row => [row.id, row]));
}

function* readSession(database: Database, sessions: Sessions, native: string): Generator<PlacedReading> {
	const row = sessions.get(native);
	if (row === undefined) {
		return;
	}
	const session: ToldSession = {
		native: nativeId(row.id, row.created_at),
		id: idOf(sessions, native),
		folder: row.working_dir || null,
		isEngineers: row.parent_session_id === null && (row.session_type ?? 'user') === 'user',
	};
	yield { place: sessionPlace(row.place), reading: sessionReading(sessions, row, session) };
	const teller = new SessionTeller(session);
	for (const { place, content, metadata, ...rest } of rowsOf(
		database.rows(ask.messages(database.columns('messages')), [native]),
		ask.message,
	)) {
		yield* teller.tell({ ...rest, place: messagePlace(place), content: parseJson(content), metadata: parseJson(metadata ?? '{}') });
	}
	yield { place: sessionPlace(row.place), reading: { kind: 'read', facts: usageOf(database, row, session) } };
}

function sessionReading(sessions: Sessions, row: ask.SessionRow, { id, folder: cwd }: ToldSession): LineReading {
	const [from, to] = [timeOf(row.created_at), timeOf(row.updated_at)];
	if (from === null) {
		return unreadable('a session without a time');
	}
	const parent = row.parent_session_id === null ? null : ({ id: idOf(sessions, row.parent_session_id), how: 'subagent' } as const);
	const session = { kind: 'session', id, parent, cwd, branch: null } as const;
	const last = Math.max(from, to ?? from);
	const title: Fact[] = plainTitle(titleOf(row)) === undefined ? [] : [{ kind: 'title', session: id, at: last, source: 'agent' }];
	return { kind: 'read', facts: [{ ...session, at: from }, { ...session, at: last }, ...title] };
}

/** SQLite's own words for a time, which is in UTC. */
function timeOf(text: string | null): number | null {
	const iso = (text ?? '').trim().replace(' ', 'T');
	return recordTime(/(?:Z|[+-]\d\d:?\d\d)$/.test(iso) ? iso : `${iso}Z`);
}

/** Where there is a ledger, it tells all that the session sums up: what was used before it came is a row of its own there. */
function usageOf(database: Database, row: ask.SessionRow, session: ToldSession): Fact[] {
	const columns = database.columns('usage_ledger');
	const calls = columns.has('id') ? rowsOf(database.rows(ask.ledger(columns), [row.id]), ask.ledgerRow) : [];
	const told = calls.flatMap(call => callFacts(session, call));
	const at = timeOf(row.updated_at) ?? timeOf(row.created_at);
	const counts = {
		input: row.accumulated_input_tokens,
		output: row.accumulated_output_tokens,
		cacheRead: row.accumulated_cache_read_tokens,
		cacheWrite: row.accumulated_cache_write_tokens,
		cost: row.accumulated_cost,
		model: modelOf(row),
	};
	const total = at === null ? [] : usedFacts(session, 'total', at, counts, told.length === 0 ? 'sessionTotal' : 'toldByCalls');
	return [...told, ...total];
}

const model = z.object({ model_name: z.string() });

function modelOf({ model_config_json: config }: ask.SessionRow): string | null {
	return model.safeParse(parseJson(config ?? '')).data?.model_name ?? null;
}

function callFacts(session: ToldSession, call: z.infer<typeof ask.ledgerRow>): Fact[] {
	const at = secondsTime(call.created);
	const counts = {
		input: call.input_tokens,
		output: call.output_tokens,
		cacheRead: call.cache_read_tokens,
		cacheWrite: call.cache_write_tokens,
		cost: call.cost,
		model: call.model,
	};
	const trust = call.cost_source === 'carried_forward' ? 'sessionTotal' : 'exact';
	return at === null ? [] : usedFacts(session, `call/${call.place}`, at, counts, trust);
}

function titleOf(row: ask.SessionRow | undefined): string | null {
	const name = row?.name || row?.description || null;
	return name === null || /^(?:New session|CLI Session|New Chat)\b/i.test(name) ? null : name;
}

/** Chosen: subagents of subagents are rare, and a circle has to end. */
const MOST_PARENTS = 8;

function idOf(sessions: Sessions, id: string, depth = 0): SessionId {
	const row = sessions.get(id);
	const native = nativeId(id, row?.created_at ?? null);
	const parent = row?.parent_session_id ?? null;
	return parent === null || depth > MOST_PARENTS ? sessionId(goose, native) : subagentSessionId(idOf(sessions, parent, depth + 1), native);
}
