import assert from 'node:assert/strict';
import { readFileSync, renameSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { always } from '../../../src/ingest/store/store.ts';
import { MemoryStore } from '../../../src/ingest/store/memoryStore.ts';
import { openStore } from '../../../src/ingest/store/openStore.ts';
import { Home, lineOf } from './home.ts';
import { madeUpAgent } from './madeUpAgent.ts';

suite('ingest', () => {
	let home: Home;
	let store: MemoryStore;
	setup(() => {
		home = new Home();
		store = new MemoryStore();
	});
	teardown(() => {
		home.remove();
	});

	const replies = (): readonly string[] => store.responses(always).map(row => row.id);
	const bytesRead = async (agents = [madeUpAgent()]): Promise<number> => {
		const result = await home.ingest(store, agents).sweep();
		assert.ok(result.kind === 'done');
		return result.progress.bytesTotal;
	};

	test('reads every transcript below the roots', async () => {
		home.write('a.log', lineOf({ reply: 'r1' }));
		home.write('deep/er/b.log', lineOf({ reply: 'r2' }));
		await home.ingest(store).sweep();
		assert.deepEqual(replies(), ['made-up:r1', 'made-up:r2']);
	});

	test('looks no deeper than the root says', async () => {
		home.write('a/b/c/d.log', lineOf({ reply: 'r1' }));
		await home.ingest(store).sweep();
		assert.deepEqual(replies(), []);
	});

	test('a second sweep opens nothing', async () => {
		home.write('a.log', lineOf({ reply: 'r1' }));
		assert.ok((await bytesRead()) > 0);
		const revision = store.revision();
		assert.equal(await bytesRead(), 0);
		assert.equal(store.revision(), revision);
	});

	test('sees that a file was written anew with the size and the time that it had', async () => {
		const file = home.write('a.log', lineOf({ reply: 'r1' }));
		const { atime, mtime } = statSync(file);
		await bytesRead();
		writeFileSync(file, lineOf({ reply: 'r2' }));
		utimesSync(file, atime, mtime);
		assert.equal(await bytesRead(), lineOf({ reply: 'r2' }).length);
		assert.deepEqual(replies(), ['made-up:r1', 'made-up:r2']);
		assert.equal(await bytesRead(), 0);
	});

	test('sees it where only the middle of a long file is another', async () => {
		const replies = (middle: string): string =>
			[...Array(99).keys(), middle, ...Array(99).keys()].map(at => lineOf({ reply: `r${at}` })).join('');
		const file = home.write('a.log', replies('A'));
		const { atime, mtime } = statSync(file);
		await bytesRead();
		writeFileSync(file, replies('B'));
		utimesSync(file, atime, mtime);
		await bytesRead();
		assert.ok(store.responses(always).some(row => row.id === 'made-up:rB'));
	});

	test('reads only what was appended', async () => {
		home.write('a.log', lineOf({ reply: 'r1' }));
		await bytesRead();
		home.append('a.log', lineOf({ reply: 'r2' }));
		assert.equal(await bytesRead(), lineOf({ reply: 'r2' }).length);
		assert.deepEqual(replies(), ['made-up:r1', 'made-up:r2']);
	});

	test('begins at the last checkpoint while a run still waits for its end', async () => {
		home.write('a.log', lineOf({ reply: 'r1' }) + lineOf({ start: 't', at: 5 }));
		await bytesRead();
		assert.deepEqual(
			store.runs(always).map(run => run.endedAt),
			[null],
		);
		home.append('a.log', lineOf({ finish: 't', at: 9 }));
		await bytesRead();
		assert.deepEqual(
			store.runs(always).map(run => [run.startedAt, run.endedAt]),
			[[5, 9]],
		);
		assert.equal(store.file(home.path('a.log'))?.counts.lines, 3);
	});

	test('reads anew what was written anew under the same name', async () => {
		home.write('a.log', lineOf({ reply: 'r1' }));
		await bytesRead();
		home.write('a.log', lineOf({ session: 'another' }) + lineOf({ reply: 'r2' }));
		await bytesRead();
		assert.deepEqual(replies(), ['made-up:r1', 'made-up:r2']);
		assert.equal(store.file(home.path('a.log'))?.counts.lines, 2);
	});

	test('notices that the middle was written anew', async () => {
		const beginning = lineOf({ nothing: 'x'.repeat(2_000) });
		home.write('a.log', beginning + lineOf({ reply: 'r1' }));
		await bytesRead();
		home.write('a.log', beginning + lineOf({ reply: 'r2' }) + lineOf({ reply: 'r3' }));
		await bytesRead();
		assert.deepEqual(replies(), ['made-up:r1', 'made-up:r2', 'made-up:r3']);
	});

	test('goes on before a line that was torn, not further back', async () => {
		const whole = lineOf({ reply: 'r1' });
		home.write('a.log', `${whole}{"reply":"r`);
		await bytesRead();
		assert.equal(store.file(home.path('a.log'))?.offset, whole.length);
	});

	test('reads a transcript that shrank from its beginning', async () => {
		home.write('a.log', lineOf({ reply: 'r1' }) + lineOf({ reply: 'r2' }));
		await bytesRead();
		truncateSync(home.path('a.log'), lineOf({ reply: 'r1' }).length);
		assert.equal(await bytesRead(), lineOf({ reply: 'r1' }).length);
		assert.equal(store.file(home.path('a.log'))?.counts.lines, 1);
		assert.match(store.file(home.path('a.log'))?.trouble ?? '', /a\.log was shortened or written anew/);
	});

	test('begins again when the reader does not know its checkpoint any more', async () => {
		home.write('a.log', lineOf({ reply: 'r1' }));
		await bytesRead();
		home.append('a.log', lineOf({ reply: 'r2' }));
		await bytesRead([madeUpAgent(2)]);
		assert.equal(store.file(home.path('a.log'))?.counts.lines, 2);
		assert.equal(store.file(home.path('a.log'))?.trouble, null);
		assert.deepEqual(replies(), ['made-up:r1', 'made-up:r2']);
	});

	test('keeps the facts of deleted and renamed transcripts', async () => {
		home.write('a.log', lineOf({ reply: 'r1' }));
		home.write('b.log', lineOf({ reply: 'r2' }));
		await bytesRead();
		rmSync(home.path('a.log'));
		renameSync(home.path('b.log'), home.path('c.log'));
		await bytesRead();
		assert.deepEqual(replies(), ['made-up:r1', 'made-up:r2']);
	});

	test('looks at single files when it is told which', async () => {
		const inside = home.write('a.log', lineOf({ reply: 'r1' }));
		home.write('b.log', lineOf({ reply: 'r2' }));
		const noTranscript = home.write('notes.txt', lineOf({ reply: 'r3' }));
		await home.ingest(store).sweepFiles([inside, noTranscript, '/etc/hosts', home.path('missing.log')]);
		assert.deepEqual(replies(), ['made-up:r1']);
	});

	test('says where it looked and what it found', () => {
		home.write('a.log', '');
		const [place] = home.ingest(store).places();
		assert.deepEqual(place, {
			agent: 'made-up',
			name: 'Made Up',
			folder: join(home.folder, '.made-up'),
			found: 1,
			troubles: [],
			leftOut: [],
		});
	});

	test('says how far it is, and ends at the whole', async () => {
		home.write('a.log', lineOf({ reply: 'r1' }));
		home.write('b.log', lineOf({ reply: 'r2' }));
		const seen: number[][] = [];
		await home.ingest(store).sweep(({ filesDone, filesTotal, bytesDone, bytesTotal }) => {
			seen.push([filesDone, filesTotal, bytesDone, bytesTotal]);
		});
		const bytes = 2 * lineOf({ reply: 'r1' }).length;
		assert.deepEqual(seen, [
			[0, 2, 0, bytes],
			[2, 2, bytes, bytes],
		]);
	});

	test('finds the words of a title where they stand', async () => {
		home.write('a.log', lineOf({ reply: 'r1' }) + lineOf({ title: 'Ünder way' }));
		const ingest = home.ingest(store);
		await ingest.sweep();
		const [title] = store.titles();
		assert.ok(title);
		assert.equal(await ingest.titleOf(title), 'Ünder way');
		rmSync(home.path('a.log'));
		assert.equal(await ingest.titleOf(title), 'Ünder way', 'it is remembered');
		assert.equal(await home.ingest(store).titleOf(title), undefined);
	});

	test('stores no word of a transcript', async () => {
		const records = [
			{ title: 'a secret title' },
			{ 'secret key': 1 },
			{ nothing: 'a secret thought' },
			{ reply: 'r1', said: 'a secret answer' },
		];
		home.write('a.log', `${records.map(lineOf).join('')}{"torn":"a secret`);
		const file = join(home.folder, 'store.db');
		const opened = openStore(file, () => 0);
		assert.ok(opened.kind === 'open');
		await home.ingest(opened.store).sweep();
		assert.equal(opened.store.titles().length, 1);
		opened.store.close();
		const words = new Set(readFileSync(file, 'latin1').match(/secret \w+/g));
		assert.deepEqual([...words], ['secret key'], 'only the type of a record that is not known');
	});
});
