import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../base/disposables.ts';
import type { Logger } from '../../base/log.ts';
import type { LedgerHunk, MarkTarget } from '../../protocol/ledger.ts';
import { setContext } from '../context.ts';
import type { Backend } from '../server/backend.ts';
import { fileShownBy, type EditDiffs } from './editDiffs.ts';
import { Marks } from './marks.ts';
import { ReviewNotice } from './reviewNotice.ts';
import { selectionOf } from './selection.ts';
import { givenTargets, hunkAt, selectedLines, type Lines, type MarkArgument } from './target.ts';
import type { UnverifiedList } from './unverifiedList.ts';
import { nextStop, previousStop, stopAt, type Place, type Stop } from './walk.ts';

export interface ReviewSetup {
	readonly backend: Backend;
	readonly unverified: UnverifiedList;
	readonly diffs: EditDiffs;
	/** Whether the walk opens edits as diffs. */
	readonly opensDiffs: () => boolean;
	readonly log: Logger;
}

const nowhere = 'Open a file to mark lines in it as reviewed.';

/** Reviewing in this window: marks, their undo, and the walk over what is not verified. */
export class Review implements Disposable {
	readonly #setup: ReviewSetup;
	readonly #disposables = new Disposables();
	readonly #notice = this.#disposables.add(new ReviewNotice());
	readonly #marks: Marks;

	constructor(setup: ReviewSetup) {
		this.#setup = setup;
		this.#marks = new Marks({
			questions: () => setup.backend.questions,
			notice: this.#notice,
			canUndo: canUndo => {
				setContext('bookend.canUndoReview', canUndo);
			},
		});
		this.#disposables.add(
			setup.backend.onDidSwitchData(() => {
				this.#marks.forget();
			}),
		);
	}

	/** Without a target: what is selected, or the hunk that the cursor is in. */
	async mark(of?: MarkArgument, lines?: Lines): Promise<void> {
		const editor = vscode.window.activeTextEditor;
		const targets = givenTargets(of, lines) ?? (editor && [await this.#targetIn(editor)]);
		await this.#make(targets);
	}

	/** Without a target: the file of the active editor. */
	async markFile(of?: MarkArgument): Promise<void> {
		const uri = fileMeant(of);
		await this.#make(uri === undefined ? undefined : [{ uri, range: null }]);
	}

	async markSession(session: string): Promise<void> {
		await this.#marks.makeOfSession(session);
	}

	undo(): Promise<void> {
		return this.#marks.undo();
	}

	/** Without a target: the edit that wrote the line that the cursor is in. */
	async showEdit(of?: MarkArgument, lines?: Lines): Promise<void> {
		const [target] = givenTargets(of, lines) ?? [];
		const place = target === undefined ? placeInEditor() : { uri: target.uri, line: target.range?.from ?? 0 };
		const hunk = place === null ? undefined : await this.#hunkAt(place);
		if (place === null || hunk === undefined) {
			this.#notice.tell('There is no edit to show: no agent wrote the line.');
			return;
		}
		await this.#open(place.uri, hunk, true);
	}

	/** To the hunk at the place, where one is given and it is unverified still; else to the next one after the cursor. */
	async next(at?: Place): Promise<void> {
		const files = this.#setup.unverified.files ?? [];
		await this.#goTo((at && stopAt(files, at)) ?? nextStop(files, placeInEditor()));
	}

	async previous(): Promise<void> {
		await this.#goTo(previousStop(this.#setup.unverified.files ?? [], placeInEditor()));
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	async #make(targets: readonly MarkTarget[] | undefined): Promise<void> {
		if (targets === undefined) {
			this.#notice.tell(nowhere);
			return;
		}
		await this.#marks.make(targets);
	}

	async #targetIn({ document, selection }: vscode.TextEditor): Promise<MarkTarget> {
		const uri = document.uri.toString();
		return { uri, range: selectedLines(selection) ?? (await this.#linesAt({ uri, line: selection.active.line })) };
	}

	/** Where no agent wrote, the line itself: the answer to the mark says so. */
	async #linesAt(place: Place): Promise<Lines> {
		const { from, to } = (await this.#hunkAt(place)) ?? { from: place.line, to: place.line + 1 };
		return { from, to };
	}

	async #hunkAt({ uri, line }: Place): Promise<LedgerHunk | undefined> {
		return hunkAt((await this.#setup.backend.questions?.fileLedger(uri)) ?? [], line);
	}

	async #goTo(stop: Stop | undefined): Promise<void> {
		if (stop === undefined) {
			this.#notice.tell('No agent-written line in the open folders is known to be unverified.');
			return;
		}
		await this.#open(stop.file.uri, stop.hunk, this.#setup.opensDiffs());
	}

	/** As a diff where that is wanted and can be had, else the file alone. */
	async #open(uri: string, hunk: LedgerHunk, asDiff: boolean): Promise<void> {
		try {
			const shown = asDiff ? await this.#setup.diffs.show(uri, hunk) : null;
			if (shown?.kind === 'shown') {
				return;
			}
			await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection: selectionOf(hunk) });
			if (shown !== null) {
				this.#notice.tell(shown.sentence);
			}
		} catch (error) {
			this.#setup.log.warn('A file with unverified lines could not be opened.', String(error));
			this.#notice.tell('The file could not be opened; it may be gone.');
		}
	}
}

/** The file that is given, or that of the active editor. */
export function fileMeant(of?: MarkArgument): string | undefined {
	const editor = vscode.window.activeTextEditor;
	return givenTargets(of)?.[0]?.uri ?? (editor && fileShownBy(editor.document.uri));
}

/** Seen from the top of what is selected: a hunk that the walk has selected is where the walk is. */
function placeInEditor(): Place | null {
	const editor = vscode.window.activeTextEditor;
	return editor === undefined ? null : { uri: fileShownBy(editor.document.uri), line: editor.selection.start.line };
}
