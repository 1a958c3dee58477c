import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../base/disposables.ts';

const scheme = 'bookend-preview';

/** The very text that would be written, as a document that can be read and searched, and not edited. */
export class Previews implements vscode.TextDocumentContentProvider, Disposable {
	readonly #disposables = new Disposables();
	readonly #changes = this.#disposables.add(new vscode.EventEmitter<vscode.Uri>());
	readonly #texts = new Map<string, string>();
	readonly onDidChange = this.#changes.event;
	#opened = 0;

	constructor() {
		this.#disposables.add(
			vscode.Disposable.from(
				vscode.workspace.registerTextDocumentContentProvider(scheme, this),
				vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
			),
		);
	}

	/** Named as the file would be, so that it is coloured as that is. */
	async open(fileName: string, text: string): Promise<Preview> {
		this.#opened += 1;
		const uri = vscode.Uri.from({ scheme, path: `/${fileName}`, query: String(this.#opened) });
		this.#texts.set(uri.toString(), text);
		await vscode.window.showTextDocument(uri, { preview: false, preserveFocus: true });
		return {
			show: other => {
				this.#texts.set(uri.toString(), other);
				this.#changes.fire(uri);
			},
			close: () => closeTabs(uri),
		};
	}

	/** Opened again by VS Code after a reload, it shows nothing: there is nothing to be written any more. */
	provideTextDocumentContent(uri: vscode.Uri): string {
		return this.#texts.get(uri.toString()) ?? '';
	}

	dispose(): void {
		this.#disposables.dispose();
	}
}

export interface Preview {
	show(text: string): void;
	close(): Promise<void>;
}

async function closeTabs(uri: vscode.Uri): Promise<void> {
	const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
	const shown = tabs.filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
	await vscode.window.tabGroups.close(shown, true);
}
