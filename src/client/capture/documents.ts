import type * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../base/disposables.ts';
import type { NoticeOf } from '../../protocol/notices.ts';
import type { Timers } from '../timers.ts';
import { kindOfChange } from './changeKind.ts';
import { Keystrokes, SETTLED_MS } from './keystrokes.ts';
import type { Observer } from './observer.ts';

/** Texts that are written by hand: files, files to be, and the cells of notebooks. Output, input boxes and old versions are not. */
const writtenSchemes: ReadonlySet<string> = new Set(['file', 'untitled', 'vscode-notebook-cell']);

/** Changes of documents by size and kind. It runs at every keystroke. */
export class DocumentChanges implements Disposable {
	readonly #observer: Observer;
	readonly #timers: Timers;
	readonly #disposables = new Disposables();
	readonly #keystrokes: Keystrokes;

	constructor(observer: Observer, timers: Timers) {
		this.#observer = observer;
		this.#timers = timers;
		this.#keystrokes = this.#disposables.add(
			new Keystrokes(notice => {
				observer.put(notice);
			}, timers),
		);
	}

	/** `focused` is the editor that has the focus, in a window that has it. */
	changed({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent, focused: vscode.TextEditor | undefined): void {
		const kind = kindOfChange({
			changes: contentChanges,
			isUndo: reason !== undefined,
			cursors: focused?.document === document ? focused.selections : [],
		});
		if (kind === null || !writtenSchemes.has(document.uri.scheme)) {
			return;
		}
		const notice = this.#notice(document.uri, contentChanges);
		if (kind === 'atCursor') {
			this.#keystrokes.changed(notice, held => (isOutside(document) ? 'outside' : held.inserted === 0 ? 'typing' : 'unclear'));
		} else if (kind !== 'undo' && isOutside(document)) {
			this.#timers.after(SETTLED_MS, () => {
				this.#observer.put({ ...notice, how: isOutside(document) ? 'outside' : kind });
			});
		} else {
			this.#observer.put({ ...notice, how: kind });
		}
	}

	/** A key moved the cursor of a document: it is what typed the change before. */
	pressed(uri: string): void {
		this.#keystrokes.pressed(uri);
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	#notice(uri: vscode.Uri, changes: readonly vscode.TextDocumentContentChangeEvent[]): NoticeOf<'changed'> {
		const now = this.#observer.now();
		const notice: NoticeOf<'changed'> = {
			kind: 'changed',
			from: now,
			to: now,
			uri: uri.toString(),
			how: 'unclear',
			inserted: 0,
			removed: 0,
		};
		for (const { text, rangeLength } of changes) {
			notice.inserted += text.length;
			notice.removed += rangeLength;
		}
		return notice;
	}
}

/**
 * A file that is saved after it changed was written by somebody else, and read anew. That a change of the editor's own has made it differ
 * from the file is told only after the change.
 */
function isOutside({ isDirty, uri }: vscode.TextDocument): boolean {
	return uri.scheme === 'file' && !isDirty;
}
