/** Sheets in the database: which have changed, and their rows. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { DAY_MS } from '../../base/units.ts';
import type { EditTime, RunTime, SpendRow, TurnTime, WaitTime } from '../../domain/trace/rows.ts';
import { Query } from './query.ts';
import { flag, nullable, number, object, text, type Field } from './shape.ts';
import { packRows, unpackRows, type Packed } from './sheetPacking.ts';
import { rowIn } from './sheetRows.ts';
import { sheetTables, type ChangedSheet, type Sheets, type SheetTable } from './sheets.ts';
import { sheetSql } from './sql.ts';
import { prompt, tables, usage } from './tables.ts';

/** Columns of each table that are on its sheets. */
const fields: { readonly [K in SheetTable]: Field<Sheets[K]> } = {
	session: tables.session.row,
	turn: object<TurnTime>({ id: text(), session: text(), startedAt: number, endedAt: number, prompt, planMode: flag })(''),
	wait: object<WaitTime>({ session: text(), turn: nullable(text()), from: number, to: nullable(number), for: text() })(''),
	response: object<SpendRow>({
		session: text(),
		at: number,
		model: nullable(text()),
		usage,
		trust: text(),
		recordedUsd: nullable(number),
	})(''),
	edit: object<EditTime>({ session: text(), turn: nullable(text()), at: number, path: text() })(''),
	run: object<RunTime>({ session: text(), turn: nullable(text()), startedAt: number, class: text() })(''),
};

/** By which column a row is on its day's sheet. */
export const sheetColumns: { readonly [K in SheetTable]: string } = {
	session: 'startedAt',
	turn: 'endedAt',
	wait: 'from',
	response: 'at',
	edit: 'at',
	run: 'startedAt',
};

export class SheetAccess {
	readonly #database: DatabaseSync;
	readonly #touch: StatementSync;
	readonly #changed: StatementSync;
	readonly #packed: StatementSync;
	readonly #queries = new Map<SheetTable, Query>();

	constructor(database: DatabaseSync) {
		this.#database = database;
		this.#touch = database.prepare('REPLACE INTO "sheet" ("table", "day", "revision", "texts", "numbers") VALUES (?, ?, ?, NULL, NULL)');
		this.#changed = database.prepare('SELECT "table", "day", "revision" FROM "sheet" WHERE "revision" > ? ORDER BY "day", "table"');
		this.#packed = database.prepare('SELECT "texts", "numbers" FROM "sheet" WHERE "table" = ? AND "day" = ?');
	}

	/** To be called in the transaction that changes a row of it: what was packed is not true any more. */
	touch(table: SheetTable, day: number, revision: number): void {
		this.#touch.run(table, day, revision);
	}

	changedSince(revision: number): readonly ChangedSheet[] {
		const tableOf = (name: unknown): SheetTable[] => sheetTables.filter(table => table === name);
		return this.#changed
			.all(revision)
			.flatMap(cells => tableOf(cells['table']).map(table => ({ table, day: Number(cells['day']), revision: Number(cells['revision']) })));
	}

	read<K extends SheetTable>(table: K, day: number): readonly Sheets[K][] {
		const packed = this.#packed.get(table, day);
		return packed && isPacked(packed) ? unpackRows(rowIn[table], packed) : this.#select(table, day);
	}

	/** Packs one sheet that is not, in a transaction; says whether there was one. */
	packOne(): boolean {
		const next = this.#database.prepare('SELECT "table", "day" FROM "sheet" WHERE "numbers" IS NULL ORDER BY "day" DESC LIMIT 1').get();
		const table = sheetTables.find(name => name === next?.['table']);
		const day = Number(next?.['day']);
		if (table === undefined) {
			return false;
		}
		this.#keep(table, day, this.#select(table, day));
		return true;
	}

	#keep<K extends SheetTable>(table: K, day: number, rows: readonly Sheets[K][]): void {
		const { texts, numbers } = packRows(fields[table], rows);
		this.#database.prepare('UPDATE "sheet" SET "texts" = ?, "numbers" = ? WHERE "table" = ? AND "day" = ?').run(texts, numbers, table, day);
	}

	#select<K extends SheetTable>(table: K, day: number): readonly Sheets[K][] {
		const query =
			this.#queries.get(table) ?? new Query(this.#database, sheetSql(tables[table], fields[table].columns, sheetColumns[table]));
		this.#queries.set(table, query);
		return query.all([day * DAY_MS, (day + 1) * DAY_MS], cells => fields[table].read(cells, 0));
	}
}

function isPacked(cells: Readonly<Record<string, unknown>>): cells is Readonly<Record<string, unknown>> & Packed {
	return cells['numbers'] !== null;
}
