/** Reads the database. Rows are written over while a message grows, so that what is new is told by the time of the last writing. */
import * as z from 'zod';
import { parseJson, type Json } from '../../base/json.ts';
import { DAY_MS } from '../../base/units.ts';
import type { TitleSource } from '../../domain/trace/facts.ts';
import { sessionId, subagentSessionId, type SessionId } from '../../domain/trace/ids.ts';
import { epochTime } from '../../domain/trace/recordTime.ts';
import { unknownRecord, unreadable, type Database, type DatabaseReader, type PlacedReading } from '../agent.ts';
import { opencode } from './ids.ts';
import * as ask from './queries.ts';
import { message } from './schema.ts';
import { isPrompt, partReading, promptIdOf, SessionTeller } from './session.ts';
import { MOST_PARENTS } from './storage.ts';
import { shownPrompt, shownTitle, titleFacts } from './titles.ts';
import type { Raw, ToldSession } from './told.ts';

const VERSION = 1;
const checkpoint = z.object({ version: z.literal(VERSION), since: z.number() });

interface Message extends Raw {
	readonly updated: number;
}

export class OpencodeDatabaseReader implements DatabaseReader {
	readonly form = 'database';
	/** Messages that were written since then are told, with the rest of their turns. */
	readonly #since: number;
	#newest: number;
	/** When messages were written that had not ended. */
	readonly #open: number[] = [];

	private constructor(since: number) {
		this.#since = since;
		this.#newest = since;
	}

	static from(saved: Json | null): OpencodeDatabaseReader | undefined {
		const since = saved === null ? 0 : checkpoint.safeParse(saved).data?.since;
		return since === undefined ? undefined : new OpencodeDatabaseReader(since);
	}

	*read(database: Database, place: number | null): Generator<PlacedReading> {
		if (place !== null) {
			yield* readPart(database, place);
			return;
		}
		const sessions = sessionsIn(database);
		for (const { place: at, id, title, updated } of sessions.values()) {
			if (updated >= this.#since) {
				const told = titleFacts(idOf(sessions, id), epochTime(updated) ?? 0, title);
				yield { place: at, reading: { kind: 'read', facts: epochTime(updated) === null ? [] : told } };
			}
		}
		for (const { session } of parsed(database.rows(ask.changedSessions, [this.#since]), ask.changedSession)) {
			yield* this.#readSession(database, toldSession(sessions, session));
		}
		yield* this.#newerSessions(database);
	}

	/** A message whose end was never written is looked at again for a day. */
	checkpoint(): Json {
		const open = this.#open.filter(updated => updated > this.#newest - DAY_MS);
		return { version: VERSION, since: Math.min(this.#newest, ...open) };
	}

	titleIn(database: Database, place: number, source: TitleSource): string | undefined {
		if (source === 'agent') {
			return shownTitle(parsed(database.rows(ask.title, [place]), ask.titleRow)[0]?.title);
		}
		return shownPrompt(parsed(database.rows(ask.partAt, [place]), ask.foundPart).map(({ data }) => parseJson(data))[0]);
	}

	*#readSession(database: Database, session: ToldSession & { readonly native: string }): Generator<PlacedReading> {
		const messages = parsed(database.rows(ask.messages, [session.native]), ask.message).map(row => ({ ...row, data: parseJson(row.data) }));
		const prompts = promptsOf(messages);
		const changed = new Set(messages.flatMap((one, index) => (one.updated >= this.#since ? [prompts[index] ?? null] : [])));
		const teller = new SessionTeller(session);
		for (const [index, one] of messages.entries()) {
			const prompt = prompts[index] ?? null;
			if (changed.has(prompt)) {
				this.#note(one);
				yield* teller.tell(one, prompt, partsOf(database, one.id));
			}
		}
	}

	#note({ updated, data }: Message): void {
		this.#newest = Math.max(this.#newest, updated);
		const told = message.safeParse(data).data;
		if (told?.role === 'assistant' && typeof told.time.completed !== 'number') {
			this.#open.push(updated);
		}
	}

	/** The next version's own table: what stands in it alone is counted. */
	*#newerSessions(database: Database): Generator<PlacedReading> {
		if (database.columns('session_message').has('session_id')) {
			for (const _ of database.rows(ask.newerSessions, [this.#since])) {
				yield { place: 0, reading: unknownRecord('session_message') };
			}
		}
	}
}

function promptsOf(messages: readonly Message[]): readonly (string | null)[] {
	let last: string | null = null;
	return messages.map(one => {
		last = isPrompt(one) ? one.id : last;
		return promptIdOf(one, last);
	});
}

type Sessions = ReadonlyMap<string, z.infer<typeof ask.session>>;

/** None where the database has no such table: messages tell which session they are of. */
function sessionsIn(database: Database): Sessions {
	const rows = database.columns('session').has('id') ? parsed(database.rows(ask.sessions), ask.session) : [];
	return new Map(rows.map(row => [row.id, row]));
}

function toldSession(sessions: Sessions, native: string): ToldSession & { readonly native: string } {
	const row = sessions.get(native);
	const parent = row?.parent ? idOf(sessions, row.parent) : null;
	return { native, id: idOf(sessions, native), parent, folder: row?.folder ?? null };
}

function idOf(sessions: Sessions, native: string, depth = 0): SessionId {
	const parent = sessions.get(native)?.parent ?? null;
	return parent === null || depth > MOST_PARENTS
		? sessionId(opencode, native)
		: subagentSessionId(idOf(sessions, parent, depth + 1), native);
}

function* partsOf(database: Database, id: string): Generator<Raw> {
	for (const found of database.rows(ask.parts, [id])) {
		const row = ask.part.safeParse(found).data;
		yield row === undefined ? { id: '', place: 0, data: null } : { ...row, data: parseJson(row.data) };
	}
}

/** An edit is looked for by its own text, so that its turn does not matter. */
function* readPart(database: Database, place: number): Generator<PlacedReading> {
	for (const row of parsed(database.rows(ask.partAt, [place]), ask.foundPart)) {
		const session = toldSession(sessionsIn(database), row.session);
		const parent = message.safeParse(parseJson(row.message)).data;
		const at = epochTime(parent?.time.created);
		const folder = (parent?.role === 'assistant' ? parent.path?.cwd : null) ?? session.folder;
		const key = `${session.parent === null ? `@${at ?? 0}` : row.messageId}/${row.id}`;
		const reading = at === null ? unreadable('a message without a time') : partReading(parseJson(row.data), { session, key, at, folder });
		yield { place, reading };
	}
}

function parsed<T>(rows: Iterable<unknown>, schema: z.ZodType<T>): T[] {
	return [...rows].flatMap(found => schema.safeParse(found).data ?? []);
}
