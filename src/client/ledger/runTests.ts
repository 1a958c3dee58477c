import * as vscode from 'vscode';
import { plainText } from '../../base/plainText.ts';
import { nearestTask, type PlacedTask } from './nearestTask.ts';

const configure = 'Configure a Test Task';
const runInFile = 'Run the Tests in This File';

/** Runs the test task that is nearest to the file. Where there is none, says what can be done. */
export async function runTests(uri: string | undefined): Promise<void> {
	if (uri === undefined) {
		vscode.window.setStatusBarMessage('Open a file to run the test task that is nearest to it.', SENTENCE_MS);
		return;
	}
	const file = vscode.Uri.parse(uri);
	const task = nearestTask(await testTasks(file), file.path);
	if (task === undefined) {
		await offerOthers(file);
		return;
	}
	await vscode.tasks.executeTask(task);
}

const SENTENCE_MS = 5_000;

async function testTasks(file: vscode.Uri): Promise<readonly PlacedTask<vscode.Task>[]> {
	const folder = vscode.workspace.getWorkspaceFolder(file);
	const all = folder === undefined ? [] : await vscode.tasks.fetchTasks();
	return all
		.filter(({ group, scope }) => group?.id === vscode.TaskGroup.Test.id && isOf(scope, folder))
		.map(task => ({
			task,
			folder: folder?.uri.path ?? '',
			runsIn: folderOf(task),
			isDefault: task.group?.isDefault === true,
		}));
}

/** A task of the whole workspace is one of each folder. */
function isOf(scope: vscode.Task['scope'], folder: vscode.WorkspaceFolder | undefined): boolean {
	return typeof scope !== 'object' || scope.uri.toString() === folder?.uri.toString();
}

/** npm's tasks name their package's folder; others the one that they are started in. */
function folderOf({ definition, execution }: vscode.Task): string | null {
	const named: unknown = definition['path'];
	if (typeof named === 'string') {
		return named;
	}
	const isStarted = execution instanceof vscode.ShellExecution || execution instanceof vscode.ProcessExecution;
	return (isStarted ? execution.options?.cwd : undefined) ?? null;
}

/** Whether the Testing view knows tests of the file, no extension but its own can say. */
async function offerOthers(file: vscode.Uri): Promise<void> {
	const name = plainText(vscode.workspace.asRelativePath(file));
	const sentence = `No test task is known for ${name}. A task of the group "test" in tasks.json is one.`;
	const chosen = await vscode.window.showInformationMessage(sentence, configure, runInFile);
	if (chosen === configure) {
		await vscode.commands.executeCommand('workbench.action.tasks.configureDefaultTestTask');
	}
	if (chosen === runInFile) {
		await vscode.window.showTextDocument(file);
		await vscode.commands.executeCommand('testing.runCurrentFile');
	}
}
