import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { agentId, responseId, sessionId } from '../../../../src/domain/trace/ids.ts';
import { noUsage } from '../../../../src/domain/spend/usage.ts';
import { openStore, type OpenedStore } from '../../../../src/ingest/store/openStore.ts';
import { always, noLines, noRows, type Batch, type Store } from '../../../../src/ingest/store/store.ts';
import { SqliteStore } from '../../../../src/ingest/store/sqliteStore.ts';
import { StoreError } from '../../../../src/ingest/store/storeError.ts';

const agent = agentId('made-up');
const NOON = Date.UTC(2026, 9, 1, 12);

suite('opening the store', () => {
	let folder: string;
	let file: string;
	setup(() => {
		folder = mkdtempSync(join(tmpdir(), 'bookend-open-'));
		file = join(folder, 'deep', 'er', 'store.db');
	});
	teardown(() => {
		rmSync(folder, { recursive: true });
	});

	const open = (): OpenedStore => openStore(file, () => NOON);
	const withStore = (work: (store: Store, note: string | null) => void): void => {
		const opened = open();
		assert.ok(opened.kind === 'open', JSON.stringify(opened));
		work(opened.store, opened.note);
		opened.store.close();
	};
	const fill = (): void => {
		withStore(store => {
			store.commit(batchOf(0, 2000));
		});
	};
	const aside = (): string => `${file}.corrupt-20261001T120000Z`;

	test('makes the folders it needs', () => {
		fill();
		withStore((store, note) => {
			assert.equal(note, null);
			assert.equal(store.responses(always).length, 2000);
			assert.ok((store.sizeOnDisk() ?? 0) > 100_000);
		});
	});

	test('keeps nothing more once another window has brought it to a newer version', () => {
		withStore(store => {
			store.commit(batchOf(0, 10));
			const newer = new DatabaseSync(file);
			newer.exec('PRAGMA user_version = 1000');
			assert.throws(
				() => {
					store.commit(batchOf(10, 20));
				},
				(error: unknown) => error instanceof StoreError && /another version of Bookend.*Reload this window/.test(error.message),
			);
			assert.throws(() => store.packSheet(), StoreError);
			assert.equal(store.responses(always).length, 10);
			newer.close();
		});
	});

	test('without a file, keeps everything in memory', () => {
		const opened = openStore(null, () => NOON);
		assert.ok(opened.kind === 'open');
		assert.equal(opened.store.sizeOnDisk(), null);
	});

	test('prints no warning about SQLite being young', () => {
		const module = JSON.stringify(new URL('../../../../src/ingest/store/openStore.ts', import.meta.url).href);
		const script = `const { openStore } = await import(${module}); console.log(openStore(process.argv[1], Date.now).kind);`;
		const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script, file], { encoding: 'utf8' });
		assert.deepEqual([stdout, stderr], ['open\n', '']);
	});

	test('sets a file aside that is no database, and says so', () => {
		mkdirSync(join(folder, 'deep', 'er'), { recursive: true });
		writeFileSync(file, 'this is no database, however long one looks at it. '.repeat(100));
		withStore((store, note) => {
			assert.deepEqual(store.files(), []);
			assert.equal(note, `The store ${file} was damaged. It was set aside as ${aside()}, and a new one is built from the transcripts.`);
			assert.match(readFileSync(aside(), 'utf8'), /^this is no database/);
		});
	});

	test('sets a database aside whose tables cannot be read', () => {
		fill();
		damage(file, 100, 4000);
		withStore((store, note) => {
			assert.deepEqual(store.files(), []);
			assert.match(note ?? '', /was damaged/);
			assert.ok(existsSync(aside()));
		});
	});

	test('sets a database aside at the next start when it is found damaged while in use', () => {
		fill();
		withStore(store => {
			store.takeLease({ name: 'codex /home', holder: 'one that is alive', until: NOON + 1_000 }, NOON);
		});
		damage(file, 160_000, 200_000);
		withStore((store, note) => {
			assert.equal(note, null, 'what another process uses is not looked through');
			assert.throws(() => store.responses(always), isStoreError(/is damaged/));
		});
		withStore((store, note) => {
			assert.deepEqual(store.responses(always), []);
			assert.match(note ?? '', /was damaged/);
		});
		withStore((_, note) => {
			assert.equal(note, null);
		});
		assert.deepEqual(readdirSync(join(folder, 'deep', 'er')).sort(), ['store.db', 'store.db.corrupt-20261001T120000Z']);
	});

	for (const [place, from, to] of [
		['its beginning', 0, 16],
		['the list of its tables', 100, 4_000],
		['a page of rows', 655_360, 671_744],
		['a few bytes in a page', 655_360, 655_368],
		['its last pages', -49_152, Infinity],
	] as const) {
		test(`sets a database aside that is damaged in ${place}, and builds it anew`, () => {
			fill();
			const whole = readFileSync(file).length;
			damage(file, from < 0 ? whole + from : from, Math.min(to, whole));
			withStore((store, note) => {
				assert.match(note ?? '', /was damaged\. It was set aside as .+corrupt-/);
				store.commit(batchOf(0, 2000));
			});
			withStore((store, note) => {
				assert.equal(note, null);
				assert.equal(store.responses(always).length, 2000);
			});
		});
	}

	test('sets a database aside that was cut off', () => {
		fill();
		truncateSync(file, 40_000);
		withStore((store, note) => {
			assert.deepEqual(store.files(), []);
			assert.match(note ?? '', /was damaged/);
		});
	});

	test('says that a folder is no store', () => {
		mkdirSync(file, { recursive: true });
		const opened = open();
		assert.ok(opened.kind === 'unusable');
		assert.equal(
			opened.sentence,
			`The store ${file} cannot be opened or created. Check that it is a file in a folder that can be written to.`,
		);
	});

	test('says so when the folder cannot be made', () => {
		writeFileSync(join(folder, 'deep'), 'a file where a folder should be');
		const opened = open();
		assert.ok(opened.kind === 'unusable');
		assert.match(opened.sentence, /cannot be opened or created \(a part of its path is not a folder\)/);
	});

	test('does not touch what a newer version wrote', () => {
		fill();
		const database = new DatabaseSync(file);
		database.exec('PRAGMA user_version = 99');
		database.close();
		const opened = open();
		assert.ok(opened.kind === 'unusable');
		assert.match(opened.sentence, /newer version of Bookend/);
	});

	test('keeps what it has when the disk is full, and goes on when there is room', () => {
		fill();
		const database = new DatabaseSync(file);
		const store = new SqliteStore(database, { file, onDamage: () => assert.fail('nothing is damaged') });
		const setPages = (count: number): unknown => database.prepare(`PRAGMA max_page_count = ${count}`).get();
		setPages(10);
		assert.throws(
			() => {
				store.commit(batchOf(2000, 20_000));
			},
			isStoreError(/no room left/),
		);
		assert.equal(store.responses(always).length, 2000);
		setPages(1_000_000);
		store.commit(batchOf(2000, 20_000));
		assert.equal(store.responses(always).length, 20_000);
		store.close();
	});
});

const isStoreError =
	(words: RegExp) =>
	(error: unknown): boolean =>
		error instanceof StoreError && words.test(error.message);

/** Responses by their number, from one number to before another. */
function batchOf(from: number, to: number): Batch {
	const session = sessionId(agent, 's');
	const response = Array.from({ length: to - from }, (_, index) => {
		const id = responseId(agent, `response ${from + index}`);
		return {
			id,
			session,
			turn: null,
			at: from + index,
			model: 'm',
			branch: null,
			usage: noUsage,
			trust: 'exact' as const,
			recordedUsd: null,
		};
	});
	const file = {
		path: '/one.log',
		agent,
		size: 1,
		modifiedAt: 1,
		changedAt: 1,
		offset: 0,
		checkpoint: null,
		head: '',
		counts: noLines,
		countsAtOffset: noLines,
	};
	return { file: { ...file, trouble: null }, rows: { ...noRows, response } };
}

function damage(file: string, from: number, to: number): void {
	const bytes = readFileSync(file);
	bytes.fill(0xaa, from, to);
	writeFileSync(file, bytes);
}
