import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../base/disposables.ts';
import { formatCounted } from '../../base/format.ts';
import { SECOND_MS } from '../../base/units.ts';
import { systemTimers } from '../timers.ts';

/** Long enough to reach for the undo without hurry. */
const UNDO_MS = 15 * SECOND_MS;
const SENTENCE_MS = 5 * SECOND_MS;
/** Beside the item that shows spend and coverage. */
const PRIORITY = 1;

/** What came of a review command, in the status bar: nothing pops up, and nothing has to be closed. */
export class ReviewNotice implements Disposable {
	readonly #disposables = new Disposables();
	readonly #undo: vscode.StatusBarItem;
	#takeBackHiding: (() => void) | null = null;

	constructor() {
		this.#undo = this.#disposables.add(vscode.window.createStatusBarItem('bookend.undo', vscode.StatusBarAlignment.Right, PRIORITY));
		this.#undo.name = 'Bookend: Undo Review';
		this.#undo.command = 'bookend.undoReview';
		this.#undo.tooltip = 'Bookend: Undo Review';
	}

	marked(lines: number): void {
		const words = `${formatCounted(lines, 'line')} marked reviewed`;
		this.#undo.text = `$(check) ${words} · Undo`;
		this.#undo.accessibilityInformation = { label: `${words}. Undo`, role: 'button' };
		this.#undo.show();
		this.#takeBackHiding?.();
		this.#takeBackHiding = systemTimers.after(UNDO_MS, () => {
			this.#undo.hide();
		});
	}

	tell(sentence: string): void {
		this.#takeBackHiding?.();
		this.#undo.hide();
		vscode.window.setStatusBarMessage(sentence, SENTENCE_MS);
	}

	dispose(): void {
		this.#takeBackHiding?.();
		this.#disposables.dispose();
	}
}
