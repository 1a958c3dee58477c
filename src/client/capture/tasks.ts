import * as vscode from 'vscode';
import type { Disposable } from '../../base/disposables.ts';
import type { CommandClass } from '../../domain/trace/command.ts';
import { readingOf, type RunReading, type Runs } from './runs.ts';

/** Tasks that end. One that watches in the background goes on all day, and is no sign of anybody. */
export function followTasks(runs: Runs): Disposable {
	const { tasks } = vscode;
	return vscode.Disposable.from(
		tasks.onDidStartTaskProcess(({ execution }) => {
			const { task } = execution;
			if (!task.isBackground) {
				runs.started(execution, 'task', readingOfTask(task), cwdOf(task));
			}
		}),
		tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
			runs.ended(execution, readingOfTask(execution.task), exitCode);
		}),
	);
}

function readingOfTask({ execution, group }: vscode.Task): RunReading {
	return readingOf(lineOf(execution), classOfGroup(group));
}

function classOfGroup(group: vscode.TaskGroup | undefined): CommandClass | null {
	switch (group?.id) {
		case vscode.TaskGroup.Test.id:
			return 'test';
		case vscode.TaskGroup.Build.id:
			return 'build';
		default:
			return null;
	}
}

function lineOf(execution: vscode.Task['execution']): string {
	if (execution instanceof vscode.ProcessExecution) {
		return [execution.process, ...execution.args].map(quoted).join(' ');
	}
	if (execution instanceof vscode.ShellExecution) {
		const { commandLine, command, args } = execution;
		return commandLine ?? [textOf(command ?? ''), ...(args ?? []).map(word => quoted(textOf(word)))].join(' ');
	}
	return '';
}

function textOf(word: string | vscode.ShellQuotedString): string {
	return typeof word === 'string' ? word : word.value;
}

/** As one word of a shell's. */
function quoted(word: string): string {
	return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** A folder with a variable in it has not been resolved. */
function cwdOf({ execution, scope }: vscode.Task): string | null {
	const given = execution instanceof vscode.CustomExecution ? undefined : execution?.options?.cwd;
	if (given !== undefined && !given.includes('${')) {
		return given;
	}
	const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
	return folder?.uri.fsPath ?? null;
}
