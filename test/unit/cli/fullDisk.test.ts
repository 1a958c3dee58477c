/** A disk that is full, or may not be written to: a sentence, and all is well when it ends. Where the test may mount a small disk of its own. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { overviewRequest, refreshRequest } from '../../../src/protocol/lsp.ts';
import { makeHome } from '../../support/home/home.ts';
import { runCli, type CliRun } from '../../support/cli.ts';
import { startServer } from '../../support/lspClient.ts';

const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

suite('a store on a small disk', function () {
	this.timeout(120_000);
	let folder: string;
	let disk: string | null;
	setup(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'bookend-disk-'));
		makeHome(path.join(folder, 'home'), Date.now());
		disk = mayMount ? mkdtempSync(path.join(tmpdir(), 'bookend-small-')) : null;
		disk = disk !== null && mount('-t', 'tmpfs', '-o', 'size=96k', 'tmpfs', disk) ? disk : null;
	});
	teardown(() => {
		rmSync(folder, { recursive: true });
		if (disk !== null) {
			spawnSync('umount', [disk]);
			rmSync(disk, { recursive: true });
		}
	});

	const spend = (store: string): CliRun => runCli(['spend', '--home', path.join(folder, 'home'), '--store', store]);

	test('full: says so, and goes on when there is room', function () {
		const small = disk ?? this.skip(); // the test of the store itself has a limit of SQLite's instead
		const store = path.join(small, 'bookend.db');
		const { code, stderr } = spend(store);
		assert.equal(code, 1);
		assert.match(stderr, /no room left on the disk for the store|cannot be opened or created|gave an error while the store/);
		assert.ok(mount('-o', 'remount,size=8m', small));
		assert.deepEqual(spend(store).stdout, spend(path.join(folder, 'other.db')).stdout);
	});

	test('read-only: says so', function () {
		const small = disk ?? this.skip();
		assert.ok(mount('-o', 'remount,ro', small));
		const { code, stderr } = spend(path.join(small, 'bookend.db'));
		assert.equal(code, 1);
		assert.match(stderr, /cannot be opened or created\. Check that it is a file in a folder that can be written to/);
	});

	test('a server that finds it full or read-only says so, and opens it when that has ended', async function () {
		const small = disk ?? this.skip();
		for (const [hindrance, help] of [
			['size=40k', 'size=8m'],
			['ro', 'rw'],
		] as const) {
			const store = path.join(small, hindrance, 'bookend.db');
			assert.ok(mount('-o', `remount,${hindrance}`, small));
			const client = await startServer({ home: path.join(folder, 'home'), store, timeZone: 'UTC' });
			assert.equal((await client.trouble)?.kind, 'storeUnusable');
			assert.ok(mount('-o', `remount,${help}`, small));
			assert.equal(await client.recovery, null);
			await client.connection.sendRequest(refreshRequest, {});
			assert.ok((await client.connection.sendRequest(overviewRequest, month)).spend.responses > 0);
			assert.equal(await client.stop(), 0);
		}
	});

	test('a server that it fills up under says so, and goes on when there is room', async function () {
		const small = disk ?? this.skip();
		assert.ok(mount('-o', 'remount,size=8m', small));
		const store = path.join(small, 'bookend.db');
		const client = await startServer({ home: path.join(folder, 'home'), store, timeZone: 'UTC' });
		await client.connection.sendRequest(refreshRequest, {});
		const before = await client.connection.sendRequest(overviewRequest, month);
		fill(path.join(small, 'filler'));
		const added = path.join(folder, 'home/.claude/projects/-work-full');
		mkdirSync(added);
		writeFileSync(path.join(added, 'full.jsonl'), Array.from({ length: ADDED }, (_, number) => response(number)).join(''));
		await client.connection.sendRequest(refreshRequest, {});
		assert.match((await client.trouble)?.sentence ?? '', /no room left on the disk for the store|gave an error while the store/);
		const full = await client.connection.sendRequest(overviewRequest, month);
		assert.equal(full.spend.responses, before.spend.responses, 'what was read before is still shown');
		rmSync(path.join(small, 'filler'));
		await client.connection.sendRequest(refreshRequest, {});
		assert.equal(await client.recovery, null);
		const after = await client.connection.sendRequest(overviewRequest, month);
		assert.equal(after.spend.responses, before.spend.responses + ADDED);
		assert.equal(await client.stop(), 0);
	});
});

const month = { period: 'month', project: null } as const;
/** More than the log has room for that is there. */
const ADDED = 2_000;

/** Writes until there is no room left. */
function fill(file: string): void {
	const handle = openSync(file, 'w');
	try {
		for (;;) {
			writeSync(handle, Buffer.alloc(PAGE_BYTES));
		}
	} catch (error) {
		assert.ok(error instanceof Error && 'code' in error && error.code === 'ENOSPC');
	} finally {
		closeSync(handle);
	}
}

const PAGE_BYTES = 4096;

/** One response of now, as a line of Claude Code's. */
function response(number: number): string {
	const usage = { input_tokens: 1, output_tokens: 1 };
	const id = `msg_${String(number).padStart(24, '0')}`;
	const message = { id, model: 'nova-large-1', role: 'assistant', content: [], stop_reason: 'end_turn', usage };
	const record = {
		type: 'assistant',
		uuid: `full${String(number)}`,
		sessionId: 'full',
		timestamp: new Date().toISOString(),
		cwd: '/work',
		message,
	};
	return `${JSON.stringify(record)}\n`;
}

function mount(...args: readonly string[]): boolean {
	return spawnSync('mount', args).status === 0;
}
