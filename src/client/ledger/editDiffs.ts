import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../base/disposables.ts';
import type { Calendar } from '../../domain/calendar.ts';
import { beforeScheme, editPlaceSchema, type EditPlace, type LedgerHunk } from '../../protocol/ledger.ts';
import { setContext } from '../context.ts';
import type { Backend } from '../server/backend.ts';
import { diffTitle } from './diffTitle.ts';
import { startOf } from './selection.ts';

/** What came of the wish to see an edit as a diff; if nothing, why. */
export type ShownDiff = { readonly kind: 'shown' } | { readonly kind: 'unknown'; readonly sentence: string };

const noAnswer = 'What was there before is not known: Bookend did not answer.';

/** Agents' edits as diffs: on the left the file as it was before, to be read; on the right the file itself, to be edited and marked. */
export class EditDiffs implements vscode.TextDocumentContentProvider, Disposable {
	readonly #backend: Backend;
	readonly #calendar: Calendar;
	readonly #disposables = new Disposables();
	readonly #changes = this.#disposables.add(new vscode.EventEmitter<vscode.Uri>());
	readonly onDidChange = this.#changes.event;
	/** What is shown stays as it is while the file is edited. */
	readonly #texts = new Map<string, string>();

	constructor(backend: Backend, calendar: Calendar) {
		this.#backend = backend;
		this.#calendar = calendar;
		this.#disposables.add(
			vscode.Disposable.from(
				vscode.workspace.registerTextDocumentContentProvider(beforeScheme, this),
				vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
				vscode.window.tabGroups.onDidChangeTabs(tellContext),
				vscode.window.tabGroups.onDidChangeTabGroups(tellContext),
			),
		);
		tellContext();
	}

	async show(uri: string, hunk: LedgerHunk): Promise<ShownDiff> {
		const place = { uri, edit: hunk.edit, line: hunk.from };
		const before = await this.#backend.questions?.beforeEdit(place);
		if (before?.kind !== 'known') {
			return { kind: 'unknown', sentence: before?.sentence ?? noAnswer };
		}
		const file = vscode.Uri.parse(uri);
		const left = uriBefore(file, place);
		this.#texts.set(left.toString(), before.text);
		this.#changes.fire(left);
		const title = diffTitle(file.path, hunk, before.shows, Date.now(), this.#calendar);
		await vscode.commands.executeCommand('vscode.diff', left, file, title, { selection: startOf(hunk) });
		return { kind: 'shown' };
	}

	/** Opened again by VS Code after a reload, it is asked for before the server runs. What is not known must not look like an empty file. */
	async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
		const shown = this.#texts.get(uri.toString());
		const place = placeIn(uri);
		if (shown !== undefined || place === undefined) {
			return shown ?? '';
		}
		const before = await (await this.#backend.whenRunning()).beforeEdit(place);
		if (before?.kind !== 'known') {
			throw new Error(before?.sentence ?? noAnswer);
		}
		return before.text;
	}

	dispose(): void {
		this.#disposables.dispose();
	}
}

/** The address of the file that an editor shows, also where it shows it as it was before. */
export function fileShownBy(uri: vscode.Uri): string {
	return (uri.scheme === beforeScheme ? placeIn(uri)?.uri : undefined) ?? uri.toString();
}

/** Named as the file, so that it is coloured as the file is. */
function uriBefore({ path }: vscode.Uri, place: EditPlace): vscode.Uri {
	return vscode.Uri.from({ scheme: beforeScheme, path, query: JSON.stringify(place) });
}

function placeIn({ query }: vscode.Uri): EditPlace | undefined {
	try {
		return editPlaceSchema.safeParse(JSON.parse(query)).data;
	} catch {
		return undefined;
	}
}

/** Whether the editor that is in front is such a diff: its title then has what reviewing needs. */
function tellContext(): void {
	const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
	setContext('bookend.showsEdit', input instanceof vscode.TabInputTextDiff && input.original.scheme === beforeScheme);
}
