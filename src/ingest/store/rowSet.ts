/** Rows by their keys: what is added twice is merged. */
import { mergeRows } from '../../domain/trace/merge.ts';
import type { TableName, Tables } from '../../domain/trace/rows.ts';
import type { Rows } from './store.ts';

/** The one list of what makes a row the same row. */
export const keyOf: { readonly [K in TableName]: (row: Tables[K]) => string } = {
	session: row => row.id,
	title: row => `${row.session} ${row.source}`,
	turn: row => row.id,
	response: row => row.id,
	edit: row => row.id,
	trace: row => row.edit,
	run: row => row.id,
	wait: row => row.id,
};
export const tableNames = Object.keys(keyOf) as readonly TableName[];

export class RowSet {
	readonly #tables: { readonly [K in TableName]: Map<string, Tables[K]> } = {
		session: new Map(),
		title: new Map(),
		turn: new Map(),
		response: new Map(),
		edit: new Map(),
		trace: new Map(),
		run: new Map(),
		wait: new Map(),
	};

	/** Gives what was there before, and what is there now. */
	add<K extends TableName>(table: K, row: Tables[K]): { readonly before: Tables[K] | undefined; readonly now: Tables[K] } {
		const rows: Map<string, Tables[K]> = this.#tables[table];
		const key = keyOf[table](row);
		const before = rows.get(key);
		const now = before === undefined ? row : mergeRows[table](before, row);
		rows.set(key, now);
		return { before, now };
	}

	rows<K extends TableName>(table: K): readonly Tables[K][] {
		const rows: Map<string, Tables[K]> = this.#tables[table];
		return [...rows.values()];
	}

	all(): Rows {
		return {
			session: this.rows('session'),
			title: this.rows('title'),
			turn: this.rows('turn'),
			response: this.rows('response'),
			edit: this.rows('edit'),
			trace: this.rows('trace'),
			run: this.rows('run'),
			wait: this.rows('wait'),
		};
	}
}
