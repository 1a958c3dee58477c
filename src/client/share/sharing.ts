/** Shares a session or a period: in a document that shows every byte first, with what may be added, and then in a file or to be pasted. */
import * as vscode from 'vscode';
import type { Disposable } from '../../base/disposables.ts';
import type { Logger } from '../../base/log.ts';
import { endings, type ShareFormat } from '../../domain/summary/format.ts';
import { choiceTitles } from '../../domain/summary/choices.ts';
import type { Shared, ShareRequest, SummaryRequest } from '../../protocol/summary.ts';
import type { Backend } from '../server/backend.ts';
import { saveShared, type Deed } from './saveShared.ts';
import type { SaidChoice } from './choiceItems.ts';
import { Draft } from './draft.ts';
import { pickChoices } from './pickChoices.ts';
import { Previews, type Preview } from './preview.ts';

export class Sharing implements Disposable {
	readonly #backend: Backend;
	readonly #log: Logger;
	readonly #previews = new Previews();

	constructor(backend: Backend, log: Logger) {
		this.#backend = backend;
		this.#log = log;
	}

	/** Into a file, in a form that the engineer chooses. */
	async toFile(subject: SummaryRequest): Promise<void> {
		const format = this.#isOwnData() ? await askFormat() : undefined;
		if (format !== undefined) {
			const title = subject.of === 'session' ? 'Export Session Summary' : 'Export Period Summary';
			await this.#share({ subject, format }, { title, next: 'choose a file', deed: saveShared(format, this.#log) });
		}
	}

	/** To the clipboard, as the Markdown of a pull request. */
	async toClipboard(subject: SummaryRequest): Promise<void> {
		if (this.#isOwnData()) {
			await this.#share({ subject, format: 'markdown' }, { title: 'Copy Summary for Pull Request', next: 'copy it', deed: copy });
		}
	}

	dispose(): void {
		this.#previews.dispose();
	}

	#isOwnData(): boolean {
		if (this.#backend.sample) {
			void vscode.window.showInformationMessage(
				'This is sample data. “Bookend: Show My Own Data” goes back to yours, which can be shared.',
			);
		}
		return !this.#backend.sample;
	}

	async #share(wanted: Omit<ShareRequest, 'choices'>, { title, next, deed }: Way): Promise<void> {
		const draft = await Draft.begin(request => this.#ask(request), wanted);
		if (draft === undefined) {
			void vscode.window.showErrorMessage('The summary could not be made; nothing was written. “Bookend: Show Log” says why.');
			return;
		}
		const preview = await this.#previews.open(draft.shared.fileName, draft.shared.text);
		try {
			if (await isAgreed(draft, preview, title, next)) {
				await deed(draft.shared, preview);
			}
		} finally {
			await preview.close();
		}
	}

	async #ask(request: ShareRequest): Promise<Shared | undefined> {
		return (await this.#backend.questions?.share(request)) ?? undefined;
	}
}

interface Way {
	readonly title: string;
	readonly next: string;
	readonly deed: Deed;
}

/** Goes on until the engineer agrees to what is shown, or gives up. */
async function isAgreed(draft: Draft, preview: Preview, title: string, next: string): Promise<boolean> {
	const onText = (text: string): void => {
		preview.show(text);
	};
	for (;;) {
		const step = await pickChoices(draft, { title, next, onText });
		switch (step.kind) {
			case 'accepted':
			case 'cancelled':
				return step.kind === 'accepted';
			case 'ask':
				await askWords(draft, step.choice);
				onText(draft.shared.text);
				break;
			case 'look':
				if (!(await isReadOn())) {
					return false;
				}
				break;
			case 'again':
				break;
		}
	}
}

/** The list is away until the engineer has read the document. */
async function isReadOn(): Promise<boolean> {
	const on = 'Go On';
	return (
		(await vscode.window.showInformationMessage('The document is what would be shared. Nothing is written yet.', on, 'Give Up')) === on
	);
}

const prompts: Readonly<Record<SaidChoice, string>> = {
	author: 'The name under which it is shared. A team report shows your figures under it.',
	note: 'A sentence of your own. It is looked through for secrets.',
};

async function askWords(draft: Draft, choice: SaidChoice): Promise<void> {
	const words = await vscode.window.showInputBox({
		title: choiceTitles[choice],
		prompt: prompts[choice],
		value: draft.said(choice) ?? '',
		ignoreFocusOut: true,
	});
	if (words !== undefined) {
		await draft.say(choice, words.trim() === '' ? null : words.trim());
	}
}

const formats: Readonly<Record<ShareFormat, string>> = {
	markdown: 'Markdown, for a pull request',
	html: 'HTML, one page that needs nothing else',
	csv: 'CSV, for a spreadsheet',
	json: 'JSON, for a team report',
	agentTrace: 'Agent Trace: which lines agents wrote, with the paths of their files',
};

async function askFormat(): Promise<ShareFormat | undefined> {
	const items = Object.entries(formats).map(([format, label]) => ({
		label,
		description: endings[format as ShareFormat],
		format: format as ShareFormat,
	}));
	return (await vscode.window.showQuickPick(items, { placeHolder: 'In which form?', ignoreFocusOut: true }))?.format;
}

async function copy({ text }: Shared): Promise<void> {
	await vscode.env.clipboard.writeText(text);
	vscode.window.setStatusBarMessage(
		'Summary copied. Paste it into the pull request; the next one takes its place between the markers.',
		5_000,
	);
}
