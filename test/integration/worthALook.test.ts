import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commands, Uri, window, workspace } from 'vscode';
import type { BookendApi } from '../../src/client/api.ts';
import type { LookItem } from '../../src/protocol/look.ts';
import { claudeFolder, claudeTranscript } from '../support/home/claude.ts';
import { eventually } from '../support/eventually.ts';
import { readyBookend } from './bookend.ts';

/** Its name makes it the last: it adds a session, and others count them. */
suite('What is worth a look', () => {
	let bookend: BookendApi;
	let item: LookItem;

	suiteSetup(async () => {
		bookend = await readyBookend();
		agentClaims('pond/fill.js');
		await commands.executeCommand('bookend.refresh');
		item = await untilLook(bookend, true);
	});
	suiteTeardown(() => commands.executeCommand('workbench.action.closeAllEditors'));

	test('lists a claim without a run, with both facts', () => {
		assert.equal(item.kind, 'claimedNotRun');
		assert.match(item.facts[0], /^Claude Code ended its work \(\w+ \d+:\d\d\) with the words that tests pass\.$/);
		assert.match(item.facts[1], /^No test run is on record after its last edit \(pond\/fill\.js, \w+ \d+:\d\d\)\.$/);
	});

	test('leads to the file', async () => {
		await commands.executeCommand('bookend.openLook', { item });
		assert.equal(window.activeTextEditor?.document.uri.fsPath, Uri.parse(item.file?.uri ?? '').fsPath);
	});

	test('is dismissed with a reason, and comes back when that is undone', async () => {
		let isOver = false;
		const dismissed = Promise.resolve(commands.executeCommand('bookend.dismissLook', { item })).then(() => {
			isOver = true;
		});
		// The box for the reason comes when VS Code has drawn it.
		await eventually(async () => {
			await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
			assert.ok(isOver);
		}, 30_000);
		await dismissed;
		await untilLook(bookend, false);
		await commands.executeCommand('bookend.undoDismissal');
		assert.deepEqual(await untilLook(bookend, true), item);
	});
});

/** A session in the open folder says what its last edit contradicts. */
function agentClaims(name: string): void {
	const folder = workspace.workspaceFolders?.[0]?.uri.fsPath;
	const home = process.env['BOOKEND_HOME'];
	assert.ok(folder !== undefined && home !== undefined);
	const file = path.join(folder, name);
	const after = ['export const pond = [];'];
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, `${after.join('\n')}\n`);
	const id = 'c1aade09-0000-4000-8000-000000000000';
	const steps = [{ kind: 'edit', file, before: [], after } as const];
	const transcript = claudeTranscript({
		agent: 'claude-code',
		id,
		// After all that other tests ran here: a test run of the engineer's would back the claim.
		begins: Date.now(),
		project: folder,
		branch: 'main',
		model: 'claude-sonnet-4-5-20250929',
		work: [{ pauseMinutes: 0, prompt: 'Fill the pond.', steps, answer: 'The pond is full, and all tests pass.' }],
	});
	mkdirSync(path.join(home, claudeFolder(folder)), { recursive: true });
	writeFileSync(path.join(home, claudeFolder(folder), `${id}.jsonl`), transcript);
}

/** The claim, when it is listed; or whichever was there, when it is not any more. */
async function untilLook(bookend: BookendApi, isListed: boolean): Promise<LookItem> {
	let last: LookItem | undefined;
	const isSo = (): boolean => {
		const found = bookend.look?.find(({ kind, file }) => kind === 'claimedNotRun' && file?.path === 'pond/fill.js');
		last = found ?? last;
		return bookend.look !== null && (found !== undefined) === isListed;
	};
	if (!isSo()) {
		await new Promise<void>(resolve => {
			const listener = bookend.onDidChangeLook(() => {
				if (isSo()) {
					listener.dispose();
					resolve();
				}
			});
		});
	}
	return last ?? missing;
}

const missing: LookItem = {
	id: '',
	kind: 'claimedNotRun',
	headline: '',
	facts: ['', ''],
	at: 0,
	session: null,
	title: null,
	agentName: '',
	file: null,
};
