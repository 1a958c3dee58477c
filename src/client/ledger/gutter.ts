import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../base/disposables.ts';
import type { LedgerHunk } from '../../protocol/ledger.ts';
import type { Backend } from '../server/backend.ts';
import { Throttle } from '../throttle.ts';
import { systemTimers } from '../timers.ts';
import { groupColors, groupOf, standingGroups, type StandingGroup } from './standingGroups.ts';

/** How often the ledgers of the visible editors are asked for at most: typing changes them with every key. */
const PAUSE_MS = 400;

/** Told apart without colours too: a broken bar is evidence that does not count. */
const barStyles: Readonly<Record<StandingGroup, string>> = {
	verified: 'solid',
	selfGraded: 'dashed',
	tested: 'dotted',
	unverified: 'solid',
};

/** A thin bar at the left of agent-written lines, and their place in the overview ruler, by what speaks for them. */
export class Gutter implements Disposable {
	readonly #backend: Backend;
	readonly #disposables = new Disposables();
	readonly #bars: Readonly<Record<StandingGroup, vscode.TextEditorDecorationType>>;
	readonly #asking: Throttle;
	#isWanted: boolean;

	constructor(backend: Backend, isWanted: boolean) {
		this.#backend = backend;
		this.#isWanted = isWanted;
		const bar = (group: StandingGroup): vscode.TextEditorDecorationType => this.#disposables.add(createBar(group));
		this.#bars = {
			verified: bar('verified'),
			selfGraded: bar('selfGraded'),
			tested: bar('tested'),
			unverified: bar('unverified'),
		};
		this.#asking = this.#disposables.add(new Throttle(() => this.#draw(), PAUSE_MS, systemTimers));
		const ask = (): void => {
			this.#asking.ask();
		};
		this.#disposables.add(
			vscode.Disposable.from(
				backend.onDidChangeFacts(ask),
				backend.onDidChangeLedger(ask),
				backend.onDidSwitchData(ask),
				vscode.window.onDidChangeVisibleTextEditors(ask),
			),
		);
	}

	want(isWanted: boolean): void {
		this.#isWanted = isWanted;
		this.#asking.ask();
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	async #draw(): Promise<void> {
		const editors = vscode.window.visibleTextEditors.filter(({ document }) => document.uri.scheme === 'file');
		for (const [document, ofDocument] of Map.groupBy(editors, editor => editor.document)) {
			await this.#drawIn(document, ofDocument);
		}
	}

	/** Bars move with the text by themselves; an answer about a text that has changed since would move them back. */
	async #drawIn(document: vscode.TextDocument, editors: readonly vscode.TextEditor[]): Promise<void> {
		const { version } = document;
		const hunks = this.#isWanted ? await this.#backend.questions?.fileLedger(document.uri.toString()) : [];
		if (hunks === undefined) {
			return;
		}
		if (document.version !== version) {
			this.#asking.ask();
			return;
		}
		editors.forEach(editor => {
			this.#paint(editor, hunks);
		});
	}

	#paint(editor: vscode.TextEditor, hunks: readonly LedgerHunk[]): void {
		const groups = Map.groupBy(hunks, groupOf);
		for (const group of standingGroups) {
			const ranges = (groups.get(group) ?? []).map(({ from, to }) => new vscode.Range(from, 0, to - 1, 0));
			editor.setDecorations(this.#bars[group], ranges);
		}
	}
}

/** A border and no icon: an icon cannot follow the colours of a theme, and stands where breakpoints do. */
function createBar(group: StandingGroup): vscode.TextEditorDecorationType {
	const color = new vscode.ThemeColor(groupColors[group]);
	return vscode.window.createTextEditorDecorationType({
		isWholeLine: true,
		borderWidth: '0 0 0 2px',
		borderStyle: barStyles[group],
		borderColor: color,
		overviewRulerColor: color,
		overviewRulerLane: vscode.OverviewRulerLane.Center,
		rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
	});
}
