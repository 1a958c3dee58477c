import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { agentId } from '../../../src/domain/trace/ids.ts';
import { foldersInUse } from '../../../src/ingest/foldersInUse.ts';
import { MemoryStore } from '../../../src/ingest/store/memoryStore.ts';
import { always, noLines, type FileRow } from '../../../src/ingest/store/store.ts';
import { GATHER_MS, SWEEP_MS, TranscriptWatch, type Hint, type WatchPorts } from '../../../src/ingest/transcriptWatch.ts';
import { watchTranscripts } from '../../../src/ingest/watch.ts';
import { systemWatch } from '../../../src/ingest/watchPorts.ts';
import { silentLogger } from '../../../src/base/log.ts';
import { Hours } from '../../support/hours.ts';
import { Home, lineOf } from './home.ts';

suite('watching transcripts', () => {
	let home: Home;
	let hours: Hours;
	let hints: Hint[];
	let warnings: string[];
	/** What the fake watcher was asked to watch, and how to make it speak. */
	let watched: Map<string, { change: (name: string | null) => void; fail: (error: unknown) => void }>;
	let watch: TranscriptWatch;

	const ports = (): WatchPorts => ({
		log: { info: () => undefined, warn: message => warnings.push(message), error: () => undefined },
		onHint: hint => hints.push(hint),
		timer: hours.timer,
		watcher: (folder, change, fail) => {
			watched.set(folder, { change, fail });
			return { dispose: () => watched.delete(folder) };
		},
	});

	setup(() => {
		home = new Home();
		hours = new Hours();
		hints = [];
		warnings = [];
		watched = new Map();
		watch = new TranscriptWatch(ports());
		watch.follow([home.folder]);
	});
	teardown(() => {
		watch.dispose();
		home.remove();
	});

	const change = (name: string | null): void => watched.get(home.folder)?.change(name);
	const files = (...names: readonly string[]): Hint => ({ kind: 'files', paths: names.map(name => join(home.folder, name)) });
	const everything: Hint = { kind: 'everything' };

	test('tells the first change at once, and gathers those that follow', () => {
		change('a.log');
		assert.deepEqual(hints, [files('a.log')]);
		change('a.log');
		change('b.log');
		change('a.log');
		assert.equal(hints.length, 1);
		hours.pass(GATHER_MS);
		assert.deepEqual(hints.slice(1), [files('a.log', 'b.log')]);
		hours.pass(GATHER_MS);
		assert.equal(hints.length, 2);
		change('c.log');
		assert.deepEqual(hints.slice(2), [files('c.log')]);
	});

	test('looks everywhere when a folder is new, or the system does not say what changed', () => {
		mkdirSync(join(home.folder, 'new'));
		change('new');
		change(null);
		hours.pass(GATHER_MS);
		assert.deepEqual(hints, [everything, everything]);
	});

	test('looks everywhere from time to time', () => {
		hours.pass(SWEEP_MS);
		hours.pass(SWEEP_MS);
		assert.deepEqual(hints, [everything, everything]);
	});

	test('follows other folders when it is told so, and none that is not there', () => {
		mkdirSync(join(home.folder, 'other'));
		watch.follow([join(home.folder, 'other'), join(home.folder, 'missing')]);
		assert.deepEqual([...watched.keys()], [join(home.folder, 'other')]);
	});

	test('follows a folder that was made anew', () => {
		const folder = join(home.folder, 'day');
		mkdirSync(folder);
		watch.follow([folder]);
		const before = watched.get(folder);
		mkdirSync(join(home.folder, 'tomorrow'));
		rmSync(folder, { recursive: true });
		renameSync(join(home.folder, 'tomorrow'), folder);
		watch.follow([folder]);
		assert.notEqual(watched.get(folder), before);
	});

	test('says that a folder cannot be watched, and still looks from time to time', () => {
		const refusing = new TranscriptWatch({
			...ports(),
			watcher: () => {
				throw Object.assign(new Error('no more watches'), { code: 'ENOSPC' });
			},
		});
		refusing.follow([home.folder]);
		refusing.follow([home.folder]);
		watched.get(home.folder)?.fail(Object.assign(new Error('gone'), { code: 'EPERM' }));
		assert.equal(warnings.length, 2);
		assert.match(warnings.join(), /cannot be watched \(.*\); changes in it are seen within a minute\./);
		hours.pass(SWEEP_MS);
		assert.deepEqual(hints, [everything, everything]);
		refusing.dispose();
	});

	test('leaves nothing behind', () => {
		change('a.log');
		watch.dispose();
		assert.equal(watched.size, 0);
		assert.equal(hours.waiting, 0);
	});
});

suite('watching real folders', () => {
	let home: Home;
	let store: MemoryStore;
	setup(() => {
		home = new Home();
		store = new MemoryStore();
	});
	teardown(() => {
		home.remove();
	});

	/** Follows the home, and resolves when this many responses have been read. */
	const followed = async (count: number, change: () => void): Promise<readonly string[]> => {
		const ingest = home.ingest(store);
		await ingest.sweep();
		const replies = (): readonly string[] => store.responses(always).map(row => row.id);
		return new Promise((resolve, reject) => {
			const carryOut = (sweep: Promise<unknown>): void => {
				sweep.then(() => {
					if (replies().length >= count) {
						watch.dispose();
						resolve(replies());
					}
				}, reject);
			};
			const listeners = {
				changed: (paths: readonly string[]) => {
					carryOut(ingest.sweepFiles(paths));
				},
				slowly: () => {
					carryOut(ingest.sweep());
				},
			};
			const watch = watchTranscripts(ingest, listeners, { log: silentLogger, ...systemWatch });
			change();
		});
	};

	test('sees a line that is appended', async () => {
		const path = home.write('deep/a.log', lineOf({ reply: 'r1' }));
		const replies = await followed(2, () => {
			appendFileSync(path, lineOf({ reply: 'r2' }));
		});
		assert.deepEqual(replies, ['made-up:r1', 'made-up:r2']);
	});

	test('asks for another look where a folder is watched only now, and for no more after it', async () => {
		home.write('deep/a.log', lineOf({ reply: 'r1' }));
		const ingest = home.ingest(store);
		await ingest.sweep();
		home.write('deep/b.log', lineOf({ reply: 'r2' }));
		let asked = 0;
		const listeners = { changed: () => undefined, slowly: () => (asked += 1) };
		const silent = { timer: systemWatch.timer, watcher: () => ({ dispose: () => undefined }) };
		const watch = watchTranscripts(ingest, listeners, { log: silentLogger, ...silent });
		assert.equal(asked, 1);
		await ingest.sweep();
		assert.equal(asked, 1);
		home.write('new/c.log', lineOf({ reply: 'r3' }));
		await ingest.sweep();
		assert.equal(asked, 2, 'another folder is watched');
		watch.dispose();
		assert.equal(store.responses(always).length, 3);
	});

	test('sees what is written into a folder that was not there', async () => {
		home.write('a.log', lineOf({ reply: 'r1' }));
		const replies = await followed(2, () => {
			home.write('new/b.log', lineOf({ reply: 'r2' }));
		});
		assert.deepEqual(replies, ['made-up:r1', 'made-up:r2']);
	});
});

suite('folders in use', () => {
	const file = (path: string, modifiedAt: number): FileRow => {
		const nothing = { offset: 0, checkpoint: null, head: '', counts: noLines, countsAtOffset: noLines, trouble: null };
		return { path, agent: agentId('made-up'), size: 0, modifiedAt, changedAt: null, ...nothing };
	};

	test('are the roots and the ways to what changed last', () => {
		const files = [file('/root/2026/01/a.log', 1), file('/root/2026/02/b.log', 2), file('/elsewhere/c.log', 3)];
		assert.deepEqual(foldersInUse(['/root'], files), ['/root', '/root/2026/02', '/root/2026', '/root/2026/01']);
		assert.deepEqual(foldersInUse(['/root'], files, 3), ['/root', '/root/2026/02', '/root/2026']);
	});
});
