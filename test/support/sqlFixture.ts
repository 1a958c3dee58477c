/** Databases of fixtures, which stand there as the SQL that makes them. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What a fixture's file is called more than the database that it makes. */
export const SQL_ENDING = '.sql';

/** Fast, and lost where the machine stops in between. */
export const UNSAFE = 'PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY';

/** A statement ends with its line; a text in one may, too. */
export function statementsIn(sql: string): readonly string[] {
	return sql
		.split(/;\s*\n(?=[A-Z]|$)/)
		.map(statement => statement.trim())
		.filter(statement => statement !== '');
}

export function execute(database: string, statements: readonly string[]): void {
	mkdirSync(path.dirname(database), { recursive: true });
	const connection = new DatabaseSync(database);
	try {
		connection.exec(UNSAFE);
		statements.forEach(statement => {
			connection.exec(statement);
		});
	} finally {
		connection.close();
	}
}
