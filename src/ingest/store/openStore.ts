/** Opens the store, or says in a sentence why there is none. */
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type * as Sqlite from 'node:sqlite';
import { KIB, MIB } from '../../base/bytes.ts';
import { systemReason } from '../../base/systemError.ts';
import { LastingStore } from './lastingStore.ts';
import { MemoryStore } from './memoryStore.ts';
import { loadSqlite } from './nodeSqlite.ts';
import { prepareSchema } from './schema.ts';
import { Damage, isDamage, storeErrorFor } from './sqliteErrors.ts';
import { SqliteStore } from './sqliteStore.ts';
import { StoreError } from './storeError.ts';
import type { Store } from './store.ts';

export type OpenedStore =
	| {
			readonly kind: 'open';
			readonly store: Store;
			/** What had to be done to open it, as a sentence; null when nothing had. */
			readonly note: string | null;
	  }
	/** This Node has no `node:sqlite`. */
	| { readonly kind: 'noSqlite'; readonly sentence: string }
	| { readonly kind: 'unusable'; readonly sentence: string };

/** Null keeps everything in memory. The clock names what has to be set aside. */
export function openStore(file: string | null, clock: () => number): OpenedStore {
	if (file === null) {
		return { kind: 'open', store: new MemoryStore(), note: null };
	}
	const sqlite = loadSqlite();
	if (sqlite === undefined) {
		const sentence = `Bookend keeps what it counts in SQLite, which this Node ${process.version} does not have: it needs Node 22.15 or later.`;
		return { kind: 'noSqlite', sentence };
	}
	try {
		const { store, note } = openFile(sqlite, file, clock);
		return { kind: 'open', store: new LastingStore(store, lost => openAfter(lost, sqlite, file, clock)), note };
	} catch (error) {
		return { kind: 'unusable', sentence: sentenceFor(error, file) };
	}
}

/** That what stands there now had to be set aside adds nothing to what is told of the one that is lost. */
function openAfter(lost: SqliteStore, sqlite: typeof Sqlite, file: string, clock: () => number): SqliteStore {
	try {
		lost.clearAway();
		return openFile(sqlite, file, clock).store;
	} catch (error) {
		throw new StoreError(sentenceFor(error, file), { cause: error });
	}
}

interface OpenedFile {
	readonly store: SqliteStore;
	readonly note: string | null;
}

function openFile(sqlite: typeof Sqlite, file: string, clock: () => number): OpenedFile {
	mkdirSync(dirname(file), { recursive: true });
	if (existsSync(damageMark(file))) {
		return openAnew(sqlite, file, clock);
	}
	try {
		const isDoubtful = mayBeDamaged(file);
		const store = openDatabase(sqlite, file, isDoubtful ? clock() : null);
		return { store, note: null };
	} catch (error) {
		if (isDamage(error)) {
			return openAnew(sqlite, file, clock);
		}
		throw error;
	}
}

function openAnew(sqlite: typeof Sqlite, file: string, clock: () => number): OpenedFile {
	const aside = `${file}.corrupt-${new Date(clock()).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
	setAside(file, aside);
	const note = `The store ${file} was damaged. It was set aside as ${aside}, and a new one is built from the transcripts.`;
	return { store: openDatabase(sqlite, file, null), note };
}

/** A log is left behind where the last one that wrote did not end as it should. A small store is looked through in any case. */
function mayBeDamaged(file: string): boolean {
	const size = sizeOf(file);
	return size > 0 && (size <= ALWAYS_CHECKED_BYTES || sizeOf(`${file}-wal`) > 0);
}

/** Chosen: looking through it takes about ten milliseconds; one of a gigabyte of transcripts is 15 times as large. */
const ALWAYS_CHECKED_BYTES = 4 * MIB;

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** The log goes first: SQLite would take one that is left behind for the new database's. */
function setAside(file: string, aside: string): void {
	for (const end of ['-wal', '-shm', '']) {
		if (existsSync(file + end)) {
			renameSync(file + end, aside + end);
		}
	}
	rmSync(damageMark(file), { force: true });
}

/** Beside a database that was found damaged while in use, so that the next start does not trust it. */
const damageMark = (file: string): string => `${file}.damaged`;

/** With a time it is looked through, unless a process that lives has done that: it has a lease then. */
function openDatabase(sqlite: typeof Sqlite, file: string, checkedAt: number | null): SqliteStore {
	const database = new sqlite.DatabaseSync(file);
	try {
		prepare(database);
		const store = new SqliteStore(database, {
			file,
			onDamage: () => {
				writeFileSync(damageMark(file), '');
			},
		});
		if (checkedAt !== null && !store.isInUse(checkedAt)) {
			mustBeWhole(database);
		}
		return store;
	} catch (error) {
		database.close();
		throw error;
	}
}

function prepare(database: Sqlite.DatabaseSync): void {
	database.exec('PRAGMA busy_timeout = 5000');
	// Only of a database that is new; one that is there keeps its own.
	database.exec(`PRAGMA page_size = ${PAGE_BYTES}`);
	database.exec('PRAGMA journal_mode = WAL');
	database.exec('PRAGMA synchronous = NORMAL');
	database.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
	database.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_BYTES / pageBytes(database)}`);
	prepareSchema(database);
}

function pageBytes(database: Sqlite.DatabaseSync): number {
	return Number(database.prepare('PRAGMA page_size').get()?.['page_size']);
}

/** Every page is read, and no index is compared with its table: that would take many times as long. */
function mustBeWhole(database: Sqlite.DatabaseSync): void {
	const found = database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
	if (found !== 'ok') {
		throw new Damage(String(found));
	}
}

/** Chosen: what one commit of a first reading touches fits in. */
const CACHE_KIB = 16 * KIB;
/** Measured: a first reading fills pages of 4 KiB in a quarter more time, because few rows fit in; larger ones than these gain nothing. */
const PAGE_BYTES = 16 * KIB;
/** Chosen: so that a page that is written by several commits is copied into the database once. */
const CHECKPOINT_BYTES = 16 * MIB;

function sentenceFor(error: unknown, file: string): string {
	const known = storeErrorFor(error, file);
	if (known instanceof StoreError) {
		return known.message;
	}
	return `The store ${file} cannot be opened or created (${systemReason(error)}). Check its folder, or name another store.`;
}
