/** Reads a project's database. Sessions that changed are told again, whole: each thing counts once. */
import * as z from 'zod';
import { parseJson, type Json } from '../../base/json.ts';
import type { TitleSource } from '../../domain/trace/facts.ts';
import { sessionId, subagentSessionId, type SessionId } from '../../domain/trace/ids.ts';
import type { Database, DatabaseReader, PlacedReading } from '../agent.ts';
import { plainTitle } from '../plainTitle.ts';
import { rowsOf } from '../sql.ts';
import { crush } from './ids.ts';
import * as ask from './queries.ts';
import { part } from './schema.ts';
import { SessionTeller, shownTitle, wordsIn } from './session.ts';

const VERSION = 1;
const checkpoint = z.object({ version: z.literal(VERSION), since: z.number() });

export class CrushReader implements DatabaseReader {
	readonly form = 'database';
	readonly #folder: string | null;
	/** As Crush writes times. */
	#since: number;

	private constructor(folder: string | null, since: number) {
		this.#folder = folder;
		this.#since = since;
	}

	static from(folder: string | null, saved: Json | null): CrushReader | undefined {
		const since = saved === null ? 0 : checkpoint.safeParse(saved).data?.since;
		return since === undefined ? undefined : new CrushReader(folder, since);
	}

	*read(database: Database, place: number | null): Generator<PlacedReading> {
		const sessions: Sessions = new Map(rowsOf(database.rows(ask.sessions), ask.session).map(row => [row.id, row]));
		if (place !== null) {
			const native = rowsOf(database.rows(ask.at, [place]), ask.atRow)[0]?.session ?? '';
			yield* [...this.#session(database, sessions, native)].filter(reading => reading.place === place);
			return;
		}
		const since = this.#since;
		const changed = rowsOf(database.rows(ask.changed, [since]), ask.changedRow);
		const updated = [...sessions.values()].filter(row => row.updated >= since).map(row => ({ session: row.id, updated: row.updated }));
		for (const native of new Set([...changed, ...updated].map(({ session }) => session))) {
			yield* this.#session(database, sessions, native);
		}
		this.#since = Math.max(since, ...[...changed, ...updated].map(one => one.updated));
	}

	checkpoint(): Json {
		return { version: VERSION, since: this.#since };
	}

	titleIn(database: Database, place: number, source: TitleSource): string | undefined {
		if (source === 'agent') {
			return plainTitle(shownTitle(rowsOf(database.rows(ask.title, [place]), ask.titleRow)[0]?.title ?? null));
		}
		const parts = parseJson(rowsOf(database.rows(ask.partsAt, [place]), ask.partsRow)[0]?.parts ?? '');
		return plainTitle(
			wordsIn(
				z
					.array(part.or(z.unknown().transform(() => null)))
					.safeParse(parts)
					.data?.flatMap(one => one ?? []) ?? [],
			),
		);
	}

	*#session(database: Database, sessions: Sessions, native: string): Generator<PlacedReading> {
		const row = sessions.get(native);
		if (row !== undefined) {
			const parent = row.parent === null ? null : idOf(sessions, row.parent);
			const teller = new SessionTeller({ row, id: idOf(sessions, native), parent, folder: this.#folder });
			yield* teller.tell(rowsOf(database.rows(ask.messages, [native]), ask.message));
		}
	}
}

type Sessions = ReadonlyMap<string, ask.SessionRow>;

/** Chosen: subagents of subagents are rare, and a circle has to end. */
const MOST_PARENTS = 8;

function idOf(sessions: Sessions, native: string, depth = 0): SessionId {
	const parent = sessions.get(native)?.parent ?? null;
	return parent === null || depth > MOST_PARENTS ? sessionId(crush, native) : subagentSessionId(idOf(sessions, parent, depth + 1), native);
}
