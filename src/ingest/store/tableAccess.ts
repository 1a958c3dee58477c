/** Reads and writes the rows of one table. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { Query } from './query.ts';
import type { Cell } from './shape.ts';
import { insertNewSql, replaceSql, selectByKeySql, selectSql } from './sql.ts';
import type { Table } from './tables.ts';

export class TableAccess<Row> {
	readonly #database: DatabaseSync;
	readonly #table: Table<Row>;
	readonly #merge: (before: Row, now: Row) => Row;
	readonly #insertNew: StatementSync;
	readonly #replace: StatementSync;
	readonly #selectByKey: Query;
	/** Where the key's columns stand among all. */
	readonly #key: readonly number[];
	readonly #selects = new Map<string, Query>();

	constructor(database: DatabaseSync, table: Table<Row>, merge: (before: Row, now: Row) => Row) {
		this.#database = database;
		this.#table = table;
		this.#merge = merge;
		this.#insertNew = database.prepare(insertNewSql(table));
		this.#replace = database.prepare(replaceSql(table));
		this.#selectByKey = new Query(database, selectByKeySql(table));
		this.#key = table.key.map(name => table.columns.findIndex(column => column.name === name));
	}

	/** Merges the row into the one that is there; gives what is there now, after what was before, where that is another. */
	add(row: Row): readonly Row[] {
		const cells = this.#cellsOf(row);
		if (this.#insertNew.run(...cells).changes !== 0) {
			return [row];
		}
		const before = this.get(this.#key.map(index => cells[index] ?? null));
		const now = before === undefined ? row : this.#merge(before, row);
		const after = this.#cellsOf(now);
		if (before !== undefined && areSame(this.#cellsOf(before), after)) {
			return [];
		}
		this.#replace.run(...after);
		return before === undefined ? [now] : [before, now];
	}

	get(key: readonly Cell[]): Row | undefined {
		const cells = this.#selectByKey.first(key);
		return cells === undefined ? undefined : this.#table.row.read(cells, 0);
	}

	/** The rows of which the condition holds, in the table's order. */
	select(condition = 'TRUE', ...values: readonly Cell[]): readonly Row[] {
		const query = this.#selects.get(condition) ?? new Query(this.#database, selectSql(this.#table, condition));
		this.#selects.set(condition, query);
		return query.all(values, cells => this.#table.row.read(cells, 0));
	}

	#cellsOf(row: Row): readonly Cell[] {
		const cells: Cell[] = [];
		this.#table.row.write(row, cells);
		return cells;
	}
}

function areSame(a: readonly Cell[], b: readonly Cell[]): boolean {
	return a.every((cell, index) => isSame(cell, b[index] ?? null));
}

function isSame(a: Cell, b: Cell): boolean {
	if (a instanceof Uint8Array && b instanceof Uint8Array) {
		return Buffer.compare(a, b) === 0;
	}
	return a === b;
}
