import assert from 'node:assert/strict';
import type { BookendApi } from '../../src/client/api.ts';
import { runningProcesses } from '../support/processes.ts';
import { readyBookend } from './bookend.ts';
import { Heard } from './notices.ts';

suite('The server', () => {
	test('is started again when it dies, and the views recover', async function () {
		if (process.platform === 'win32') {
			this.skip();
		}
		const bookend = await readyBookend();
		const before = await bookend.sessions();
		assert.ok(before && before.length > 0);
		const [dead] = serverProcesses();
		assert.ok(dead !== undefined, 'No server runs.');

		const heard = new Heard(bookend);
		const said = untilState(bookend, () => bookend.trouble?.kind === 'restarting');
		process.kill(dead, 'SIGKILL');
		await said;
		await untilState(bookend, () => bookend.trouble === null && bookend.progress?.kind === 'idle');

		assert.deepEqual(await bookend.sessions(), before);
		// What is on screen is told to the new server, though it has not changed.
		await heard.until('view', () => true);
		heard.dispose();
		const [alive] = serverProcesses();
		assert.ok(alive !== undefined && alive !== dead);
	});
});

/** Resolves when the state is as wanted, and looks whenever it has changed. */
async function untilState(bookend: BookendApi, isWanted: () => boolean): Promise<void> {
	if (isWanted()) {
		return;
	}
	await new Promise<void>(resolve => {
		const listener = bookend.onDidChangeState(() => {
			if (isWanted()) {
				listener.dispose();
				resolve();
			}
		});
	});
}

/** The language servers that this extension host has started. */
function serverProcesses(): readonly number[] {
	const servers = runningProcesses().filter(({ parent, command }) => parent === process.pid && /dist[\\/]server\.js/.test(command));
	return servers.map(({ id }) => id);
}
