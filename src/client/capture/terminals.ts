import * as vscode from 'vscode';
import type { Disposable } from '../../base/disposables.ts';
import { isAgentsTerminal, startsAgent } from './agentPrograms.ts';
import type { Observer } from './observer.ts';
import { MOST_CHARACTERS, readingOf, type Runs } from './runs.ts';

export interface TerminalSetup {
	readonly observer: Observer;
	readonly runs: Runs;
	/** A command has ended well: it may be one of git's. */
	readonly onPassed: (line: string, cwd: string | null) => void;
}

/** Commands that the engineer runs in terminals, where the shell tells of them. */
export class Terminals implements Disposable {
	readonly #setup: TerminalSetup;
	/** Terminals in which an agent is at work now. */
	readonly #agents = new Set<vscode.Terminal>();
	/** Of the tasks that ran in this window: their terminals are called after them. */
	readonly #taskNames = new Set<string>();
	readonly #listening: Disposable;

	constructor(setup: TerminalSetup) {
		this.#setup = setup;
		const { window } = vscode;
		this.#listening = vscode.Disposable.from(
			window.onDidStartTerminalShellExecution(event => {
				this.#started(event);
			}),
			window.onDidEndTerminalShellExecution(event => {
				this.#ended(event);
			}),
			window.onDidCloseTerminal(terminal => this.#agents.delete(terminal)),
			vscode.tasks.onDidStartTask(({ execution }) => this.#taskNames.add(execution.task.name)),
		);
	}

	get agentInFront(): boolean {
		const { activeTerminal } = vscode.window;
		return activeTerminal !== undefined && this.#agents.has(activeTerminal);
	}

	dispose(): void {
		this.#listening.dispose();
	}

	#started({ terminal, execution }: vscode.TerminalShellExecutionStartEvent): void {
		const line = lineOf(execution);
		const isAgent = startsAgent(line);
		if (!isAgent && !this.#isTheEngineers(terminal)) {
			return;
		}
		if (terminal === vscode.window.activeTerminal) {
			this.#setup.observer.sign('terminal');
		}
		if (isAgent) {
			this.#agents.add(terminal);
		} else {
			this.#setup.runs.started(execution, 'terminal', readingOf(line), cwdOf(execution));
		}
	}

	#ended({ terminal, execution, exitCode }: vscode.TerminalShellExecutionEndEvent): void {
		this.#agents.delete(terminal);
		const line = lineOf(execution);
		this.#setup.runs.ended(execution, readingOf(line), exitCode);
		if (exitCode === 0 && this.#isTheEngineers(terminal)) {
			this.#setup.onPassed(line, cwdOf(execution));
		}
	}

	/** Not one that an agent's extension works in, none that nobody sees, and not a task's: tasks are told as such. */
	#isTheEngineers({ creationOptions }: vscode.Terminal): boolean {
		const given = creationOptions.name ?? '';
		const isTasks = given !== '' && [...this.#taskNames].some(task => given.includes(task));
		const isHidden = 'pty' in creationOptions || (creationOptions.hideFromUser ?? false);
		return !isTasks && !isHidden && !isAgentsTerminal(given);
	}
}

/** A line that was read off the screen may be anything. */
function lineOf({ commandLine }: vscode.TerminalShellExecution): string {
	const isRead = commandLine.confidence === vscode.TerminalShellExecutionCommandLineConfidence.Low;
	return isRead ? '' : commandLine.value.slice(0, MOST_CHARACTERS);
}

function cwdOf({ cwd }: vscode.TerminalShellExecution): string | null {
	return cwd?.fsPath ?? null;
}
