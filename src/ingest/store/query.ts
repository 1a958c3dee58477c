/** A prepared question to the database. It gives each row as a list of its cells: as an object, a row takes many times the memory and the time. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Cell, Cells } from './shape.ts';

export class Query {
	readonly #statement: StatementSync;

	constructor(database: DatabaseSync, sql: string) {
		this.#statement = database.prepare(sql);
		// Node 22.15, which some versions of VS Code have, gives objects and nothing else.
		if ('setReturnArrays' in this.#statement) {
			this.#statement.setReturnArrays(true);
		}
	}

	first(values: readonly Cell[]): Cells | undefined {
		const row = this.#statement.get(...values);
		return row && cellsOf(row);
	}

	/** What is made of each row, one after the other: few rows are held as SQLite gives them. */
	all<Row>(values: readonly Cell[], read: (cells: Cells) => Row): readonly Row[] {
		return Array.from(this.#statement.iterate(...values), row => read(cellsOf(row)));
	}
}

/** An object's cells stand in the order of the columns, whose names differ and are no numbers. */
function cellsOf(row: Readonly<Record<string, unknown>>): Cells {
	return Array.isArray(row) ? row : Object.values(row);
}
