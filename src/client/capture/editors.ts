import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../base/disposables.ts';
import type { View } from '../../protocol/notices.ts';
import type { Timers } from '../timers.ts';
import { DocumentChanges } from './documents.ts';
import type { Observer } from './observer.ts';
import { sameView } from './sameView.ts';
import { viewNow } from './views.ts';

/** What is on screen, and what is done in the editors of this window. */
export class Editors implements Disposable {
	readonly #observer: Observer;
	readonly #disposables = new Disposables();
	readonly #changes: DocumentChanges;
	/** What was told last; nothing has been looked at before. */
	#told: View | null = null;
	#isInTerminal = false;

	constructor(observer: Observer, timers: Timers) {
		this.#observer = observer;
		this.#changes = this.#disposables.add(new DocumentChanges(observer, timers));
		this.#followDocuments();
		this.#followEditors();
		this.look();
	}

	/** Tells what is on screen now, if it is not what was told last. */
	look(): void {
		this.#show(viewNow(this.#isInTerminal));
	}

	/** Tells what is on screen now: whoever listens has not heard of it. */
	tellAnew(): void {
		this.#told = null;
		this.look();
	}

	moveFocus(isInTerminal: boolean): void {
		this.#isInTerminal = isInTerminal;
		this.look();
	}

	/** Afterwards nothing of this window is looked at. */
	dispose(): void {
		this.#disposables.dispose();
		this.#show(null);
	}

	#followDocuments(): void {
		const { workspace, window } = vscode;
		const own = this.#disposables;
		own.add(
			workspace.onDidChangeTextDocument(event => {
				this.#changes.changed(event, window.state.focused ? window.activeTextEditor : undefined);
			}),
		);
		own.add(
			workspace.onDidSaveTextDocument(({ uri }) => {
				if (uri.scheme === 'file') {
					this.#observer.put({ kind: 'saved', at: this.#observer.now(), uri: uri.toString() });
				}
			}),
		);
		own.add(
			workspace.onDidRenameFiles(({ files }) => {
				for (const { oldUri, newUri } of files) {
					this.#observer.put({ kind: 'renamed', at: this.#observer.now(), from: oldUri.toString(), to: newUri.toString() });
				}
			}),
		);
	}

	#followEditors(): void {
		const { window } = vscode;
		const look = (): void => {
			this.look();
		};
		const moved = (): void => {
			this.#observer.sign('tab');
			this.look();
		};
		const scrolled = (): void => {
			this.#observer.sign('scroll');
			this.look();
		};
		this.#disposables.add(
			vscode.Disposable.from(
				window.onDidChangeTextEditorSelection(event => {
					this.#selected(event);
				}),
				window.onDidChangeTextEditorVisibleRanges(scrolled),
				window.onDidChangeActiveTextEditor(moved),
				window.tabGroups.onDidChangeTabs(look),
				window.tabGroups.onDidChangeTabGroups(look),
			),
		);
	}

	/** Nothing is known of a cursor that moved without a kind: an edit moved it, or a program. */
	#selected({ kind, textEditor }: vscode.TextEditorSelectionChangeEvent): void {
		if (kind === vscode.TextEditorSelectionChangeKind.Keyboard) {
			this.#changes.pressed(textEditor.document.uri.toString());
			this.#observer.sign('key');
		} else if (kind !== undefined) {
			this.#observer.sign('selection');
		}
	}

	#show(view: View | null): void {
		if (!sameView(view, this.#told)) {
			this.#told = view;
			this.#observer.put({ kind: 'view', at: this.#observer.now(), view });
		}
	}
}
