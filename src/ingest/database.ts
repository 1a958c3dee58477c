/** Opens an agent's SQLite database for reading: with what stands in its log, and without ever writing to it. */
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as zlib from 'node:zlib';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { MAX_CELL_BYTES, type Database, type Query, type Transcript } from '../agents/agent.ts';
import { MIB } from '../base/bytes.ts';
import { LOG_ENDING } from './plan.ts';
import { loadSqlite } from './store/nodeSqlite.ts';
import { resultCode } from './store/sqliteErrors.ts';

export interface OpenDatabase extends Database {
	/** What could not be asked, in the order in which it was: empty while all is well. */
	readonly failures: readonly QueryFailure[];
	/** Another one means another database under the same name. */
	readonly identity: string;
	close(): void;
}

export interface QueryFailure {
	readonly name: string;
	/** SQLite's own words: they name tables and columns, and nothing that stands in them. */
	readonly why: string;
	/** It will be another time, without the database having changed: an agent holds it. */
	readonly isPassing: boolean;
}

export type DatabaseOpening =
	| { readonly kind: 'open'; readonly source: OpenDatabase }
	| { readonly kind: 'gone' }
	/** It cannot be read now, and is tried again by the next sweep. */
	| { readonly kind: 'closed'; readonly sentence: string }
	/** What it holds cannot be read: only another content will help. */
	| { readonly kind: 'unusable'; readonly sentence: string };

type DatabaseTranscript = Extract<Transcript, { readonly form: 'database' }>;

export function openDatabase({ path: file, copying }: Pick<DatabaseTranscript, 'path' | 'copying'>): DatabaseOpening {
	if (!existsSync(file)) {
		return { kind: 'gone' };
	}
	try {
		return { kind: 'open', source: opened(file, identityOf(file)) };
	} catch (error) {
		const needsCopy = cannotMakeFiles.has(resultCode(error) ?? 0);
		return needsCopy && copying === 'allowed' ? openCopy(file) : refused(file, error);
	}
}

/** SQLite's own numbers: https://www.sqlite.org/rescode.html */
const BUSY = 5;
const LOCKED = 6;
const READ_ONLY = 8;
const CORRUPT = 11;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;

/** With a log, SQLite wants to make a file beside the database even to read it. */
const cannotMakeFiles: ReadonlySet<number> = new Set([READ_ONLY, CANNOT_OPEN]);
const isHeld: ReadonlySet<number> = new Set([BUSY, LOCKED]);
const isBroken: ReadonlySet<number> = new Set([CORRUPT, NOT_A_DATABASE]);

/** Chosen: an agent holds its database for moments; longer than this, and it is read at the next look. */
const WAIT_MS = 250;

function opened(file: string, identity: string, alsoOnClose: () => void = () => undefined): OpenDatabase {
	const sqlite = loadSqlite();
	if (sqlite === undefined) {
		throw new NoSqlite();
	}
	const database = new sqlite.DatabaseSync(file, { readOnly: true });
	try {
		database.exec(`PRAGMA busy_timeout = ${WAIT_MS}`);
		database.prepare('SELECT count(*) FROM sqlite_schema').get();
	} catch (error) {
		database.close();
		throw error;
	}
	return new ReadOnlyDatabase(database, identity, alsoOnClose);
}

class NoSqlite extends Error {}

class ReadOnlyDatabase implements OpenDatabase {
	readonly failures: QueryFailure[] = [];
	readonly identity: string;
	readonly #database: DatabaseSync;
	readonly #alsoOnClose: () => void;

	constructor(database: DatabaseSync, identity: string, alsoOnClose: () => void) {
		this.#database = database;
		this.identity = identity;
		this.#alsoOnClose = alsoOnClose;
	}

	columns(table: string): ReadonlySet<string> {
		const rows = [...this.#rows({ name: `columns of ${table}`, sql: 'SELECT name FROM pragma_table_info(?)' }, [table])];
		return new Set(rows.map(row => String(row['name'])));
	}

	rows(query: Query, parameters: readonly SQLInputValue[] = []): Iterable<unknown> {
		return this.#rows(query, parameters);
	}

	unpacked(cell: Uint8Array): Buffer | undefined {
		try {
			return zlib.zstdDecompressSync(cell, { maxOutputLength: MAX_CELL_BYTES });
		} catch {
			return undefined;
		}
	}

	close(): void {
		this.#database.close();
		this.#alsoOnClose();
	}

	*#rows({ name, sql }: Query, parameters: readonly SQLInputValue[]): Generator<Record<string, unknown>, void> {
		try {
			const statement = this.#database.prepare(sql);
			statement.setReadBigInts(true);
			for (const row of statement.iterate(...parameters)) {
				yield plainNumbers(row);
			}
		} catch (error) {
			this.failures.push({ name, why: reasonOf(error), isPassing: isHeld.has(resultCode(error) ?? 0) });
		}
	}
}

/** Whole numbers that are too large to be exact are still near. */
function plainNumbers(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, typeof cell === 'bigint' ? Number(cell) : cell]));
}

/** Chosen: such a database is an agent's whole history; a larger one is not worth as much room. */
const COPY_LIMIT_BYTES = 1024 * MIB;

/** A copy that was made while the agent wrote is none: half of it would be of another moment. */
function openCopy(file: string): DatabaseOpening {
	const before = stateOf(file);
	if (before.bytes > COPY_LIMIT_BYTES) {
		const sentence = `${file} can only be read by copying it, and is larger than ${COPY_LIMIT_BYTES / MIB} MB; its figures are missing.`;
		return { kind: 'unusable', sentence };
	}
	const folder = mkdtempSync(path.join(tmpdir(), 'bookend-copy-'));
	const remove = (): void => {
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		const copy = path.join(folder, 'copy.db');
		copyFileSync(file, copy);
		if (existsSync(file + LOG_ENDING)) {
			copyFileSync(file + LOG_ENDING, copy + LOG_ENDING);
		}
		if (stateOf(file).key !== before.key) {
			remove();
			return { kind: 'closed', sentence: `${file} changed while it was copied to be read; it is tried again.` };
		}
		return { kind: 'open', source: opened(copy, identityOf(file), remove) };
	} catch (error) {
		remove();
		return refused(file, error);
	}
}

function stateOf(file: string): { readonly bytes: number; readonly key: string } {
	const all = [file, file + LOG_ENDING].flatMap(name => statSync(name, { throwIfNoEntry: false }) ?? []);
	return { bytes: all.reduce((sum, { size }) => sum + size, 0), key: all.map(({ size, mtimeMs }) => `${size} ${mtimeMs}`).join() };
}

function identityOf(file: string): string {
	const { ino, birthtimeMs } = statSync(file);
	return `${ino} ${birthtimeMs}`;
}

function refused(file: string, error: unknown): DatabaseOpening {
	if (error instanceof NoSqlite) {
		return { kind: 'closed', sentence: `${file} is a SQLite database, which needs Node 22.15 or later; its figures are missing.` };
	}
	const code = resultCode(error) ?? 0;
	if (isBroken.has(code)) {
		return {
			kind: 'unusable',
			sentence: `${file} is no whole SQLite database (${reasonOf(error)}); its figures are missing until it changes.`,
		};
	}
	const why = isHeld.has(code) ? 'another program holds it' : reasonOf(error);
	return { kind: 'closed', sentence: `${file} could not be opened (${why}); it is tried again.` };
}

/** The words of SQLite for a code and for what a statement names; other errors have only their kind. */
function reasonOf(error: unknown): string {
	return error instanceof Error && resultCode(error) !== undefined ? error.message.slice(0, MAX_REASON_LENGTH) : 'for an unknown reason';
}

const MAX_REASON_LENGTH = 120;
