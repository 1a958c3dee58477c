/** Brings a database to the tables of this version. */
import type { DatabaseSync } from 'node:sqlite';
import { createSql } from './sql.ts';
import { StoreError } from './storeError.ts';
import { layouts } from './tables.ts';

/** What leads from each version to the next, beginning with version 1; a new database has the newest tables at once. */
const migrations: readonly (string | ((database: DatabaseSync) => void))[] = [
	// Edits got traces. Those of transcripts that are still there are read again; the others have none.
	`CREATE TABLE "trace" ("edit" TEXT NOT NULL, "session" TEXT NOT NULL, "at" REAL NOT NULL, "path" TEXT NOT NULL, "change" TEXT NOT NULL, "movedTo" TEXT, "before" BLOB, "hunks" BLOB NOT NULL, PRIMARY KEY ("edit")) STRICT, WITHOUT ROWID;
	CREATE INDEX "trace_path" ON "trace" ("path");
	UPDATE "file" SET "size" = 0, "modifiedAt" = 0, "offset" = 0, "checkpoint" = 'null';`,
	layRowsAsTheyCame,
	// Responses got what the agent says that they cost. No transcript that was read before says so.
	`CREATE TABLE "response anew" ("id" TEXT NOT NULL, "session" TEXT NOT NULL, "turn" TEXT, "at" REAL NOT NULL, "model" TEXT, "branch" TEXT, "usage_input" REAL NOT NULL, "usage_output" REAL NOT NULL, "usage_cacheRead" REAL NOT NULL, "usage_cacheWrite5m" REAL NOT NULL, "usage_cacheWrite1h" REAL NOT NULL, "usage_reasoning" REAL NOT NULL, "trust" TEXT NOT NULL, "recordedUsd" REAL, PRIMARY KEY ("id")) STRICT;
	INSERT INTO "response anew" SELECT *, NULL FROM "response";
	DROP TABLE "response";
	ALTER TABLE "response anew" RENAME TO "response";
	CREATE INDEX "response_at" ON "response" ("at");`,
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
		const [table, indexes] = [String(name), indexesOf(database, String(name))];
		database.exec(
			[
				String(created)
					.replace(`"${table}"`, `"${table} anew"`)
					.replace(/, WITHOUT ROWID$/, ''),
				`INSERT INTO "${table} anew" SELECT * FROM "${table}"`,
				`DROP TABLE "${table}"`,
				`ALTER TABLE "${table} anew" RENAME TO "${table}"`,
				...indexes,
			].join(';\n'),
		);
	}
}

function indexesOf(database: DatabaseSync, table: string): readonly string[] {
	const sql = `SELECT "sql" FROM "sqlite_schema" WHERE "type" = 'index' AND "tbl_name" = ? AND "sql" IS NOT NULL`;
	return database
		.prepare(sql)
		.all(table)
		.map(row => String(row['sql']));
}
