import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { HOUR_MS } from '../../../src/base/units.ts';
import { runCli } from '../../support/cli.ts';
import { StdioClient } from '../../support/stdioClient.ts';
import { Workspace } from '../../support/workspace.ts';

const lensSchema = z.object({
	range: z.object({ start: z.object({ line: z.number() }) }),
	command: z.object({ title: z.string(), command: z.string(), arguments: z.array(z.unknown()) }),
});
type Lens = z.infer<typeof lensSchema>;
const initialized = z.object({
	capabilities: z.object({
		codeLensProvider: z.object({}),
		hoverProvider: z.literal(true),
		executeCommandProvider: z.object({ commands: z.array(z.string()) }),
		workspace: z.object({ workspaceFolders: z.object({ supported: z.literal(true) }) }),
	}),
});

suite('the language server for other editors', function () {
	this.timeout(60_000);
	let workspace: Workspace;
	let client: StdioClient;
	let uri: string;

	setup(() => {
		workspace = new Workspace(Date.now() - HOUR_MS);
		workspace.creates('src/a.ts', ['const a = 1;', 'const b = 2;', '', 'const c = 3;']);
		uri = workspace.uri('src/a.ts');
		client = new StdioClient(['--home', workspace.home, '--store', workspace.store]);
	});
	teardown(() => {
		client.dispose();
		workspace.remove();
	});

	test('takes its folders from the workspace folders, keeps its store where the command line does, and says what it can do', async () => {
		const { capabilities } = initialized.parse(await introduce({ workspaceFolders: [folder(workspace.repo)] }));
		assert.deepEqual(capabilities.executeCommandProvider.commands, ['bookend.markReviewed', 'bookend.undoReview', 'bookend.openSession']);
		assert.equal((await lenses()).length, 2);
		assert.ok(existsSync(workspace.store));
		assert.equal(await client.stop(), 0);
	});

	test('marks lines reviewed through the command of the lens, upon which it goes; undoing brings it back', async () => {
		await introduce({ rootUri: pathToFileURL(workspace.repo).href });
		const text = 'const a = 1;\nconst b = 2;\n\nconst c = 3;\n';
		client.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'typescript', version: 1, text } });
		const [whose, mark] = await lenses();
		assert.match(whose?.command.title ?? '', /^Claude Code, \w+day · 3 lines, not reviewed$/);
		assert.match(await hover(0), /^\*\*Claude Code, .*Nothing speaks for this line yet\.$/s);
		const refresh = client.next('workspace/codeLens/refresh');
		assert.deepEqual(z.object({ lines: z.number() }).parse(await execute(mark?.command)), { lines: 3 });
		await refresh;
		assert.deepEqual(await lenses(), []);
		assert.match(await hover(0), /- reviewed by you/);
		await execute({ command: 'bookend.undoReview', arguments: [] });
		assert.deepEqual(await lenses(), [whose, mark]);
		assert.equal(await client.stop(), 0);
	});

	test('marks a whole file by its address, and says what it could not do', async () => {
		await introduce({ workspaceFolders: [folder(workspace.repo)] });
		await execute({ command: 'bookend.markReviewed', arguments: [uri] });
		assert.deepEqual(await lenses(), []);
		const told = client.next('window/showMessage');
		assert.equal(await execute({ command: 'bookend.markReviewed', arguments: [workspace.uri('src/none.ts')] }), null);
		assert.match(JSON.stringify(await told), /Nothing is marked: no agent wrote a line there\./);
		await execute({ command: 'bookend.undoReview', arguments: [] });
		const again = client.next('window/showMessage');
		await execute({ command: 'bookend.undoReview', arguments: [] });
		assert.match(JSON.stringify(await again), /No review of this editor is left to undo\./);
		await assert.rejects(execute({ command: 'bookend.markReviewed', arguments: [7] }), /arguments/);
		await assert.rejects(execute({ command: 'bookend.restartServer', arguments: [] }), /executeCommand/);
		assert.equal(await client.stop(), 0);
	});

	test('offers as code actions only what it can do itself', async () => {
		await introduce({ workspaceFolders: [folder(workspace.repo)] });
		const position = { line: 0, character: 0 };
		const asked = { textDocument: { uri }, range: { start: position, end: position }, context: { diagnostics: [], triggerKind: 1 } };
		const [action, ...others] = z.array(lensSchema.pick({ command: true })).parse(await client.ask('textDocument/codeAction', asked));
		assert.deepEqual([action?.command.title, others], ['Mark 3 lines by Claude Code reviewed', []]);
		await execute(action?.command);
		assert.deepEqual(await lenses(), []);
		assert.equal(await client.stop(), 0);
	});

	test('shows the session of a lens by its title', async () => {
		await introduce({ workspaceFolders: [folder(workspace.repo)] });
		const [whose] = await lenses();
		const told = client.next('window/showMessage');
		const page = z.object({ title: z.string(), markdown: z.string() }).parse(await execute(whose?.command));
		assert.deepEqual(z.object({ message: z.string() }).parse(await told), { message: page.title });
		assert.equal(await client.stop(), 0);
	});

	test('follows workspace folders that are opened and closed', async () => {
		const elsewhere = path.join(workspace.folder, 'elsewhere');
		mkdirSync(elsewhere);
		await introduce({ workspaceFolders: [folder(elsewhere)] });
		assert.deepEqual(await lenses(), []);
		await change({ added: [folder(workspace.repo)], removed: [] });
		assert.equal((await lenses()).length, 2);
		await change({ added: [], removed: [folder(workspace.repo)] });
		assert.deepEqual(await lenses(), []);
		assert.equal(await client.stop(), 0);
	});

	test('names what it cannot understand of its options, and goes on to nothing', async () => {
		await assert.rejects(introduce({ initializationOptions: { timeZone: 7 } }), /initializationOptions: .*timeZone/s);
		assert.equal(await client.hangUp(), 1);
	});

	test('ends when the editor hangs up', async () => {
		await introduce({ rootPath: workspace.repo });
		assert.equal((await lenses()).length, 2);
		assert.equal(await client.hangUp(), 1);
	});

	test('wants to be told how it is spoken to', async () => {
		const { code, stderr } = runCli(['lsp']);
		assert.deepEqual([code, stderr.split('\n')[0]], [2, 'lsp speaks over standard input and output: bookend lsp --stdio.']);
		assert.match(runCli(['spend', '--stdio']).stderr, /--stdio belongs to lsp, not to spend\./);
		assert.equal(await client.hangUp(), 1);
	});

	async function introduce(params: object): Promise<unknown> {
		const capabilities = { workspace: { workspaceFolders: true, codeLens: { refreshSupport: true } } };
		const answer = await client.ask('initialize', { processId: process.pid, rootUri: null, capabilities, ...params });
		client.tell('initialized', {});
		return answer;
	}

	async function lenses(): Promise<Lens[]> {
		return z.array(lensSchema).parse(await client.ask('textDocument/codeLens', { textDocument: { uri } }));
	}

	async function hover(line: number): Promise<string> {
		const answer = await client.ask('textDocument/hover', { textDocument: { uri }, position: { line, character: 0 } });
		return z.object({ contents: z.object({ value: z.string() }) }).parse(answer).contents.value;
	}

	function execute(command: { readonly command: string; readonly arguments: readonly unknown[] } | undefined): Promise<unknown> {
		return client.ask('workspace/executeCommand', command);
	}

	async function change(event: object): Promise<void> {
		const told = client.next('workspace/codeLens/refresh');
		client.tell('workspace/didChangeWorkspaceFolders', { event });
		await told;
	}
});

function folder(of: string): { readonly uri: string; readonly name: string } {
	return { uri: pathToFileURL(of).href, name: path.basename(of) };
}
