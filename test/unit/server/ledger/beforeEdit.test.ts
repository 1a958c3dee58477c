import assert from 'node:assert/strict';
import * as z from 'zod';
import { HOUR_MS } from '../../../../src/base/units.ts';
import { beforeEditSchema, ledgerHunkSchema, type BeforeEdit } from '../../../../src/protocol/ledger.ts';
import * as lsp from '../../../../src/protocol/lsp.ts';
import { startServer, type LspClient } from '../../../support/lspClient.ts';
import { Workspace } from '../../../support/workspace.ts';

const NAME = 'src/a.ts';
const text = (lines: readonly string[]): string => lines.map(line => `${line}\n`).join('');
const begun = ['const one = 1;', 'const two = 2;', 'const three = 3;'];

suite('a file before an edit, asked of the server', function () {
	this.timeout(60_000);
	let workspace: Workspace;
	let client: LspClient;

	setup(() => {
		workspace = new Workspace(Date.now() - HOUR_MS);
		workspace.writes(NAME, text(begun));
	});
	teardown(async () => {
		assert.equal(await client.stop(), 0);
		workspace.remove();
	});

	test('shows the edit alone, whatever came after it', async () => {
		workspace.replaces(NAME, ['const two = 2;'], ['const two = twice(1);', 'const both = [1, two];']);
		workspace.replaces(NAME, ['const three = 3;'], ['const three = thrice(1);']);
		await start();
		const shown = await before(0);
		assert.deepEqual(shown, { kind: 'known', text: text([begun[0] ?? '', begun[1] ?? '', 'const three = thrice(1);']), shows: 'edit' });
	});

	test('shows all that came since, where the lines have changed', async () => {
		workspace.replaces(NAME, ['const two = 2;'], ['const two = twice(1);', 'const both = [1, two];']);
		workspace.writes(NAME, text(['const one = 1;', 'const two = twice(1);', 'const three = 3;']));
		await start();
		assert.deepEqual(await before(0), { kind: 'known', text: text(begun), shows: 'since' });
	});

	test('keeps the line ends that the file has', async () => {
		workspace.writes(NAME, text(begun).replaceAll('\n', '\r\n'));
		workspace.replaces(NAME, ['const two = 2;\r'], ['const two = twice(1);\r']);
		await start();
		assert.deepEqual(await before(0), { kind: 'known', text: text(begun).replaceAll('\n', '\r\n'), shows: 'edit' });
	});

	test('says so where nothing recorded what was there', async () => {
		workspace.replaces(NAME, ['const two = 2;'], ['const two = twice(1);', 'const both = [1, two];'], false);
		workspace.writes(NAME, text(['const one = 1;', 'const two = twice(1);', 'const three = 3;']));
		await start();
		const sentence =
			'What was there before is not known: Claude Code recorded only the lines around its edit, and those have changed since.';
		assert.deepEqual(await before(0), { kind: 'unknown', sentence });
	});

	test('without the transcript is known of a new file, and of lines that only came', async () => {
		workspace.creates('src/b.ts', ['const b = 1;']);
		workspace.replaces(NAME, ['const two = 2;'], ['const two = twice(1);']);
		await start();
		workspace.forgets();
		assert.deepEqual(await before(0, 'src/b.ts'), { kind: 'known', text: '', shows: 'since' });
		const sentence = 'What was there before is not known: Claude Code has deleted the transcript of this edit.';
		assert.deepEqual(await before(0), { kind: 'unknown', sentence });
	});

	test('is not known of an edit or a file that nobody knows', async () => {
		workspace.creates(NAME, begun);
		await start();
		const asked = { uri: workspace.uri('src/none.ts'), edit: 'claude-code:none', line: 0 };
		const sentence = 'No agent-written line is known there.';
		assert.deepEqual(await client.connection.sendRequest(lsp.beforeEditRequest, asked), { kind: 'unknown', sentence });
	});

	async function start(): Promise<void> {
		const { home, store, repo } = workspace;
		client = await startServer({ home, store, timeZone: 'UTC', folders: [repo] });
		await client.connection.sendRequest(lsp.refreshRequest, {});
	}

	/** Of one of the file's hunks. */
	async function before(index: number, name = NAME): Promise<BeforeEdit> {
		const uri = workspace.uri(name);
		const hunks = z.array(ledgerHunkSchema).parse(await client.connection.sendRequest(lsp.fileLedgerRequest, { uri }));
		const hunk = hunks[index];
		assert.ok(hunk);
		return beforeEditSchema.parse(await client.connection.sendRequest(lsp.beforeEditRequest, { uri, edit: hunk.edit, line: hunk.from }));
	}
});
