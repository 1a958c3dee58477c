/**
 * Sheets: one table's rows of one day, with no more than is counted again and again. The store tells which of them have changed, so that
 * what was counted of the others still holds; a store on disk keeps them packed, because a row of its own takes many times as long to read.
 */
import { DAY_MS } from '../../base/units.ts';
import type { EditTime, RunTime, SessionRow, SpendRow, TableName, Tables, TurnTime, WaitTime } from '../../domain/trace/rows.ts';

/** The rows of each sheet. */
export interface Sheets {
	readonly session: SessionRow;
	readonly turn: TurnTime;
	readonly wait: WaitTime;
	readonly response: SpendRow;
	readonly edit: EditTime;
	readonly run: RunTime;
}
export type SheetTable = keyof Sheets;
export const sheetTables = ['session', 'turn', 'wait', 'response', 'edit', 'run'] as const satisfies readonly SheetTable[];

/** The one list of the time by which a row is on its day's sheet; null for tables that have none. */
export const sheetTime: { readonly [K in TableName]: ((row: Tables[K]) => number) | null } = {
	session: row => row.startedAt,
	title: null,
	turn: row => row.endedAt,
	wait: row => row.from,
	response: row => row.at,
	edit: row => row.at,
	trace: null,
	run: row => row.startedAt,
};

/** The one list of what of a row is on its sheet. */
export const onSheet: { readonly [K in SheetTable]: (row: Tables[K]) => Sheets[K] } = {
	session: row => row,
	turn: ({ id, session, startedAt, endedAt, prompt, planMode }) => ({ id, session, startedAt, endedAt, prompt, planMode }),
	wait: ({ session, turn, from, to, for: reason }) => ({ session, turn, from, to, for: reason }),
	response: ({ session, at, model, usage, trust, recordedUsd }) => ({ session, at, model, usage, trust, recordedUsd }),
	edit: ({ session, turn, at, path }) => ({ session, turn, at, path }),
	run: ({ session, turn, startedAt, class: kind }) => ({ session, turn, startedAt, class: kind }),
};

/** Which sheet, and the revision that changed it last. */
export interface ChangedSheet {
	readonly table: SheetTable;
	readonly day: number;
	readonly revision: number;
}

/** Days of UTC since the epoch. */
export function sheetDay(at: number): number {
	return Math.floor(at / DAY_MS);
}

/** Sheets that a transaction changes. */
export class TouchedSheets {
	readonly #days = new Map<TableName, Set<number>>();

	/** The rows as they were and as they are: one that moves to another day changes two. */
	add<K extends TableName>(table: K, rows: readonly Tables[K][]): void {
		const time: ((row: Tables[K]) => number) | null = sheetTime[table];
		if (time !== null) {
			const days = this.#days.get(table) ?? new Set();
			rows.forEach(row => days.add(sheetDay(time(row))));
			this.#days.set(table, days);
		}
	}

	all(): readonly (readonly [SheetTable, number])[] {
		return sheetTables.flatMap(table => [...(this.#days.get(table) ?? [])].map(day => [table, day] as const));
	}
}
