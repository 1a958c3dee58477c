import assert from 'node:assert/strict';
import { appendFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import {
	CodeLensRequest,
	DidChangeTextDocumentNotification,
	DidOpenTextDocumentNotification,
	HoverRequest,
} from 'vscode-languageserver-protocol';
import * as z from 'zod';
import { HOUR_MS } from '../../../../src/base/units.ts';
import { ledgerHunkSchema, unverifiedFileSchema, type LedgerHunk, type UnverifiedFile } from '../../../../src/protocol/ledger.ts';
import * as lsp from '../../../../src/protocol/lsp.ts';
import { overviewSchema, type CoverageBlock } from '../../../../src/protocol/overview.ts';
import { cliJson } from '../../../support/cli.ts';
import { startServer, type LspClient } from '../../../support/lspClient.ts';
import { Workspace } from '../../../support/workspace.ts';

const lines = (name: string, count: number): string[] =>
	Array.from({ length: count }, (_, index) => `const ${name}${String(index)} = ${name}(${String(index)});`);

suite('ledger in the server', function () {
	this.timeout(60_000);
	let workspace: Workspace;
	let client: LspClient;

	setup(async () => {
		workspace = new Workspace(Date.now() - HOUR_MS);
		workspace.creates('src/a.ts', [...lines('a', 4), '', ...lines('b', 4)]);
		await start();
	});
	teardown(async () => {
		assert.equal(await client.stop(), 0);
		workspace.remove();
	});

	test('shows what an agent wrote, as one hunk over its blank lines', async () => {
		const [hunk, ...others] = await ledger('src/a.ts');
		assert.deepEqual(others, []);
		assert.deepEqual(
			[hunk?.from, hunk?.to, hunk?.lines, hunk?.standing, hunk?.verified, hunk?.agentName, hunk?.evidence],
			[0, 9, 8, 'nothing', false, 'Claude Code', []],
		);
		assert.equal(hunk?.session, 'claude-code:made-up');
		assert.deepEqual(await ledger('src/none.ts'), []);
	});

	test('sees an edit that appears in transcript and on disk, and a test run with its report', async () => {
		workspace.creates('src/b.ts', lines('c', 12));
		await client.connection.sendRequest(lsp.refreshRequest, {});
		assert.deepEqual(
			(await unverified()).map(file => [file.path, file.folder, file.alive, file.verified, file.uri]),
			[
				['src/b.ts', 'repo', 12, 0, workspace.uri('src/b.ts')],
				['src/a.ts', 'repo', 8, 0, workspace.uri('src/a.ts')],
			],
		);
		const told = nextLedger();
		workspace.tests({ 'src/b.ts': [1, 2, 3], 'src/a.ts': [1, 2, 3, 4, 6, 7, 8, 9] });
		await client.connection.sendRequest(lsp.refreshRequest, {});
		await told;
		const hunks = await ledger('src/b.ts');
		assert.deepEqual(
			hunks.map(hunk => [hunk.from, hunk.to, hunk.standing, hunk.verified]),
			[
				[0, 3, 'exercised', true],
				[3, 12, 'tested', false],
			],
		);
		assert.match(hunks[0]?.evidence[0] ?? '', /^run by a passing test \(Claude Code, \w+ \d+:\d\d\)$/);
		assert.match(hunks[1]?.evidence[0] ?? '', /^its package's tests passed \(Claude Code, /);
		const block = await coverage();
		assert.ok(block.kind === 'measured');
		assert.deepEqual([block.alive, block.verified, block.standings, block.files], [20, 11, { exercised: 11, tested: 9 }, 1]);
		assert.deepEqual(block.next, { uri: workspace.uri('src/b.ts'), path: 'src/b.ts', line: 3, lines: 9 });
	});

	test('sees without being asked what appears while an agent works', async () => {
		let told = nextLedger();
		workspace.creates('src/b.ts', lines('c', 12));
		while (!(await unverified()).some(file => file.path === 'src/b.ts')) {
			await told;
			told = nextLedger();
		}
		assert.equal((await ledger('src/b.ts')).length, 1);
	});

	test('a mark makes lines reviewed and verified; taking it back restores what was', async () => {
		const before = await ledger('src/a.ts');
		const told = nextLedger();
		const marked = await mark({ from: 1, to: 5 });
		assert.equal(marked?.lines, 3);
		assert.deepEqual(
			(await ledger('src/a.ts')).map(hunk => [hunk.from, hunk.to, hunk.standing, hunk.verified]),
			[
				[0, 1, 'nothing', false],
				[1, 4, 'reviewed', true],
				[5, 9, 'nothing', false],
			],
		);
		assert.match((await ledger('src/a.ts'))[1]?.evidence[0] ?? '', /^reviewed by you \(\w+ \d+:\d\d\)$/);
		await told;
		const status = await client.connection.sendRequest(lsp.statusRequest, {});
		assert.deepEqual(status.coverage, { verified: 3, alive: 8 });
		assert.equal(await client.connection.sendRequest(lsp.unmarkRequest, { marks: marked.marks }), null);
		assert.deepEqual(await ledger('src/a.ts'), before);
		assert.equal(await mark({ from: 4, to: 5 }), null, 'a blank line is nothing to review');
	});

	test('a line that is changed in the open document is no longer spoken for; the others still are', async () => {
		await mark(null);
		await open('src/a.ts', [...lines('a', 4), '', ...lines('b', 4)]);
		assert.deepEqual(
			(await ledger('src/a.ts')).map(hunk => [hunk.from, hunk.to, hunk.verified]),
			[[0, 9, true]],
		);
		const told = nextLedger();
		await change('src/a.ts', 2, 2, 0, 5, 'let  ');
		await told;
		assert.deepEqual(
			(await ledger('src/a.ts')).map(hunk => [hunk.from, hunk.to, hunk.standing]),
			[
				[0, 2, 'reviewed'],
				[3, 9, 'reviewed'],
			],
		);
		await change('src/a.ts', 3, 2, 0, 5, 'const');
		assert.deepEqual(
			(await ledger('src/a.ts')).map(hunk => [hunk.from, hunk.to, hunk.verified]),
			[[0, 9, true]],
		);
		await change('src/a.ts', 4, 0, 0, 0, '\n\n');
		assert.deepEqual(
			(await ledger('src/a.ts')).map(hunk => [hunk.from, hunk.to, hunk.verified]),
			[[2, 11, true]],
		);
	});

	test('marks outlive a restart, the database, and a journal that was torn', async () => {
		await mark({ from: 0, to: 2 });
		assert.equal(await client.stop(), 0);
		rmSync(workspace.store);
		appendFileSync(path.join(path.dirname(workspace.store), 'marks.jsonl'), '{"kind":"reviewed","id":"torn","at":1,"pa');
		await start();
		assert.deepEqual((await ledger('src/a.ts')).map(hunk => [hunk.from, hunk.to, hunk.verified])[0], [0, 2, true]);
		await mark({ from: 2, to: 4 });
		assert.equal(await client.stop(), 0);
		await start();
		assert.deepEqual((await ledger('src/a.ts')).map(hunk => [hunk.from, hunk.to, hunk.verified])[0], [0, 4, true]);
	});

	test('what counts as verified, and where reports lie, can be settled otherwise at any time', async () => {
		workspace.tests({ 'src/a.ts': [1, 2] });
		await client.connection.sendRequest(lsp.refreshRequest, {});
		const verified = async (settings: object): Promise<number | undefined> => {
			const told = nextLedger();
			await client.connection.sendNotification(lsp.settingsNotification, settings);
			await told;
			const block = await coverage();
			return block.kind === 'measured' ? block.verified : undefined;
		};
		assert.equal(await verified({ 'verification.bar': 'loose' }), 8);
		assert.equal(await verified({ 'verification.bar': 'strict' }), 0);
		assert.equal(await verified({ 'verification.bar': 'standard' }), 2);
		renameSync(path.join(workspace.repo, 'coverage', 'lcov.info'), path.join(workspace.repo, 'hits.txt'));
		assert.equal(await verified({}), 0);
		assert.equal(await verified({ 'verification.reports': ['*.txt'] }), 2);
	});

	test('`bookend coverage` says the same', async () => {
		workspace.tests({ 'src/a.ts': [1, 2] });
		await mark({ from: 6, to: 7 });
		await client.connection.sendRequest(lsp.refreshRequest, {});
		const block = await coverage();
		const told = z.object({ alive: z.number(), verified: z.number() });
		const { home, repo, store } = workspace;
		const said = told.parse(cliJson(['coverage', '--home', home, '--repo', repo, '--store', store]));
		assert.ok(block.kind === 'measured');
		assert.deepEqual(said, { alive: block.alive, verified: block.verified });
		assert.deepEqual(said, { alive: 8, verified: 3 });
	});

	test('other editors get lenses and hovers', async () => {
		const textDocument = { uri: workspace.uri('src/a.ts') };
		const lenses = (await client.connection.sendRequest(CodeLensRequest.type, { textDocument })) ?? [];
		assert.deepEqual(
			lenses.map(lens => [lens.range.start.line, lens.command?.command, lens.command?.arguments]),
			[
				[0, 'bookend.showEdit', [textDocument.uri, { from: 0, to: 9 }]],
				[0, 'bookend.markReviewed', [textDocument.uri, { from: 0, to: 9 }]],
				[0, 'bookend.showEdit', [textDocument.uri, { from: 0, to: 9 }]],
				[0, 'bookend.openSession', ['claude-code:made-up']],
			],
		);
		assert.match(lenses[0]?.command?.title ?? '', /^Claude Code, \w+day · 8 lines, not reviewed$/);
		const hover = await client.connection.sendRequest(HoverRequest.type, { textDocument, position: { line: 5, character: 0 } });
		const { value } = z.object({ kind: z.literal('markdown'), value: z.string() }).parse(hover?.contents);
		assert.match(value, /^\*\*Claude Code, \w+ \d+:\d\d\*\*/);
		assert.doesNotMatch(value, /\[click\]\(/, 'what a transcript says stays text');
		assert.match(value, /Nothing speaks for this line yet\.$/);
		assert.equal(await client.connection.sendRequest(HoverRequest.type, { textDocument, position: { line: 4, character: 0 } }), null);
		await mark(null);
		assert.deepEqual(await client.connection.sendRequest(CodeLensRequest.type, { textDocument }), []);
	});

	test('without a folder nothing is measured; of one without agents there is nothing to verify', async () => {
		const told = nextLedger();
		await client.connection.sendNotification(lsp.foldersNotification, { folders: [] });
		await told;
		assert.deepEqual(await coverage(), { kind: 'notMeasured', why: 'noFolder' });
		const again = nextLedger();
		await client.connection.sendNotification(lsp.foldersNotification, { folders: [workspace.home] });
		await again;
		assert.deepEqual(await coverage(), { kind: 'nothingToVerify', notApplicable: 0 });
		assert.deepEqual(await unverified(), []);
	});

	async function start(): Promise<void> {
		const { home, store, repo } = workspace;
		client = await startServer({ home, store, timeZone: 'UTC', folders: [repo], commands: 'client' });
		await client.connection.sendRequest(lsp.refreshRequest, {});
	}

	async function ledger(name: string): Promise<LedgerHunk[]> {
		return z.array(ledgerHunkSchema).parse(await client.connection.sendRequest(lsp.fileLedgerRequest, { uri: workspace.uri(name) }));
	}

	async function unverified(): Promise<UnverifiedFile[]> {
		return z.array(unverifiedFileSchema).parse(await client.connection.sendRequest(lsp.unverifiedRequest, {}));
	}

	async function coverage(): Promise<CoverageBlock> {
		const scope = { period: 'today', project: null } as const;
		return overviewSchema.parse(await client.connection.sendRequest(lsp.overviewRequest, scope)).coverage;
	}

	function mark(range: { from: number; to: number } | null) {
		return client.connection.sendRequest(lsp.markReviewedRequest, { uri: workspace.uri('src/a.ts'), range });
	}

	function nextLedger(): Promise<void> {
		return new Promise(resolve => {
			client.connection.onNotification(lsp.ledgerChangedNotification, () => {
				resolve();
			});
		});
	}

	function open(name: string, text: readonly string[]): Promise<void> {
		return client.connection.sendNotification(DidOpenTextDocumentNotification.type, {
			textDocument: { uri: workspace.uri(name), languageId: 'typescript', version: 1, text: `${text.join('\n')}\n` },
		});
	}

	/** Replaces characters of one line. */
	function change(name: string, version: number, line: number, from: number, to: number, text: string): Promise<void> {
		return client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
			textDocument: { uri: workspace.uri(name), version },
			contentChanges: [{ range: { start: { line, character: from }, end: { line, character: to } }, text }],
		});
	}
});
