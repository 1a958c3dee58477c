import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
	commands,
	ConfigurationTarget,
	languages,
	Range,
	Selection,
	TabInputTextDiff,
	tasks,
	Uri,
	window,
	workspace,
	type CodeAction,
	type CodeLens,
	type TextDocument,
	type TextEditor,
} from 'vscode';
import type { BookendApi } from '../../src/client/api.ts';
import { claudeFolder, claudeTranscript } from '../support/home/claude.ts';
import { now } from '../support/home/day.ts';
import { madeSessions } from '../support/home/home.ts';
import type { MadeSession } from '../support/home/work.ts';
import { readyBookend } from './bookend.ts';

const before = ['export const beds = [];'];
const after = ['export const beds = [];', 'export function water(bed) {', '\treturn { ...bed, isDry: false };', '}'];

suite('The ledger in the editor', () => {
	let bookend: BookendApi;
	let file: Uri;

	suiteSetup(async () => {
		bookend = await readyBookend();
		file = agentWrites('garden/water.js');
		await commands.executeCommand('bookend.refresh');
	});
	teardown(() => commands.executeCommand('workbench.action.closeAllEditors'));

	test('lists what an agent wrote, under its folder, with who wrote it and where', async () => {
		await untilUnverified(bookend, file, 3);
		const listed = listedFile(bookend, file);
		assert.deepEqual([listed?.path, listed?.alive, listed?.verified], ['garden/water.js', 3, 0]);
		assert.deepEqual(
			listed?.hunks.map(({ from, to, agentName, standing }) => [from, to, agentName, standing]),
			[[1, 4, 'Claude Code', 'nothing']],
		);
	});

	test('leads to the beginning of the lines, beside what was there before', async () => {
		await commands.executeCommand('bookend.reviewNext');
		assert.deepEqual(selectedIn(window.activeTextEditor), [file.toString(), '']);
		assert.equal(window.activeTextEditor?.selection.active.line, 1);
		assert.equal((await diffShown())?.getText(), `${before.join('\n')}\n`);
	});

	test('leads to the file alone where the engineer wants it so', async () => {
		const settings = workspace.getConfiguration('bookend');
		await settings.update('review.openDiff', false, ConfigurationTarget.Global);
		await commands.executeCommand('bookend.reviewNext');
		assert.deepEqual(selectedIn(window.activeTextEditor), [file.toString(), after.slice(1).join('\n')]);
		assert.equal(await diffShown(), null);
		await settings.update('review.openDiff', undefined, ConfigurationTarget.Global);
	});

	test('shows the edit that wrote the line of the cursor, in which its hunk can be marked', async () => {
		const editor = await window.showTextDocument(file);
		editor.selection = new Selection(2, 0, 2, 0);
		await commands.executeCommand('bookend.showEdit');
		assert.equal((await diffShown())?.getText(), `${before.join('\n')}\n`);
		await commands.executeCommand('bookend.markReviewed');
		await untilUnverified(bookend, file, 0);
		await commands.executeCommand('bookend.undoReview');
		await untilUnverified(bookend, file, 3);
	});

	test('marks the hunk of the cursor reviewed, and takes it back', async () => {
		const editor = await window.showTextDocument(file);
		editor.selection = new Selection(2, 0, 2, 0);
		await commands.executeCommand('bookend.markReviewed');
		await untilUnverified(bookend, file, 0);
		await commands.executeCommand('bookend.undoReview');
		await untilUnverified(bookend, file, 3);
	});

	test('marks only the lines that are selected', async () => {
		const editor = await window.showTextDocument(file);
		editor.selection = new Selection(1, 0, 2, 0);
		await commands.executeCommand('bookend.markReviewed');
		await untilUnverified(bookend, file, 2);
		await commands.executeCommand('bookend.undoReview');
		await untilUnverified(bookend, file, 3);
	});

	test('marks a hunk as its lens says, until a line of it changes', async () => {
		const editor = await window.showTextDocument(file);
		const lenses = await commands.executeCommand<readonly CodeLens[]>('vscode.executeCodeLensProvider', file, 10);
		const lens = lenses.find(({ command }) => command?.command === 'bookend.markReviewed');
		assert.ok(lens?.command, 'There is no lens to mark lines reviewed.');
		await commands.executeCommand(lens.command.command, ...((lens.command.arguments ?? []) as readonly unknown[]));
		await untilUnverified(bookend, file, 0);
		await commands.executeCommand('bookend.undoReview');
		await untilUnverified(bookend, file, 3);
		await editor.edit(edit => {
			edit.insert(editor.document.lineAt(2).range.end, ' // by hand');
		});
		await untilUnverified(bookend, file, 2);
		await commands.executeCommand('workbench.action.files.revert');
		await untilUnverified(bookend, file, 3);
	});

	test('offers what can be done with a hunk where the cursor is, and lists it as a problem where that is wanted', async () => {
		await window.showTextDocument(file);
		const at = new Range(2, 0, 2, 0);
		const actions = await commands.executeCommand<readonly CodeAction[]>('vscode.executeCodeActionProvider', file, at, 'bookend');
		assert.deepEqual(
			actions.map(({ title }) => title),
			['Mark 3 lines by Claude Code reviewed', "Show Claude Code's edit as a diff", 'Run the nearest test task'],
		);
		const settings = workspace.getConfiguration('bookend');
		const listed = new Promise<void>(resolve => {
			const listener = languages.onDidChangeDiagnostics(() => {
				if (languages.getDiagnostics(file).some(({ source }) => source === 'Bookend')) {
					listener.dispose();
					resolve();
				}
			});
		});
		await settings.update('problems', true, ConfigurationTarget.Global);
		await listed;
		await settings.update('problems', undefined, ConfigurationTarget.Global);
	});

	test('runs the test task that is nearest to the file', async () => {
		const task = (label: string, cwd: string) => ({ label, type: 'process', command: 'true', group: 'test', options: { cwd } });
		const all = [task('Test all', '${workspaceFolder}'), task('Test the garden', '${workspaceFolder}/garden')];
		const configured = workspace.getConfiguration('tasks');
		await configured.update('version', '2.0.0', ConfigurationTarget.Workspace);
		await configured.update('tasks', all, ConfigurationTarget.Workspace);
		const started = new Promise<string>(resolve => {
			const listener = tasks.onDidStartTask(({ execution }) => {
				listener.dispose();
				resolve(execution.task.name);
			});
		});
		await window.showTextDocument(file);
		await commands.executeCommand('bookend.runTests');
		assert.equal(await started, 'Test the garden');
	});

	test('marks all of a session reviewed, and takes it back at once', async () => {
		const [session] = listedFile(bookend, file)?.hunks ?? [];
		await commands.executeCommand('bookend.markSessionReviewed', session?.session);
		await untilUnverified(bookend, file, 0);
		await commands.executeCommand('bookend.undoReview');
		await untilUnverified(bookend, file, 3);
	});

	test('marks all of a file reviewed', async () => {
		await window.showTextDocument(file);
		await commands.executeCommand('bookend.markFileReviewed');
		await untilUnverified(bookend, file, 0);
		assert.equal((await bookend.overview({ period: 'today', project: null }))?.coverage.kind, 'measured');
	});
});

/** The newest session goes on: it writes the lines, in the folder that is open. No other test counts its turns. */
function agentWrites(name: string): Uri {
	const folder = workspace.workspaceFolders?.[0]?.uri;
	const home = process.env['BOOKEND_HOME'];
	const session = madeSessions(now).find(({ agent }) => agent === 'claude-code');
	assert.ok(folder && home !== undefined && session);
	const file = Uri.joinPath(folder, name);
	mkdirSync(path.dirname(file.fsPath), { recursive: true });
	writeFileSync(file.fsPath, `${after.join('\n')}\n`);
	const place = path.join(home, claudeFolder(session.project), `${session.id}.jsonl`);
	writeFileSync(place, claudeTranscript(withEdit(session, file.fsPath)));
	return file;
}

function withEdit(session: MadeSession, file: string): MadeSession {
	const steps = [{ kind: 'edit', file, before, after } as const];
	return { ...session, work: [...session.work, { pauseMinutes: 5, prompt: 'Water the beds.', steps, answer: 'They are watered.' }] };
}

function selectedIn(editor: TextEditor | undefined): readonly (string | undefined)[] {
	return [editor?.document.uri.toString(), editor?.document.getText(editor.selection)];
}

/** What the diff in front has on its left side; null where no diff is in front. */
async function diffShown(): Promise<TextDocument | null> {
	const input = window.tabGroups.activeTabGroup.activeTab?.input;
	return input instanceof TabInputTextDiff ? workspace.openTextDocument(input.original) : null;
}

function listedFile(bookend: BookendApi, file: Uri) {
	return bookend.unverified?.find(({ uri }) => uri === file.toString());
}

/** Resolves when so many of the file's lines are listed as unverified, and looks whenever the list has changed. */
async function untilUnverified(bookend: BookendApi, file: Uri, lines: number): Promise<void> {
	const isSo = (): boolean => {
		const hunks = listedFile(bookend, file)?.hunks ?? [];
		return bookend.unverified !== null && hunks.reduce((sum, hunk) => sum + hunk.lines, 0) === lines;
	};
	if (isSo()) {
		return;
	}
	await new Promise<void>(resolve => {
		const listener = bookend.onDidChangeUnverified(() => {
			if (isSo()) {
				listener.dispose();
				resolve();
			}
		});
	});
}
