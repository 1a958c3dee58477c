import * as vscode from 'vscode';
import type { ChoiceName } from '../../domain/summary/choices.ts';
import { isSaid, type ChoiceItem, type SaidChoice } from './choiceItems.ts';
import type { Draft } from './draft.ts';

/** How the list was left. `again`: its items are others now; `look`: it is in the way of the document. */
export type Step = { readonly kind: 'accepted' | 'cancelled' | 'again' | 'look' } | { readonly kind: 'ask'; readonly choice: SaidChoice };

export interface Wanted {
	readonly title: string;
	/** What OK does: "choose a file". */
	readonly next: string;
	/** Shows the text that comes of a choice. */
	readonly onText: (text: string) => void;
}

/** A checkbox for each thing that can be added. Each change is shown in the document before anything else can be done. */
export async function pickChoices(draft: Draft, wanted: Wanted): Promise<Step> {
	const list = new ChoiceList(draft, wanted);
	try {
		return await list.left;
	} finally {
		list.dispose();
	}
}

const pencil: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('edit'), tooltip: 'Write It' };
const eye: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('eye'), tooltip: 'Read the Whole Document First' };

class ChoiceList {
	readonly #list = vscode.window.createQuickPick<ChoiceItem>();
	readonly #draft: Draft;
	readonly #onText: (text: string) => void;
	readonly #left = Promise.withResolvers<Step>();
	/** What is accepted is what is shown: the last change comes first. */
	#changing = Promise.resolve();

	constructor(draft: Draft, { title, next, onText }: Wanted) {
		this.#draft = draft;
		this.#onText = onText;
		this.#list.title = title;
		this.#list.placeholder = `Nothing is written yet. What may be in it? OK to ${next}.`;
		this.#list.canSelectMany = true;
		this.#list.ignoreFocusOut = true;
		this.#list.buttons = [eye];
		const items = draft.items().map(item => (isSaid(item.choice) ? { ...item, buttons: [pencil] } : item));
		this.#list.items = items;
		this.#list.selectedItems = items.filter(({ choice }) => draft.picked.has(choice));
		this.#listen();
		this.#list.show();
	}

	get left(): Promise<Step> {
		return this.#left.promise;
	}

	dispose(): void {
		this.#list.dispose();
	}

	#listen(): void {
		this.#list.onDidChangeSelection(items => void this.#picked(new Set(items.map(({ choice }) => choice))));
		this.#list.onDidTriggerItemButton(({ item: { choice } }) => {
			this.#ask(choice);
		});
		this.#list.onDidTriggerButton(() => {
			this.#left.resolve({ kind: 'look' });
		});
		this.#list.onDidAccept(() => {
			void this.#changing.then(() => {
				this.#left.resolve({ kind: 'accepted' });
			});
		});
		this.#list.onDidHide(() => {
			this.#left.resolve({ kind: 'cancelled' });
		});
	}

	#ask(choice: ChoiceName): void {
		if (isSaid(choice)) {
			this.#left.resolve({ kind: 'ask', choice });
		}
	}

	async #picked(wanted: ReadonlySet<ChoiceName>): Promise<void> {
		const unsaid = [...wanted].find(choice => isSaid(choice) && this.#draft.said(choice) === null);
		if (unsaid !== undefined) {
			this.#ask(unsaid);
		} else if (!isSame(wanted, this.#draft.picked)) {
			this.#changing = this.#change(wanted);
			await this.#changing;
		}
	}

	async #change(wanted: ReadonlySet<ChoiceName>): Promise<void> {
		this.#list.busy = true;
		this.#list.enabled = false;
		try {
			await this.#draft.pick(wanted);
			this.#onText(this.#draft.shared.text);
		} catch {
			void vscode.window.showErrorMessage(
				'The summary could not be made so; the document shows it as it was. “Bookend: Show Log” says why.',
			);
		}
		if (isSame(wanted, this.#draft.picked)) {
			this.#list.busy = false;
			this.#list.enabled = true;
		} else {
			this.#left.resolve({ kind: 'again' });
		}
	}
}

function isSame(a: ReadonlySet<ChoiceName>, b: ReadonlySet<ChoiceName>): boolean {
	return a.size === b.size && [...a].every(choice => b.has(choice));
}
