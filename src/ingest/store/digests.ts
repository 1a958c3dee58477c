/**
 * Digests: what was found out of all that a session's rows tell of time. A store on disk keeps each until one of those rows changes, so
 * that a start need not find it out again. The engineer's own session has one, its subagents' rows with it.
 */
import { rootOf, type SessionId } from '../../domain/trace/ids.ts';
import type { TableName, Tables } from '../../domain/trace/rows.ts';
import { sheetDay, sheetTime } from './sheets.ts';

/** The one list of tables whose rows tell of time. */
export const timeTables = ['turn', 'wait', 'edit', 'run'] as const satisfies readonly TableName[];
export type TimeTable = (typeof timeTables)[number];

/** Of which session a row of those tables tells. */
const digested: { readonly [K in TableName]: ((row: Tables[K]) => SessionId) | null } = {
	session: null,
	title: null,
	turn: row => row.session,
	wait: row => row.session,
	response: null,
	edit: row => row.session,
	trace: null,
	run: row => row.session,
} satisfies { readonly [K in TableName]: K extends TimeTable ? (row: Tables[K]) => SessionId : null };

/** A session, and between which days of UTC its rows lie, both included. */
export interface SessionDays {
	readonly session: SessionId;
	readonly first: number;
	readonly last: number;
}

/** `text` is null where nothing is kept that holds. */
export interface Digest extends SessionDays {
	readonly text: string | null;
}

/** Whose digests a transaction takes away. */
export class TouchedSessions {
	readonly #days = new Map<SessionId, SessionDays>();

	/** The rows as they were and as they are. */
	add<K extends TableName>(table: K, rows: readonly Tables[K][]): void {
		const session: ((row: Tables[K]) => SessionId) | null = digested[table];
		const time: ((row: Tables[K]) => number) | null = sheetTime[table];
		if (session !== null && time !== null) {
			rows.forEach(row => {
				this.addDay(session(row), sheetDay(time(row)));
			});
		}
	}

	all(): readonly SessionDays[] {
		return [...this.#days.values()];
	}

	/** A row of a session, or of a subagent of it. */
	addDay(of: SessionId, day: number): void {
		const session = rootOf(of);
		const known = this.#days.get(session);
		// Most rows are of a day that is known already.
		if (known === undefined || day < known.first || known.last < day) {
			this.#days.set(session, { session, first: Math.min(known?.first ?? day, day), last: Math.max(known?.last ?? day, day) });
		}
	}
}
