import * as vscode from 'vscode';
import { lookItemSchema, type LookItem } from '../../protocol/look.ts';
import type { CommandRunner } from '../commands/commands.ts';
import { selectionOf } from '../ledger/selection.ts';
import { setContext } from '../context.ts';
import type { Backend } from '../server/backend.ts';
import { itemDescription, itemLabel, itemPlace } from '../views/look/labels.ts';
import type { LookList } from './lookList.ts';
import type { LookArgument } from './lookState.ts';

export interface LookSetup {
	readonly backend: Backend;
	readonly list: LookList;
	readonly run: CommandRunner;
}

const SENTENCE_MS = 5_000;

/** What can be done with an item: look at it, or say that it need not be shown. Of no item given, asks which. */
export class Look {
	readonly #setup: LookSetup;
	/** The dismissals of this window that were not taken back, the last of them last. */
	#dismissed: readonly string[] = [];

	constructor(setup: LookSetup) {
		this.#setup = setup;
	}

	/** Leads to the file where there is one, else to the session. */
	async open(of?: LookArgument): Promise<void> {
		const item = await this.#meant(of, 'Look at what?');
		if (item === undefined) {
			return;
		}
		const { file, session } = item;
		if (file === null) {
			this.#setup.run('bookend.openSession', ...(session === null ? [] : [session]));
			return;
		}
		const line = file.line ?? 0;
		const selection = file.line === null ? {} : { selection: selectionOf({ from: line, to: line + 1 }) };
		await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(file.uri), selection);
	}

	async dismiss(of?: LookArgument): Promise<void> {
		const item = await this.#meant(of, 'Dismiss what?');
		const reason = item === undefined ? undefined : await vscode.window.showInputBox(reasonWanted(item));
		if (item === undefined || reason === undefined) {
			return;
		}
		const kept = await this.#setup.backend.questions?.dismiss({ item: item.id, reason });
		if (kept === undefined) {
			tell('It stays in the list: Bookend did not answer.');
			return;
		}
		this.#keep([...this.#dismissed, kept.mark]);
		this.#setup.list.leaveOut(item.id);
	}

	async undo(): Promise<void> {
		const last = this.#dismissed.at(-1);
		if (last === undefined) {
			tell('No dismissal of this window is left to undo.');
			return;
		}
		if ((await this.#setup.backend.questions?.unmark([last])) !== true) {
			tell('It stays dismissed: Bookend did not answer.');
			return;
		}
		this.#keep(this.#dismissed.slice(0, -1));
		this.#setup.list.askAgain();
	}

	#keep(dismissed: readonly string[]): void {
		this.#dismissed = dismissed;
		setContext('bookend.canUndoDismissal', dismissed.length > 0);
	}

	async #meant(of: LookArgument | undefined, placeHolder: string): Promise<LookItem | undefined> {
		const given = lookItemSchema.safeParse(of?.item).data;
		if (given !== undefined) {
			return given;
		}
		const items = this.#setup.list.items ?? [];
		if (items.length === 0) {
			tell('Nothing is worth a look.');
			return undefined;
		}
		const picks = items.map(item => ({ label: itemLabel(item), description: itemPlace(item), detail: itemDescription(item), item }));
		return (await vscode.window.showQuickPick(picks, { placeHolder, matchOnDescription: true, matchOnDetail: true }))?.item;
	}
}

function reasonWanted(item: LookItem): vscode.InputBoxOptions {
	return {
		title: `Dismiss: ${itemLabel(item)}`,
		prompt: 'Why it need not be shown any more. It is kept with your marks, and may be left empty.',
		placeHolder: 'The reason',
	};
}

function tell(sentence: string): void {
	vscode.window.setStatusBarMessage(sentence, SENTENCE_MS);
}
