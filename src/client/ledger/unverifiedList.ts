import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../base/disposables.ts';
import type { UnverifiedFile } from '../../protocol/ledger.ts';
import { setContext } from '../context.ts';
import type { Backend } from '../server/backend.ts';
import { Throttle } from '../throttle.ts';
import { systemTimers } from '../timers.ts';
import { coverageStateOf } from './coverageState.ts';

/** How often the list is asked for at most while lines change. */
const PAUSE_MS = 300;

/** The files with unverified lines, kept up to date: for the tree, its badge, and the walk from hunk to hunk. */
export class UnverifiedList implements Disposable {
	readonly #backend: Backend;
	readonly #disposables = new Disposables();
	readonly #changes = this.#disposables.add(new vscode.EventEmitter<void>());
	readonly onDidChange = this.#changes.event;
	readonly #asking: Throttle;
	#files: readonly UnverifiedFile[] | null = null;

	constructor(backend: Backend) {
		this.#backend = backend;
		this.#asking = this.#disposables.add(new Throttle(() => this.#ask(), PAUSE_MS, systemTimers));
		const ask = (): void => {
			this.#asking.ask();
		};
		this.#disposables.add(
			vscode.Disposable.from(
				// Facts that change lines, or what speaks for them, change the ledger: that is told too, when the lines have been looked at.
				backend.onDidChangeLedger(ask),
				vscode.workspace.onDidChangeWorkspaceFolders(ask),
				backend.onDidSwitchData(() => {
					this.#show(null, 'unknown');
				}),
			),
		);
	}

	/** Null before the first answer. */
	get files(): readonly UnverifiedFile[] | null {
		return this.#files;
	}

	/** The sessions that wrote unverified lines. */
	sessions(): ReadonlySet<string> {
		return new Set(this.#files?.flatMap(({ hunks }) => hunks.map(({ session }) => session)));
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	async #ask(): Promise<void> {
		const { questions } = this.#backend;
		const files = await questions?.unverified();
		// Asked afterwards: the files are told when lines have been looked at, the status is told at once.
		const status = await questions?.status();
		if (files !== undefined && questions === this.#backend.questions) {
			this.#show(files.map(withEditorsUri), coverageStateOf(files, status?.coverage));
		}
	}

	#show(files: readonly UnverifiedFile[] | null, state: ReturnType<typeof coverageStateOf>): void {
		this.#files = files;
		setContext('bookend.coverage', state);
		this.#changes.fire();
	}
}

/** Two writers of addresses may escape them differently; here they are compared with those of open editors. */
function withEditorsUri(file: UnverifiedFile): UnverifiedFile {
	return { ...file, uri: vscode.Uri.parse(file.uri).toString() };
}
