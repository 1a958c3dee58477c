import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../scripts/lib/places.mjs';
import { runningProcesses } from '../support/processes.ts';

suite('npm start', () => {
	test('says where VS Code is to be opened, and leaves nothing behind when it is interrupted', async function () {
		if (process.platform === 'win32') {
			this.skip();
		}
		const scratch = mkdtempSync(path.join(tmpdir(), 'bookend-start-test-'));
		const started = spawn(process.execPath, ['scripts/start.mjs', '--sample', '--no-open'], {
			cwd: root,
			env: { ...process.env, TMPDIR: scratch },
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const ended = once(started, 'exit');

		const address = await addressSaidBy(started);
		assert.equal((await fetch(address)).status, 200);
		assert.ok(processesOf(scratch).length > 0);

		started.kill('SIGINT');
		assert.deepEqual(await ended, [0, null]);
		assert.deepEqual(processesOf(scratch), []);
		assert.deepEqual(readdirSync(scratch), []);
		rmSync(scratch, { recursive: true });
	});
});

async function addressSaidBy({ stdout }: ChildProcess): Promise<string> {
	assert.ok(stdout);
	for await (const line of createInterface({ input: stdout })) {
		const [address] = /http:\/\/localhost:\d+\/\S+/.exec(line) ?? [];
		if (address !== undefined) {
			return address;
		}
	}
	throw new Error('npm start ended without an address.');
}

/** Each names a folder of its own on its command line, or is a child of one that does. */
function processesOf(scratch: string): readonly string[] {
	const all = runningProcesses();
	const own = new Set(all.filter(({ command }) => command.includes(scratch)).map(({ id }) => id));
	return all.filter(({ id, parent }) => own.has(id) || own.has(parent)).map(({ command }) => command);
}
