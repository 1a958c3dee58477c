import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../base/disposables.ts';
import type { LookItem } from '../../protocol/look.ts';
import { setContext } from '../context.ts';
import type { Backend } from '../server/backend.ts';
import { Throttle } from '../throttle.ts';
import { systemTimers } from '../timers.ts';
import { lookStateOf } from './lookState.ts';

/** How often the list is asked for at most: git is asked for it, and nobody waits. */
const PAUSE_MS = 2_000;

/** What is worth a look in the open folders, kept up to date. */
export class LookList implements Disposable {
	readonly #backend: Backend;
	readonly #disposables = new Disposables();
	readonly #changes = this.#disposables.add(new vscode.EventEmitter<void>());
	readonly onDidChange = this.#changes.event;
	readonly #asking: Throttle;
	#items: readonly LookItem[] | null = null;

	constructor(backend: Backend) {
		this.#backend = backend;
		this.#asking = this.#disposables.add(new Throttle(() => this.#ask(), PAUSE_MS, systemTimers));
		this.#disposables.add(
			vscode.Disposable.from(
				backend.onDidChangeFacts(this.askAgain),
				backend.onDidChangeLedger(this.askAgain),
				vscode.workspace.onDidChangeWorkspaceFolders(this.askAgain),
				backend.onDidSwitchData(() => {
					this.#show(null);
				}),
			),
		);
	}

	/** The latest first; null before the first answer. */
	get items(): readonly LookItem[] | null {
		return this.#items;
	}

	readonly askAgain = (): void => {
		this.#asking.ask();
	};

	/** What was dismissed leaves the list before the server is asked again. */
	leaveOut(id: string): void {
		this.#show(this.#items?.filter(item => item.id !== id) ?? null);
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	async #ask(): Promise<void> {
		const { questions } = this.#backend;
		const items = await questions?.look();
		if (items !== undefined && questions === this.#backend.questions) {
			this.#show(items);
		}
	}

	#show(items: readonly LookItem[] | null): void {
		this.#items = items;
		setContext('bookend.lookState', lookStateOf(items));
		this.#changes.fire();
	}
}
