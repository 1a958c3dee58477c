/** The documents that are open in the editor, by their files. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fileOfUri } from './ledger/folders.ts';
import type { OpenDocument } from './ledger/texts.ts';

export class OpenDocuments {
	readonly #byFile = new Map<string, OpenDocument & { readonly uri: string }>();

	/** `at` is when the document came to be as it is. */
	set(document: TextDocument, at: number): void {
		const file = fileOfUri(document.uri);
		if (file !== undefined) {
			this.#byFile.set(file, { uri: document.uri, version: document.version, changedAt: at, getText: () => document.getText() });
		}
	}

	delete(document: TextDocument): void {
		const file = fileOfUri(document.uri);
		if (file !== undefined) {
			this.#byFile.delete(file);
		}
	}

	/** As the editor names them. */
	uris(): readonly string[] {
		return [...this.#byFile.values()].map(({ uri }) => uri);
	}

	/** `file` is absolute, links resolved, with `/`. */
	at(file: string): OpenDocument | undefined {
		return this.#byFile.get(file);
	}
}
