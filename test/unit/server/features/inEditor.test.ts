import assert from 'node:assert/strict';
import {
	CodeActionRequest,
	CodeActionTriggerKind,
	DidCloseTextDocumentNotification,
	DidOpenTextDocumentNotification,
	PublishDiagnosticsNotification,
	type CodeAction,
	type CodeActionContext,
	type Diagnostic,
} from 'vscode-languageserver-protocol';
import { HOUR_MS } from '../../../../src/base/units.ts';
import * as lsp from '../../../../src/protocol/lsp.ts';
import { startServer, type LspClient } from '../../../support/lspClient.ts';
import { Workspace } from '../../../support/workspace.ts';

const lines = ['const one = 1;', 'const two = 2;'];

suite('unverified hunks in an editor', function () {
	this.timeout(60_000);
	let workspace: Workspace;
	let client: LspClient;
	let uri: string;

	suiteSetup(async () => {
		workspace = new Workspace(Date.now() - HOUR_MS);
		workspace.writes('src/a.ts', 'const none = 0;\n');
		workspace.replaces('src/a.ts', ['const none = 0;'], ['const none = 0;', ...lines]);
		uri = workspace.uri('src/a.ts');
		const { home, store, repo } = workspace;
		client = await startServer({ home, store, timeZone: 'UTC', folders: [repo], commands: 'client' });
		await client.connection.sendRequest(lsp.refreshRequest, {});
	});
	suiteTeardown(async () => {
		assert.equal(await client.stop(), 0);
		workspace.remove();
	});

	test('can be marked, compared and tested from where the cursor is', async () => {
		const place = [uri, { from: 1, to: 3 }];
		assert.deepEqual(
			(await actions(2)).map(({ title, kind, command }) => [title, kind, command?.command, command?.arguments]),
			[
				['Mark 2 lines by Claude Code reviewed', 'bookend.review', 'bookend.markReviewed', place],
				["Show Claude Code's edit as a diff", 'bookend.review', 'bookend.showEdit', place],
				['Run the nearest test task', 'bookend.review', 'bookend.runTests', [uri]],
			],
		);
		assert.deepEqual(await actions(0), [], "the engineer's own line");
	});

	test('offer nothing to who did not ask, or asks for something else', async () => {
		assert.deepEqual(await actions(2, { triggerKind: CodeActionTriggerKind.Automatic }), []);
		assert.deepEqual(await actions(2, { only: ['source.fixAll', 'quickfix'] }), []);
		assert.equal((await actions(2, { only: ['bookend'] })).length, 3);
	});

	test('are problems where the engineer wants that, until they are verified or the file is closed', async () => {
		await open();
		let told = nextProblems();
		await client.connection.sendNotification(lsp.settingsNotification, { problems: true });
		const [problem, ...others] = await told;
		assert.deepEqual(others, []);
		assert.match(typeof problem?.message === 'string' ? problem.message : '', /^Claude Code, \w+day · 2 lines, not reviewed$/);
		assert.deepEqual([problem?.range.start.line, problem?.range.end.line, problem?.source], [1, 1, 'Bookend']);
		told = nextProblems();
		const marked = await client.connection.sendRequest(lsp.markReviewedRequest, { uri, range: null });
		assert.deepEqual(await told, []);
		told = nextProblems();
		await client.connection.sendRequest(lsp.unmarkRequest, { marks: marked?.marks ?? [] });
		assert.equal((await told).length, 1);
		told = nextProblems();
		await client.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
		assert.deepEqual(await told, []);
		told = nextProblems();
		await open();
		assert.equal((await told).length, 1);
		told = nextProblems();
		await client.connection.sendNotification(lsp.settingsNotification, { problems: false });
		assert.deepEqual(await told, []);
	});

	async function actions(line: number, context: Partial<CodeActionContext> = {}): Promise<CodeAction[]> {
		const position = { line, character: 3 };
		const answer = await client.connection.sendRequest(CodeActionRequest.type, {
			textDocument: { uri },
			range: { start: position, end: position },
			context: { diagnostics: [], triggerKind: CodeActionTriggerKind.Invoked, ...context },
		});
		return (answer ?? []).filter((action): action is CodeAction => 'kind' in action);
	}

	/** What the editor is told next of the file. */
	function nextProblems(): Promise<readonly Diagnostic[]> {
		return new Promise(resolve => {
			client.connection.onNotification(PublishDiagnosticsNotification.type, told => {
				assert.equal(told.uri, uri);
				resolve(told.diagnostics);
			});
		});
	}

	function open(): Promise<void> {
		const textDocument = { uri, languageId: 'typescript', version: 1, text: `const none = 0;\n${lines.join('\n')}\n` };
		return client.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
	}
});
