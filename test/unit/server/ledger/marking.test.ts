import assert from 'node:assert/strict';
import * as z from 'zod';
import { HOUR_MS } from '../../../../src/base/units.ts';
import { markedSchema, unverifiedFileSchema, type Marked } from '../../../../src/protocol/ledger.ts';
import * as lsp from '../../../../src/protocol/lsp.ts';
import { startServer, type LspClient } from '../../../support/lspClient.ts';
import { Workspace } from '../../../support/workspace.ts';

suite('a session marked reviewed', function () {
	this.timeout(60_000);
	let workspace: Workspace;
	let client: LspClient;

	setup(async () => {
		workspace = new Workspace(Date.now() - HOUR_MS);
		workspace.creates('src/a.ts', ['const one = 1;', '', 'const two = 2;']);
		workspace.creates('src/b.ts', ['const three = 3;']);
		workspace.begins('other');
		workspace.replaces('src/b.ts', ['const three = 3;'], ['const three = 3;', 'const four = 4;']);
		workspace.creates('notes.md', ['Nobody verifies prose line by line.']);
		const { home, store, repo } = workspace;
		client = await startServer({ home, store, timeZone: 'UTC', folders: [repo] });
		await client.connection.sendRequest(lsp.refreshRequest, {});
	});
	teardown(async () => {
		assert.equal(await client.stop(), 0);
		workspace.remove();
	});

	test('verifies its lines in all files, and those of no other session', async () => {
		assert.deepEqual(await unverified(), ['src/a.ts 2', 'src/b.ts 2']);
		assert.equal((await mark('claude-code:made-up'))?.lines, 3);
		assert.deepEqual(await unverified(), ['src/b.ts 1']);
		assert.equal((await mark('claude-code:other'))?.lines, 1);
		assert.deepEqual(await unverified(), []);
	});

	test('is taken back at once', async () => {
		const marked = await mark('claude-code:made-up');
		await client.connection.sendRequest(lsp.unmarkRequest, { marks: marked?.marks ?? [] });
		assert.deepEqual(await unverified(), ['src/a.ts 2', 'src/b.ts 2']);
	});

	test('is nothing where none of its lines is alive', async () => {
		assert.equal(await mark('claude-code:unheard'), null);
	});

	async function mark(session: string): Promise<Marked | null> {
		return z.nullable(markedSchema).parse(await client.connection.sendRequest(lsp.markSessionRequest, { session }));
	}

	/** The files that are listed, each with its lines that are not verified. */
	async function unverified(): Promise<string[]> {
		const files = z.array(unverifiedFileSchema).parse(await client.connection.sendRequest(lsp.unverifiedRequest, {}));
		return files.map(({ path, alive, verified }) => `${path} ${String(alive - verified)}`).sort();
	}
});
