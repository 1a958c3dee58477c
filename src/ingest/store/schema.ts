/** Brings a database to the tables of this version. */
import type { DatabaseSync } from 'node:sqlite';
import type { SessionId } from '../../domain/trace/ids.ts';
import { DigestAccess } from './digestAccess.ts';
import { timeTables, TouchedSessions } from './digests.ts';
import { createSql } from './sql.ts';
import { StoreError } from './storeError.ts';
import { sheetColumns } from './sheetAccess.ts';
import { sheetDay, sheetTables } from './sheets.ts';
import { layouts } from './tables.ts';

/** Forgets how far each transcript was read. */
const READ_AGAIN = `UPDATE "file" SET "size" = 0, "modifiedAt" = 0, "offset" = 0, "checkpoint" = 'null';`;

/** What leads from each version to the next, beginning with version 1; a new database has the newest tables at once. */
const migrations: readonly (string | ((database: DatabaseSync) => void))[] = [
	// Edits got traces. Those of transcripts that are still there are read again; the others have none.
	`CREATE TABLE "trace" ("edit" TEXT NOT NULL, "session" TEXT NOT NULL, "at" REAL NOT NULL, "path" TEXT NOT NULL, "change" TEXT NOT NULL, "movedTo" TEXT, "before" BLOB, "hunks" BLOB NOT NULL, PRIMARY KEY ("edit")) STRICT, WITHOUT ROWID;
	CREATE INDEX "trace_path" ON "trace" ("path");
	${READ_AGAIN}`,
	layRowsAsTheyCame,
	// Responses got what the agent says that they cost. No transcript that was read before says so.
	database => {
		addColumns(database, 'response', ['"recordedUsd" REAL']);
	},
	// Turns got what the agent claimed in the end, edits what they took away from tests. Transcripts that are still there are read again.
	database => {
		addColumns(database, 'turn', ['"claim_at" REAL', '"claim_value" TEXT']);
		addColumns(database, 'edit', ['"weakened" TEXT']);
		database.exec(READ_AGAIN);
	},
	// Files got the time of which no program can say another. It is noted when they are read for the next time.
	database => {
		addColumns(database, 'file', ['"changedAt" REAL']);
	},
	// One process reads at a time; others follow by a number of which its lease is no part.
	`CREATE TABLE "lease" ("name" TEXT NOT NULL, "holder" TEXT NOT NULL, "until" REAL NOT NULL, PRIMARY KEY ("name")) STRICT;
	CREATE TABLE "revision" ("name" TEXT NOT NULL, "value" REAL NOT NULL, PRIMARY KEY ("name")) STRICT;`,
	listSheets,
	listSessionDays,
	// Sheets are packed by columns, each as narrow as its numbers. They are packed again when there is time.
	`UPDATE "sheet" SET "texts" = NULL, "numbers" = NULL;`,
	// Which sheets have changed is told without a look at each, which lies on a page with what is packed of it.
	`CREATE INDEX "sheet_revision_day_table" ON "sheet" ("revision", "day", "table");`,
];
const VERSION = 1 + migrations.length;

/** Throws where the database is of a version that this one does not know. */
export function prepareSchema(database: DatabaseSync): void {
	if (versionOf(database) === VERSION) {
		return;
	}
	database.exec('BEGIN IMMEDIATE');
	try {
		// Asked again: another process may have been quicker.
		bringUp(database, versionOf(database));
		database.exec(`PRAGMA user_version = ${VERSION}`);
		database.exec('COMMIT');
	} catch (error) {
		database.exec('ROLLBACK');
		throw error;
	}
}

/**
 * To be called in each transaction: another window may have brought the database to a newer version, whose tables ask more of who writes
 * than this one knows. Throws a StoreError then.
 */
export function mustBeOfThisVersion(database: DatabaseSync): void {
	if (versionOf(database) !== VERSION) {
		throw new StoreError(
			'The store was brought to another version of Bookend while it was in use, and nothing more is kept here. Reload this window, or start again.',
		);
	}
}

function bringUp(database: DatabaseSync, version: number): void {
	if (version > VERSION) {
		throw new StoreError('The store was written by a newer version of Bookend. Update this one, or name another store.');
	}
	const steps = version === 0 ? layouts.map(createSql) : migrations.slice(version - 1);
	for (const step of steps) {
		if (typeof step === 'string') {
			database.exec(step);
		} else {
			step(database);
		}
	}
}

function versionOf(database: DatabaseSync): number {
	return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}

/** Tables were ordered by their keys, whose rows lie scattered; each is copied into one that is not. */
function layRowsAsTheyCame(database: DatabaseSync): void {
	const sql = `SELECT "name", "sql" FROM "sqlite_schema" WHERE "type" = 'table' AND "sql" LIKE '%, WITHOUT ROWID'`;
	for (const { name, sql: created } of database.prepare(sql).all()) {
		const anew = String(created).replace(/, WITHOUT ROWID$/, '');
		layAnew(database, String(name), anew, '*');
	}
}

/** SQLite itself would put them behind what makes a row the same row, where a new table does not have them. */
function addColumns(database: DatabaseSync, table: string, columns: readonly string[]): void {
	const sql = `SELECT "sql" FROM "sqlite_schema" WHERE "type" = 'table' AND "name" = ?`;
	const created = String(database.prepare(sql).get(table)?.['sql']);
	const anew = created.replace(', PRIMARY KEY', `, ${columns.join(', ')}, PRIMARY KEY`);
	layAnew(database, table, anew, ['*', ...columns.map(() => 'NULL')].join(', '));
}

/** What is on record on each day is told again since the last commit, and packed when there is time. */
function listSheets(database: DatabaseSync): void {
	database.exec(
		'CREATE TABLE "sheet" ("table" TEXT NOT NULL, "day" REAL NOT NULL, "revision" REAL NOT NULL, "texts" TEXT, "numbers" BLOB, PRIMARY KEY ("table", "day")) STRICT',
	);
	const insert = database.prepare('INSERT INTO "sheet" SELECT ?, ?, coalesce(max("value"), 0), NULL, NULL FROM "revision"');
	for (const table of sheetTables) {
		const times = database.prepare(`SELECT "${sheetColumns[table]}" AS "at" FROM "${table}"`).all();
		for (const day of new Set(times.map(({ at }) => sheetDay(Number(at))))) {
			insert.run(table, day);
		}
	}
}

/** What the rows of a session tell of time is found out when there is time. */
function listSessionDays(database: DatabaseSync): void {
	database.exec(
		`CREATE TABLE "digest" ("session" TEXT NOT NULL, "first" REAL NOT NULL, "last" REAL NOT NULL, "rules" TEXT, "text" TEXT, PRIMARY KEY ("session")) STRICT;
		CREATE INDEX "digest_last" ON "digest" ("last");`,
	);
	const sessions = new TouchedSessions();
	for (const table of timeTables) {
		for (const { session, at } of database.prepare(`SELECT "session", "${sheetColumns[table]}" AS "at" FROM "${table}"`).iterate()) {
			sessions.addDay(String(session) as SessionId, sheetDay(Number(at)));
		}
	}
	const digests = new DigestAccess(database);
	sessions.all().forEach(days => {
		digests.touch(days);
	});
}

/** Makes the table again by another SQL, and fills it with what is selected from the one that was there. */
function layAnew(database: DatabaseSync, table: string, sql: string, selected: string): void {
	const indexes = indexesOf(database, table);
	database.exec(
		[
			sql.replace(`"${table}"`, `"${table} anew"`),
			`INSERT INTO "${table} anew" SELECT ${selected} FROM "${table}"`,
			`DROP TABLE "${table}"`,
			`ALTER TABLE "${table} anew" RENAME TO "${table}"`,
			...indexes,
		].join(';\n'),
	);
}

function indexesOf(database: DatabaseSync, table: string): readonly string[] {
	const sql = `SELECT "sql" FROM "sqlite_schema" WHERE "type" = 'index' AND "tbl_name" = ? AND "sql" IS NOT NULL`;
	return database
		.prepare(sql)
		.all(table)
		.map(row => String(row['sql']));
}
