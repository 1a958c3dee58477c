import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../../../src/ingest/database.ts';
import { MemoryStore } from '../../../src/ingest/store/memoryStore.ts';
import { always } from '../../../src/ingest/store/store.ts';
import { Home } from './home.ts';
import { databaseAgent } from './madeUpForms.ts';

suite('transcripts that are databases', () => {
	let home: Home;
	let store: MemoryStore;
	/** As an agent has it open. */
	let writer: DatabaseSync;
	setup(() => {
		home = new Home();
		store = new MemoryStore();
		mkdirSync(home.path('.'));
		writer = new DatabaseSync(home.path('a.db'));
		writer.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE records (id INTEGER PRIMARY KEY, record TEXT)');
	});
	teardown(() => {
		writer.close();
		home.remove();
	});

	const insert = (...records: readonly object[]): void => {
		for (const record of records) {
			writer.prepare('INSERT INTO records (record) VALUES (?)').run(JSON.stringify(record));
		}
	};
	const sweep = async (): Promise<void> => {
		const result = await home.ingest(store, [databaseAgent]).sweep();
		assert.ok(result.kind === 'done');
	};
	const replies = (): readonly string[] => store.responses(always).map(({ id }) => id.replace('made-up-database:', ''));
	const file = (): unknown => store.files().map(({ counts, trouble, checkpoint }) => [counts.lines, trouble, checkpoint]);

	test('are read with what stands in their log, and then only what is new', async () => {
		insert({ reply: 'one' }, { reply: 'two' });
		await sweep();
		assert.deepEqual([replies(), file()], [['one', 'two'], [[2, null, 2]]]);
		insert({ reply: 'three' }, { other: 1 });
		const log = home.path('a.db-wal');
		const result = await home.ingest(store, [databaseAgent]).sweepFiles([log]);
		assert.ok(result.kind === 'done' && result.progress.filesTotal === 1, 'a change of the log is one of the database');
		assert.deepEqual([replies(), file()], [['one', 'three', 'two'], [[4, null, 4]]]);
		assert.deepEqual(store.files()[0]?.counts.unknown, { record: 1 });
		await sweep();
		assert.deepEqual(file(), [[4, null, 4]]);
	});

	test('tell titles and edits again from their rows', async () => {
		insert({ reply: 'one' }, { title: 'The words' }, { edit: 'e', path: '/a.ts' });
		await sweep();
		const ingest = home.ingest(store, [databaseAgent]);
		const [title, edit] = [store.titles()[0], store.edits(always)[0]];
		assert.ok(title && edit);
		assert.equal(await ingest.titleOf(title), 'The words');
		assert.equal((await ingest.editOf(edit))?.path, '/a.ts');
		writer.exec('DELETE FROM records');
		assert.equal(await ingest.editOf(edit), undefined);
	});

	test('under the name of another are read from their start', async () => {
		insert({ reply: 'one' }, { reply: 'two' });
		await sweep();
		writer.close();
		['', '-wal', '-shm'].forEach(end => {
			rmSync(home.path('a.db') + end, { force: true });
		});
		writeFileSync(home.path('taken'), ''); // the number of the file that went is not given again
		writer = new DatabaseSync(home.path('a.db'));
		writer.exec('CREATE TABLE records (id INTEGER PRIMARY KEY, record TEXT)');
		insert({ reply: 'three' });
		await sweep();
		assert.deepEqual([replies(), file()], [['one', 'three', 'two'], [[1, null, 1]]]);
	});

	test('that are held by their agent are read at the next look', async () => {
		insert({ reply: 'one' });
		writer.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
		await sweep();
		assert.match(store.files()[0]?.trouble ?? '', /a\.db could not be opened \(another program holds it\); it is tried again\.$/);
		writer.exec('COMMIT');
		await sweep();
		assert.deepEqual([replies(), file()], [['one'], [[1, null, 1]]]);
	});

	test('with another schema are named with the query that fails, and with its reason', async () => {
		writer.exec('ALTER TABLE records RENAME COLUMN record TO content');
		await sweep();
		assert.match(
			store.files()[0]?.trouble ?? '',
			/could not be asked for its records \(no such column: record\); what that would have told/,
		);
		assert.equal(store.files()[0]?.counts.unreadable, 1);
		writer.exec('DROP TABLE records');
		await sweep();
		assert.match(store.files()[0]?.trouble ?? '', /no such table: records/);
	});

	test('that are half written are named, and no trouble to the others', async () => {
		insert(...Array.from({ length: 200 }, (_, index) => ({ reply: `reply ${String(index)}`, words: 'x'.repeat(500) })));
		writer.exec('PRAGMA wal_checkpoint(TRUNCATE)');
		copyFileSync(home.path('a.db'), home.path('torn.db'));
		truncateSync(home.path('torn.db'), 20_000);
		writeFileSync(home.path('none.db'), 'no database at all, but a text that is long enough to be looked at as one.'.repeat(20));
		writeFileSync(home.path('empty.db'), '');
		await sweep();
		assert.equal(replies().length, 200);
		const troubles = Object.fromEntries(store.files().map(({ path, trouble }) => [basename(path), trouble ?? '']));
		assert.match(troubles['torn.db'] ?? '', /malformed|no whole SQLite database/);
		assert.match(troubles['none.db'] ?? '', /is no whole SQLite database \(file is not a database\)/);
		assert.match(troubles['empty.db'] ?? '', /no such table: records/);
		assert.equal(troubles['a.db'], '');
	});

	suite('without the files that SQLite makes beside them', () => {
		const copies = (): readonly string[] => readdirSync(tmpdir()).filter(name => name.startsWith('bookend-copy-'));

		/** A log whose index cannot be made: a link is in its place, which SQLite does not follow. */
		const withoutIndex = (): string => {
			insert({ reply: 'in the log' });
			const [from, to] = [home.path('a.db'), home.path('other.db')];
			copyFileSync(from, to);
			copyFileSync(`${from}-wal`, `${to}-wal`);
			symlinkSync(home.path('nowhere'), `${to}-shm`);
			return to;
		};

		test('are copied where their agent allows it, and the copy is removed', () => {
			const before = copies();
			const opening = openDatabase({ path: withoutIndex(), copying: 'allowed' });
			assert.ok(opening.kind === 'open');
			assert.equal([...opening.source.rows({ name: 'all', sql: 'SELECT * FROM records' })].length, 1);
			assert.equal(copies().length, before.length + 1);
			opening.source.close();
			assert.deepEqual(copies(), before);
		});

		test('are never copied where it does not', () => {
			const before = copies();
			const opening = openDatabase({ path: withoutIndex(), copying: 'never' });
			assert.ok(opening.kind === 'closed');
			assert.match(opening.sentence, /other\.db could not be opened \(.+\); it is tried again\.$/);
			assert.deepEqual(copies(), before);
		});
	});

	test('are never written to', () => {
		const opening = openDatabase({ path: home.path('a.db'), copying: 'never' });
		assert.ok(opening.kind === 'open');
		assert.deepEqual([...opening.source.rows({ name: 'theft', sql: 'DELETE FROM records RETURNING id' })], []);
		assert.match(opening.source.failures[0]?.why ?? '', /readonly/);
		opening.source.close();
		assert.deepEqual(openDatabase({ path: home.path('gone.db'), copying: 'never' }), { kind: 'gone' });
		assert.ok(!existsSync(home.path('gone.db')));
	});

	test('give whole numbers as numbers, however large', () => {
		const opening = openDatabase({ path: home.path('a.db'), copying: 'never' });
		assert.ok(opening.kind === 'open');
		const rows = [...opening.source.rows({ name: 'numbers', sql: 'SELECT 9223372036854775807 AS large, ? AS small' }, [7])];
		assert.deepEqual(rows, [{ large: 2 ** 63, small: 7 }]);
		assert.deepEqual([...opening.source.columns('records')], ['id', 'record']);
		assert.deepEqual([...opening.source.columns('nothing')], []);
		opening.source.close();
	});
});
