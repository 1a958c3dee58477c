/** Several processes on one store: one reads, the others follow, and when it is gone another reads. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Disposable } from '../../../src/base/disposables.ts';
import { silentLogger } from '../../../src/base/log.ts';
import { systemWatch } from '../../../src/ingest/watchPorts.ts';
import { LEASE_MS, always } from '../../../src/ingest/store/store.ts';
import { everything } from '../../../src/server/book.ts';
import { openEngine, type Engine } from '../../../src/server/engine.ts';
import { Live } from '../../../src/server/live.ts';

/** A window as the server makes it, whose timer runs when the test says so. */
interface Window {
	readonly engine: Engine;
	readonly live: Live;
	readonly told: number[];
	/** What was told of the store. */
	readonly troubles: (string | null)[];
	look(): void;
}

suite('windows that share a store', function () {
	this.timeout(30_000);
	let folder: string;
	let now: number;
	let windows: Window[];
	let children: ChildProcess[];
	setup(() => {
		folder = realpathSync.native(mkdtempSync(path.join(tmpdir(), 'bookend-windows-')));
		now = Date.now();
		[windows, children] = [[], []];
		mkdirSync(path.dirname(transcript()), { recursive: true });
		writeFileSync(transcript(), response(1));
	});
	teardown(async () => {
		for (const child of children) {
			child.kill('SIGKILL');
			await (child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined);
		}
		windows.forEach(({ live, engine }) => {
			live.dispose();
			engine.close();
		});
		rmSync(folder, { recursive: true });
	});

	const transcript = (): string => path.join(folder, 'home/.claude/projects/-work/s.jsonl');
	const store = (): string => path.join(folder, 'bookend.db');
	const open = (): Window => {
		const common = { home: path.join(folder, 'home'), extraHomes: [], timeZone: 'UTC', prices: {}, log: silentLogger };
		const opened = openEngine({ ...common, store: store(), now: () => now });
		assert.ok(opened.kind === 'open');
		const [told, troubles]: [number[], (string | null)[]] = [[], []];
		let due: (() => void) | undefined;
		const timer = (_: number, work: () => void): Disposable => {
			due = work;
			return { dispose: () => (due = undefined) };
		};
		const listeners = {
			changed: (revision: number) => void told.push(revision),
			progress: () => undefined,
			storeFailed: (sentence: string | null) => void troubles.push(sentence),
		};
		const live = new Live(opened.engine, listeners, { log: silentLogger, timer, watcher: systemWatch.watcher });
		const window = { engine: opened.engine, live, told, troubles, look: () => due?.() };
		windows.push(window);
		return window;
	};
	const counted = ({ engine }: Window): number => engine.book.ports.store.responses(always).length;

	test('only one reads, and the others are told of what it has read', async () => {
		const [first, second] = [open(), open()];
		await first.live.start();
		await second.live.start();
		assert.deepEqual([first, second].map(counted), [1, 1]);
		const before = second.told.length;
		appendFileSync(transcript(), response(2));
		second.look();
		assert.equal(second.told.length, before, 'the second does not read by itself');
		await first.live.sweep();
		second.look();
		assert.deepEqual([second.told.length, counted(second)], [before + 1, 2]);
		second.look();
		assert.equal(second.told.length, before + 1, 'nothing new, nothing told');
	});

	test('another reads when the one that did is closed', async () => {
		const [first, second] = [open(), open()];
		await first.live.start();
		await second.live.start();
		first.live.dispose();
		first.engine.lease.dispose();
		appendFileSync(transcript(), response(2));
		second.look();
		await second.live.sweep();
		assert.equal(counted(second), 2);
		assert.equal(first.engine.lease.hold(), false);
	});

	test('another reads when the process that did was killed, once its lease has run out', async () => {
		const window = open();
		const child = await holding(window.engine.ingest.scope());
		await window.live.start();
		assert.deepEqual([counted(window), window.engine.lease.hold()], [0, false]);
		child.kill('SIGKILL');
		await once(child, 'exit');
		window.look();
		assert.equal(window.engine.lease.hold(), false, 'nobody can tell yet that it is dead');
		now += 2 * LEASE_MS;
		window.look();
		await window.live.sweep();
		assert.equal(counted(window), 1);
	});

	test('who asks does not wait for one that reads nothing', async () => {
		const window = open();
		await holding(window.engine.ingest.scope());
		await window.engine.sweep();
		assert.equal(counted(window), 1);
	});

	test('one that a newer version has left behind says so, and writes nothing any more', async () => {
		const window = open();
		await window.live.start();
		const database = new DatabaseSync(store());
		database.exec('PRAGMA user_version = 1000');
		appendFileSync(transcript(), response(2));
		await window.live.sweep();
		assert.equal(window.troubles.length, 1);
		assert.match(window.troubles[0] ?? '', /another version of Bookend/);
		assert.equal(database.prepare('SELECT count(*) AS "count" FROM "response"').get()?.['count'], 1);
		database.close();
	});

	test('when the store is deleted, one builds it anew, and the others follow', async () => {
		const [first, second] = [open(), open()];
		writeFileSync(path.join(path.dirname(transcript()), 'gone.jsonl'), response(3));
		await first.live.start();
		await second.live.start();
		const mark = first.engine.marks.retag(0, 1, null);
		const spent = ({ engine }: Window): number[] => engine.book.spent(everything).map(({ tally }) => tally.responses);
		assert.deepEqual([first, second].map(spent), [[2], [2]]);
		rmSync(path.join(path.dirname(transcript()), 'gone.jsonl'));
		for (const end of ['', '-wal', '-shm']) {
			rmSync(store() + end);
		}
		const before = second.told.length;
		second.look();
		first.look();
		await Promise.all([first, second].map(({ engine }) => engine.ingest.renewStore()));
		await Promise.all([first, second].map(({ live }) => live.sweep()));
		first.look();
		second.look();
		assert.deepEqual([first, second].map(spent), [[1], [1]], 'what was only in the store is gone with it');
		assert.ok(second.told.length > before);
		assert.deepEqual(
			[first, second].map(({ engine }) => engine.lease.hold()),
			[false, true],
		);
		for (const { troubles, engine } of [first, second]) {
			assert.equal(troubles.length, 2);
			assert.match(troubles[0] ?? '', /was deleted or replaced/);
			assert.equal(troubles[1], null);
			assert.deepEqual(
				engine.marks.retags().map(({ id }) => id),
				[mark],
			);
		}
		appendFileSync(transcript(), response(2));
		await second.live.sweep();
		first.look();
		assert.deepEqual([first, second].map(spent), [[2], [2]]);
	});

	/** A process of its own that has the lease. */
	async function holding(scope: string): Promise<ChildProcess> {
		const script = new URL('../ingest/leaseChild.ts', import.meta.url).pathname;
		const child = spawn(process.execPath, ['--no-warnings', script, store(), scope], { stdio: ['ignore', 'pipe', 'inherit'] });
		children.push(child);
		const [said] = (await once(child.stdout, 'data')) as [Buffer];
		assert.equal(said.toString(), 'has it\n');
		return child;
	}
});

function response(number: number): string {
	const usage = { input_tokens: 1, output_tokens: 1 };
	const message = {
		id: `msg_${String(number).padStart(22, '0')}`,
		model: 'm',
		role: 'assistant',
		content: [],
		stop_reason: 'end_turn',
		usage,
	};
	const timestamp = new Date(Date.UTC(2026, 9, 1, 12, 0, number)).toISOString();
	return `${JSON.stringify({ type: 'assistant', uuid: `u${number}`, sessionId: 's', timestamp, cwd: '/work', message })}\n`;
}
