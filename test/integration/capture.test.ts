import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
	commands,
	ConfigurationTarget,
	debug,
	Selection,
	ShellExecution,
	Task,
	tasks,
	Uri,
	window,
	workspace,
	type Terminal,
	WorkspaceEdit,
} from 'vscode';
import type { BookendApi } from '../../src/client/api.ts';
import { ask, gitApi } from '../../src/client/capture/gitExtension.ts';
import { eventually } from '../support/eventually.ts';
import { readyBookend } from './bookend.ts';
import { Heard } from './notices.ts';
import { canMoveFocus, windowCues } from './windowCues.ts';

/** What was seen is told once a second, and counted when it is asked for. */
const SHOWN_WITHIN_MS = 10_000;

suite('What the editor sees of the engineer', () => {
	let bookend: BookendApi;
	let heard: Heard;

	suiteSetup(async () => {
		bookend = await readyBookend();
		written('package.json', '{ "name": "harbour" }');
	});
	setup(() => {
		heard = new Heard(bookend);
	});
	teardown(async () => {
		heard.dispose();
		await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
		await commands.executeCommand('workbench.action.closeAllEditors');
	});

	test('is what a diff shows, and what it shows after scrolling', async () => {
		const [before, after] = [written('gate.before.js', berths(80)), written('gate.js', berths(120))];
		await commands.executeCommand('vscode.diff', before, after);
		const top = await heard.until('view', ({ view }) => view?.kind === 'diff' && view.visible.length > 0);
		assert.ok(top.view?.kind === 'diff');
		assert.deepEqual([top.view.original, top.view.modified], [before.toString(), after.toString()]);
		await commands.executeCommand('cursorBottom');
		const bottom = await heard.until('view', ({ view }) => view?.kind === 'diff' && view.visible.at(-1)?.to === 121);
		assert.ok(bottom.view?.kind === 'diff' && (bottom.view.visible[0]?.from ?? 0) > 60);
	});

	test('tells what a hand typed from what was undone, saved, and written by somebody else', async () => {
		const file = written('gate.test.js', berths(10));
		const uri = file.toString();
		const { document } = await window.showTextDocument(file, { selection: new Selection(3, 0, 3, 0) });
		await commands.executeCommand('type', { text: 'x' });
		await commands.executeCommand('type', { text: 'y' });
		const typed = await heard.until('changed', change => change.uri === uri && change.how === 'typing');
		assert.ok(typed.inserted > 0 && typed.inserted <= 2);
		await heard.until('present', ({ signs }) => signs.includes('key'));
		await document.save();
		await heard.until('saved', saved => saved.uri === uri);
		await commands.executeCommand('undo');
		await heard.until('changed', change => change.uri === uri && change.how === 'undo');
		await document.save();
		writeFileSync(file.fsPath, berths(40));
		const outside = await heard.until('changed', change => change.uri === uri && change.how === 'outside');
		assert.ok(outside.inserted > 100);
		const byHand = heard.of('changed').filter(({ how }) => how === 'typing');
		assert.equal(
			byHand.reduce((sum, { inserted }) => sum + inserted, 0),
			2,
		);
	});

	test('knows no typing in what a program puts into an open file', async () => {
		const file = written('quay.js', berths(10));
		const editor = await window.showTextDocument(file, { selection: new Selection(3, 0, 3, 0) });
		await editor.edit(edit => {
			edit.insert(editor.selection.active, 'z');
		});
		await heard.until('changed', ({ uri, how }) => uri === file.toString() && how === 'unclear');
		assert.deepEqual(
			heard.of('changed').filter(({ how }) => how === 'typing'),
			[],
		);
	});

	test('is a task with its result, told once though a terminal runs it', async () => {
		const [folder] = workspace.workspaceFolders ?? [];
		assert.ok(folder);
		for (const [name, result] of [
			['fails.test.mjs', 'failed'],
			['passes.test.mjs', 'passed'],
		] as const) {
			const execution = new ShellExecution(`node --test ${testFile(name)}`, { cwd: harbour() });
			await tasks.executeTask(new Task({ type: 'shell' }, folder, `harbour ${name}`, 'harbour', execution));
			const run = await heard.until('run', ({ where, endedAt, result: came }) => where === 'task' && endedAt !== null && came === result);
			assert.deepEqual([run.class, run.cwd, run.command], ['test', harbour(), 'node --test']);
		}
		assert.deepEqual(new Set(heard.of('run').map(({ where }) => where)), new Set(['task']));
	});

	test('is a command in a terminal with its result, without the values of its arguments', async () => {
		const terminal = await openTerminal();
		for (const [name, result] of [
			['fails.test.mjs', 'failed'],
			['passes.test.mjs', 'passed'],
		] as const) {
			terminal.shellIntegration?.executeCommand(`node --test --test-name-pattern=${result} ${testFile(name)}`);
			const run = await heard.until('run', ({ endedAt, result: came }) => endedAt !== null && came === result);
			assert.deepEqual([run.where, run.class, run.command], ['terminal', 'test', 'node --test --test-name-pattern']);
		}
		terminal.dispose();
	});

	test('is where the debugger stands, and that something is debugged', async () => {
		const [folder] = workspace.workspaceFolders ?? [];
		const file = written('tide.js', 'let tide = 1;\ntide += 1;\ndebugger;\nconsole.log(tide);\n');
		await debug.startDebugging(folder, { type: 'node', request: 'launch', name: 'tide', program: file.fsPath });
		const stopped = await heard.until('stopped', () => true);
		assert.deepEqual([stopped.uri, stopped.line], [file.toString(), 2]);
		await debug.stopDebugging();
		const run = await heard.until('run', ({ where, endedAt }) => where === 'debug' && endedAt !== null);
		assert.deepEqual([run.class, run.result, run.command], ['run', 'unknown', null]);
	});

	test('comes out as slices of the day: typing a test, running checks, debugging', async () => {
		await eventually(async () => {
			const picture = (await bookend.overview({ period: 'today', project: null }))?.time.picture;
			assert.ok(picture?.kind === 'day');
			const told = new Set(picture.slices.filter(({ basis }) => basis === 'observed').map(({ phase, reason }) => `${phase} ${reason}`));
			const wanted = ['verify typed-test', 'verify ran-checks', 'verify debugged'];
			assert.deepEqual(
				wanted.filter(slice => !told.has(slice)),
				[],
				[...told].join(', '),
			);
		}, SHOWN_WITHIN_MS);
	});

	test('is what is staged, committed and checked out here, and no commit of somebody else', async () => {
		const root = path.dirname(written('repository/gate.js', berths(3)).fsPath);
		const git = (...args: readonly string[]): string => execFileSync('git', [...identity, ...args], { cwd: root, encoding: 'utf8' });
		git('init', '--quiet');
		git('add', '.');
		git('commit', '--quiet', '--message', 'one');
		assert.ok(await ask(await gitApi(), 'openRepository', Uri.file(root)));
		const terminal = await openTerminal();
		writeFileSync(path.join(root, 'gate.js'), berths(4));
		git('commit', '--quiet', '--all', '--message', 'by an agent');
		writeFileSync(path.join(root, 'gate.js'), berths(5));
		terminal.shellIntegration?.executeCommand('cd repository && git add gate.js');
		const staged = await heard.until('git', () => true);
		assert.deepEqual([staged.deed, staged.paths], ['stage', [path.join(root, 'gate.js')]]);
		terminal.shellIntegration?.executeCommand(`git ${identity.join(' ')} commit --quiet --message two`);
		const commit = await heard.until('git', ({ deed }) => deed === 'commit');
		assert.deepEqual(commit.paths, [path.join(root, 'gate.js')]);
		terminal.shellIntegration?.executeCommand('git switch --quiet --create quay');
		await heard.until('git', ({ deed }) => deed === 'checkout');
		assert.deepEqual(
			heard.of('git').map(({ deed }) => deed),
			['stage', 'commit', 'checkout'],
		);
		terminal.dispose();
	});

	test('is a file that is renamed', async () => {
		const file = written('old.js', berths(1));
		const renamed = file.with({ path: file.path.replace('old.js', 'new.js') });
		await window.showTextDocument(file);
		const moved = new WorkspaceEdit();
		moved.renameFile(file, renamed);
		await workspace.applyEdit(moved);
		const notice = await heard.until('renamed', () => true);
		assert.deepEqual([notice.from, notice.to], [file.toString(), renamed.toString()]);
	});

	test('is nothing while it is switched off', async () => {
		const settings = workspace.getConfiguration('bookend');
		const file = written('pier.js', berths(5));
		await untilShown(heard, file);
		await settings.update('capture', false, ConfigurationTarget.Global);
		await heard.until('view', ({ view }) => view === null);
		await commands.executeCommand('type', { text: 'x' });
		await settings.update('capture', undefined, ConfigurationTarget.Global);
		await assertNothingTyped(file);
	});

	test('is nothing while sample data is shown', async () => {
		const file = written('mole.js', berths(5));
		await untilShown(heard, file);
		await commands.executeCommand('bookend.showSample');
		await commands.executeCommand('type', { text: 'x' });
		await commands.executeCommand('bookend.showOwnData');
		await assertNothingTyped(file);
	});

	/** Afterwards the view is told anew, and then everything from before would have been told too. */
	async function assertNothingTyped(file: Uri): Promise<void> {
		const later = new Heard(bookend);
		await later.until('view', ({ view }) => view?.kind === 'text');
		later.dispose();
		assert.deepEqual(
			heard.of('changed').filter(({ uri }) => uri === file.toString()),
			[],
		);
	}

	if (process.env[canMoveFocus] !== undefined) {
		test('is nothing to look at while the window has not the focus', async () => {
			const file = written('light.js', berths(5));
			await untilShown(heard, file);
			console.log(windowCues.leave.word);
			await heard.until('view', ({ view }) => view === null);
			const back = new Heard(bookend);
			console.log(windowCues.enter.word);
			await back.until('view', ({ view }) => view?.kind === 'text' && view.uri === file.toString());
			back.dispose();
		});
	}
});

const identity = ['-c', 'user.name=harbour', '-c', 'user.email=harbour@example.test'];

/** Resolves when it has been told that the file is on screen. */
async function untilShown(heard: Heard, file: Uri): Promise<void> {
	await window.showTextDocument(file);
	await heard.until('view', ({ view }) => view?.kind === 'text' && view.uri === file.toString());
}

function berths(count: number): string {
	return Array.from({ length: count }, (_, berth) => `export const berth${berth} = ${berth};\n`).join('');
}

/** A package of its own in the open folder: what is tested here says nothing of what other tests have. */
function harbour(): string {
	const folder = workspace.workspaceFolders?.[0]?.uri.fsPath;
	assert.ok(folder !== undefined);
	return path.join(folder, 'harbour');
}

function written(name: string, text: string): Uri {
	const file = path.join(harbour(), name);
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, text);
	return Uri.file(file);
}

/** Its path from the harbour. */
function testFile(name: 'fails.test.mjs' | 'passes.test.mjs'): string {
	const isRight = name === 'passes.test.mjs';
	written(
		name,
		`import { test } from 'node:test';\ntest('${isRight ? 'passed' : 'failed'}', () => { if (!${isRight}) throw new Error(); });\n`,
	);
	return name;
}

/** A terminal as a person opens it, once its shell tells what runs in it. */
async function openTerminal(): Promise<Terminal> {
	const terminal = window.createTerminal({ cwd: harbour() });
	terminal.show();
	if (terminal.shellIntegration === undefined) {
		await new Promise<void>(resolve => {
			const listener = window.onDidChangeTerminalShellIntegration(event => {
				if (event.terminal === terminal) {
					listener.dispose();
					resolve();
				}
			});
		});
	}
	return terminal;
}
