/** Brings a database to the tables of this version. */
import type { DatabaseSync } from 'node:sqlite';
import { createSql } from './sql.ts';
import { StoreError } from './storeError.ts';
import { layouts } from './tables.ts';

/** SQL that leads from each version to the next, beginning with version 1; a new database has the newest tables at once. */
const migrations: readonly string[] = [
	// Edits got traces. Those of transcripts that are still there are read again; the others have none.
	`CREATE TABLE "trace" ("edit" TEXT NOT NULL, "session" TEXT NOT NULL, "at" REAL NOT NULL, "path" TEXT NOT NULL, "change" TEXT NOT NULL, "movedTo" TEXT, "before" BLOB, "hunks" BLOB NOT NULL, PRIMARY KEY ("edit")) STRICT, WITHOUT ROWID;
	CREATE INDEX "trace_path" ON "trace" ("path");
	UPDATE "file" SET "size" = 0, "modifiedAt" = 0, "offset" = 0, "checkpoint" = 'null';`,
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
		database.exec(sqlFrom(versionOf(database)));
		database.exec(`PRAGMA user_version = ${VERSION}`);
		database.exec('COMMIT');
	} catch (error) {
		database.exec('ROLLBACK');
		throw error;
	}
}

function sqlFrom(version: number): string {
	if (version > VERSION) {
		throw new StoreError('The store was written by a newer version of Bookend. Update this one, or name another store.');
	}
	return version === 0 ? layouts.map(createSql).join('\n') : migrations.slice(version - 1).join('\n');
}

function versionOf(database: DatabaseSync): number {
	return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}
