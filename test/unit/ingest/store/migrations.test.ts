/** A store of every earlier version is opened, keeps what it has, and has the tables of this one. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openStore } from '../../../../src/ingest/store/openStore.ts';
import { rowsIn } from '../home.ts';

/** `version-N.sql` is what SQLite's dump gives of a store that version N wrote, with rows in each table. */
const fixtures = path.resolve(import.meta.dirname, '../../../fixtures/store');

type Rows = readonly Readonly<Record<string, unknown>>[];
type Contents = Readonly<Record<string, Rows>>;

/** How far a transcript was read may be forgotten, and what is packed; of other tables all columns are kept that there were before. */
const keptOf: Readonly<Record<string, readonly string[]>> = { file: ['path'], sheet: ['table', 'day', 'revision'] };

suite('a store of an earlier version', () => {
	let folder: string;
	setup(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'bookend-migrate-'));
	});
	teardown(() => {
		rmSync(folder, { recursive: true });
	});

	test('is there for each version but this one', () => {
		const newest = Number(versionOf(newStore(path.join(folder, 'new.db'))));
		const wanted = Array.from({ length: newest - 1 }, (_, index) => `version-${index + 1}.sql`);
		assert.deepEqual(readdirSync(fixtures).sort(), wanted.sort());
	});

	for (const fixture of readdirSync(fixtures).sort()) {
		test(`${fixture} gets the tables of this one and keeps its facts`, () => {
			const file = path.join(folder, 'store.db');
			const before = using(file, database => {
				database.exec(readFileSync(path.join(fixtures, fixture), 'utf8'));
				return contentsOf(database);
			});
			const opened = openStore(file, () => 0);
			assert.ok(opened.kind === 'open' && opened.note === null, JSON.stringify(opened));
			assert.ok(Object.values(rowsIn(opened.store)).some(rows => rows.length > 0));
			opened.store.close();
			assert.deepEqual(tablesOf(file), tablesOf(newStore(path.join(folder, 'new.db'))));
			const after = using(file, contentsOf);
			for (const [table, rows] of Object.entries(before)) {
				const kept = keptOf[table] ?? Object.keys(rows[0] ?? {});
				assert.deepEqual(only(kept, after[table] ?? []), only(kept, rows), table);
			}
		});
	}

	test('is read again from its transcripts where it lacks facts of the newer one', () => {
		for (const version of [1, 3]) {
			const file = path.join(folder, `store-${String(version)}.db`);
			using(file, database => {
				database.exec(readFileSync(path.join(fixtures, `version-${String(version)}.sql`), 'utf8'));
			});
			const opened = openStore(file, () => 0);
			assert.ok(opened.kind === 'open');
			const [row] = opened.store.files();
			assert.deepEqual([row?.size, row?.offset, row?.checkpoint], [0, 0, null]);
			opened.store.close();
		}
	});
});

function newStore(file: string): string {
	const opened = openStore(file, () => 0);
	assert.ok(opened.kind === 'open');
	opened.store.close();
	return file;
}

/** What SQLite knows of the tables and indexes, whatever the order they were made in. */
function tablesOf(file: string): unknown {
	const tables = using(file, database => database.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all());
	return [tables, versionOf(file)];
}

function versionOf(file: string): unknown {
	return using(file, database => database.prepare('PRAGMA user_version').get()?.['user_version']);
}

function contentsOf(database: DatabaseSync): Contents {
	const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all();
	const rowsOf = (name: string): Rows =>
		database
			.prepare(`SELECT * FROM "${name}" ORDER BY 1, 2`)
			.all()
			.map(row => ({ ...row }));
	return Object.fromEntries(tables.map(({ name }) => [String(name), rowsOf(String(name))] as const));
}

function only(columns: readonly string[], rows: Rows): Rows {
	return rows.map(row => Object.fromEntries(Object.entries(row).filter(([name]) => columns.includes(name))));
}

function using<T>(file: string, work: (database: DatabaseSync) => T): T {
	const database = new DatabaseSync(file);
	try {
		return work(database);
	} finally {
		database.close();
	}
}
