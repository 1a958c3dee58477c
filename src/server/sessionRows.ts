/** The rows of which a session's time is found out, from the sheets of the days on which they are. */
import { kindsOfPaths } from '../domain/time/pathKind.ts';
import { sessionTime, type SessionTime } from '../domain/time/sessionTime.ts';
import { rootOf, type SessionId } from '../domain/trace/ids.ts';
import { timeTables, type TimeTable } from '../ingest/store/digests.ts';
import type { Sheets } from '../ingest/store/sheets.ts';
import { KeptSheets, type SheetList } from './keptSheets.ts';
import { KeptByName } from './ledger/kept.ts';

type Rows<K extends TimeTable> = readonly Sheets[K][];

/** Whether something on a day, or of a session, is wanted. */
export interface WantedRows {
	readonly isDay: (day: number) => boolean;
	readonly isSession: (session: SessionId) => boolean;
}

export class SessionRows {
	readonly #sheets: { readonly [K in TimeTable]: KeptSheets<K, ReadonlyMap<SessionId, Rows<K>>> };
	readonly #kindOf = kindsOfPaths();
	readonly #times = new KeptByName<SessionTime>();

	constructor(list: SheetList) {
		this.#sheets = {
			turn: new KeptSheets(list, 'turn', ofSessions),
			wait: new KeptSheets(list, 'wait', ofSessions),
			edit: new KeptSheets(list, 'edit', ofSessions),
			run: new KeptSheets(list, 'run', ofSessions),
		};
	}

	/** Sessions of which anything is on the days. */
	on(isDay: (day: number) => boolean): ReadonlySet<SessionId> {
		return new Set(timeTables.flatMap(table => this.#sheets[table].where(isDay).flatMap(ofDay => [...ofDay.keys()])));
	}

	/** The time of each session that is wanted and has a turn, by what is on these days. The same value as long as none of that has changed. */
	times(wanted: WantedRows): ReadonlyMap<SessionId, SessionTime> {
		const turns = this.#rows('turn', wanted);
		const [waits, edits, runs] = [this.#rows('wait', wanted), this.#rows('edit', wanted), this.#rows('run', wanted)];
		const times = [...turns].map(([session, own]): [SessionId, SessionTime] => {
			const rows = { turns: own, waits: waits.get(session) ?? [], edits: edits.get(session) ?? [], runs: runs.get(session) ?? [] };
			const time = this.#times.of(session, Object.values(rows).flat(), () =>
				sessionTime({ turns: rows.turns.flat(), waits: rows.waits.flat(), edits: rows.edits.flat(), runs: rows.runs.flat() }, this.#kindOf),
			);
			return [session, time];
		});
		return new Map(times);
	}

	/** Each session's rows, in one list a day: the same one as long as nothing has changed on that day. */
	#rows<K extends TimeTable>(table: K, { isDay, isSession }: WantedRows): ReadonlyMap<SessionId, readonly Rows<K>[]> {
		const sheets: KeptSheets<K, ReadonlyMap<SessionId, Rows<K>>> = this.#sheets[table];
		const ofSession = new Map<SessionId, Rows<K>[]>();
		for (const [session, rows] of sheets.where(isDay).flatMap(ofDay => [...ofDay])) {
			const known = ofSession.get(session);
			if (known !== undefined) {
				known.push(rows);
			} else if (isSession(session)) {
				ofSession.set(session, [rows]);
			}
		}
		return ofSession;
	}
}

function ofSessions<Row extends { readonly session: SessionId }>(rows: readonly Row[]): ReadonlyMap<SessionId, readonly Row[]> {
	return Map.groupBy(rows, ({ session }) => rootOf(session));
}
