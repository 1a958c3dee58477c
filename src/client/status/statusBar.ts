import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../base/disposables.ts';
import type { Status } from '../../protocol/lsp.ts';
import type { Backend } from '../server/backend.ts';
import { Throttle } from '../throttle.ts';
import { systemTimers } from '../timers.ts';
import { statusText } from './statusText.ts';

/** How often the figures are asked for at most while facts come in. */
const PAUSE_MS = 500;
/** Left of the editor's own items, where it does not push anything that is looked for by habit. */
const PRIORITY = 0;

export interface StatusBarSetup {
	readonly backend: Backend;
	/** Fires when another day has begun. */
	readonly onDay: vscode.Event<void>;
	readonly isWanted: boolean;
}

/** One item: today's spend and coverage. */
export class StatusBar implements Disposable {
	readonly #backend: Backend;
	readonly #disposables = new Disposables();
	readonly #item: vscode.StatusBarItem;
	readonly #asking: Throttle;
	#status: Status | null = null;
	#isWanted = false;

	constructor({ backend, onDay, isWanted }: StatusBarSetup) {
		this.#backend = backend;
		this.#item = this.#disposables.add(vscode.window.createStatusBarItem('bookend.today', vscode.StatusBarAlignment.Right, PRIORITY));
		this.#item.name = 'Bookend: Spend and Coverage Today';
		this.#item.command = 'bookend.openOverview';
		this.#asking = this.#disposables.add(new Throttle(() => this.#ask(), PAUSE_MS, systemTimers));
		const ask = (): void => {
			this.#askIfWanted();
		};
		this.#disposables.add(backend.onDidChangeFacts(ask));
		this.#disposables.add(backend.onDidChangeLedger(ask));
		this.#disposables.add(onDay(ask));
		this.#disposables.add(
			backend.onDidChangeState(() => {
				this.#draw();
			}),
		);
		this.want(isWanted);
	}

	want(isWanted: boolean): void {
		this.#isWanted = isWanted;
		if (!isWanted) {
			this.#item.hide();
			return;
		}
		this.#draw();
		this.#item.show();
		this.#askIfWanted();
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	#askIfWanted(): void {
		if (this.#isWanted) {
			this.#asking.ask();
		}
	}

	async #ask(): Promise<void> {
		const status = await this.#backend.questions?.status();
		if (status !== undefined) {
			this.#status = status;
			this.#draw();
		}
	}

	#draw(): void {
		const { text, lines, spoken } = statusText(this.#status, this.#backend.trouble);
		this.#item.text = text;
		this.#item.tooltip = lines.reduce(
			(tooltip, line) => tooltip.appendMarkdown('\n\n').appendText(line),
			new vscode.MarkdownString('**Bookend**'),
		);
		this.#item.accessibilityInformation = { label: spoken, role: 'button' };
	}
}
