/** The text files of a tree as they stand: what is open in the editor as it stands there, all else as on disk. */
import { HEAD_LENGTH } from '../../domain/ledger/ledger.ts';
import { lineKeys, type LineKey } from '../../domain/trace/lineKey.ts';
import { KeptByName } from './kept.ts';
import { linesOf, readTextFile, stampOf } from './workTree.ts';

/** The lines of a file at a moment. */
export interface Lines {
	readonly keys: readonly LineKey[];
	/** When they came to be so. */
	readonly at: number;
}

export interface FileNow extends Lines {
	/** The beginning of its text. */
	readonly head: string;
	/** As on disk; null where nothing is unsaved. */
	readonly saved: Lines | null;
}

/** A document that is open in the editor. */
export interface OpenDocument {
	/** Another one after each change. */
	readonly version: number;
	readonly changedAt: number;
	getText(): string;
}

/** Open documents by their files: absolute paths, links resolved, with `/`. */
export type DocumentAt = (file: string) => OpenDocument | undefined;

interface OnDisk {
	/** What a change of the file changes. */
	readonly stamp: string;
	/** Undefined for what is no text, too large, or gone. */
	readonly file: FileNow | undefined;
}

export class Texts {
	readonly #root: string;
	readonly #documentAt: DocumentAt;
	readonly #onDisk = new Map<string, OnDisk>();
	readonly #unsaved = new KeptByName<FileNow>();
	/** Files that were checked since the last look. */
	#checked = new Set<string>();
	#version = 0;

	constructor(root: string, documentAt: DocumentAt) {
		this.#root = root;
		this.#documentAt = documentAt;
	}

	/** Another one whenever a file was found to be another one on disk. */
	get version(): number {
		return this.#version;
	}

	/** Files may have changed: each is checked once when it is next asked for. */
	lookAgain(): void {
		this.#checked = new Set();
	}

	/** As it stands on disk. The same value as long as nothing changed. */
	saved(name: string): FileNow | undefined {
		const known = this.#onDisk.get(name);
		if (known !== undefined && this.#checked.has(name)) {
			return known.file;
		}
		this.#checked.add(name);
		const stamp = stampOf(`${this.#root}/${name}`);
		if (known?.stamp === stamp) {
			return known.file;
		}
		this.#version += 1;
		const file = fileAt(`${this.#root}/${name}`);
		this.#onDisk.set(name, { stamp, file });
		return file;
	}

	/** As it stands in the editor where it is open there. The same value as long as nothing changed. */
	now(name: string): FileNow | undefined {
		const saved = this.saved(name);
		const document = this.#documentAt(`${this.#root}/${name}`);
		if (saved === undefined || document === undefined) {
			return saved;
		}
		return this.#unsaved.of(name, [document, document.version, saved], () => inEditor(document, saved));
	}

	/** The text that `now` is about. */
	textOf(name: string): string | undefined {
		const file = `${this.#root}/${name}`;
		return this.#documentAt(file)?.getText() ?? readTextFile(file)?.text;
	}
}

function inEditor(document: OpenDocument, saved: FileNow): FileNow {
	const text = document.getText();
	const keys = lineKeys(linesOf(text));
	const isSaved = keys.length === saved.keys.length && keys.every((key, index) => key === saved.keys[index]);
	return isSaved ? saved : { keys, at: document.changedAt, head: text.slice(0, HEAD_LENGTH), saved };
}

function fileAt(file: string): FileNow | undefined {
	const read = readTextFile(file);
	if (read === undefined) {
		return undefined;
	}
	return { keys: lineKeys(linesOf(read.text)), at: read.modifiedAt, head: read.text.slice(0, HEAD_LENGTH), saved: null };
}
