import * as vscode from 'vscode';
import { assertNever } from '../../../base/assertNever.ts';
import { Disposables, type Disposable } from '../../../base/disposables.ts';
import { plainText } from '../../../base/plainText.ts';
import type { Calendar } from '../../../domain/calendar.ts';
import type { MarkTarget } from '../../../protocol/ledger.ts';
import type { LookItem, LookKind } from '../../../protocol/look.ts';
import type { LookList } from '../../look/lookList.ts';
import type { Backend } from '../../server/backend.ts';
import { lineKinds, viewIds } from '../ids.ts';
import { stateText } from '../stateText.ts';
import { countLabel, howToSettle, itemDescription, itemDetails, itemLabel, itemSpoken } from './labels.ts';

export type LookNode =
	/** Its file and its session stand in the node, because menus hand it to commands. */
	| { readonly kind: 'item'; readonly item: LookItem; readonly targets: readonly MarkTarget[]; readonly session: { readonly id: string } }
	| { readonly kind: 'fact'; readonly item: LookItem; readonly sentence: string; readonly icon: string };

export interface LookTreeSetup {
	readonly backend: Backend;
	readonly list: LookList;
	readonly calendar: Calendar;
	/** Fires when another day has begun. */
	readonly onDay: vscode.Event<void>;
}

const kindIcons: Readonly<Record<LookKind, string>> = {
	claimedNotRun: 'comment-unresolved',
	weakenedTests: 'beaker-stop',
	unverifiedAtCommit: 'git-commit',
	outsideWorkspace: 'link-external',
};

const itemKinds: Readonly<Record<LookKind, string>> = {
	claimedNotRun: lineKinds.lookClaim,
	weakenedTests: lineKinds.lookTests,
	unverifiedAtCommit: lineKinds.lookCommit,
	outsideWorkspace: lineKinds.lookOutside,
};

/** What is worth a look, the latest first; below each the two facts that contradict each other, and what settles them. */
export class LookTree implements vscode.TreeDataProvider<LookNode>, Disposable {
	readonly #setup: LookTreeSetup;
	readonly #disposables = new Disposables();
	readonly #changes = this.#disposables.add(new vscode.EventEmitter<void>());
	readonly onDidChangeTreeData = this.#changes.event;
	readonly #view: vscode.TreeView<LookNode>;

	constructor(setup: LookTreeSetup) {
		this.#setup = setup;
		this.#view = this.#disposables.add(vscode.window.createTreeView<LookNode>(viewIds.look, { treeDataProvider: this }));
		this.#disposables.add(
			vscode.Disposable.from(setup.list.onDidChange(this.#draw), setup.backend.onDidChangeState(this.#draw), setup.onDay(this.#draw)),
		);
		this.#draw();
	}

	getChildren(node?: LookNode): LookNode[] {
		return node === undefined ? (this.#setup.list.items ?? []).map(itemNode) : nodesBelow(node);
	}

	getTreeItem(node: LookNode): vscode.TreeItem {
		switch (node.kind) {
			case 'item':
				return itemLine(node, Date.now(), this.#setup.calendar);
			case 'fact':
				return factLine(node);
			default:
				return assertNever(node);
		}
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	readonly #draw = (): void => {
		this.#view.description = countLabel(this.#setup.list.items) ?? '';
		this.#view.message = stateText(this.#setup.backend) ?? '';
		this.#changes.fire();
	};
}

function itemNode(item: LookItem): LookNode {
	const { file, session } = item;
	const range = file === null || file.line === null ? null : { from: file.line, to: file.line + 1 };
	return { kind: 'item', item, targets: file === null ? [] : [{ uri: file.uri, range }], session: { id: session ?? '' } };
}

function nodesBelow(node: LookNode): LookNode[] {
	if (node.kind === 'fact') {
		return [];
	}
	const { item } = node;
	const facts = item.facts.map((sentence): LookNode => ({ kind: 'fact', item, sentence, icon: 'circle-small-filled' }));
	return [...facts, { kind: 'fact', item, sentence: howToSettle(item), icon: 'lightbulb' }];
}

function itemLine({ item }: Extract<LookNode, { kind: 'item' }>, now: number, calendar: Calendar): vscode.TreeItem {
	const line = new vscode.TreeItem(itemLabel(item), vscode.TreeItemCollapsibleState.Collapsed);
	line.id = item.id;
	line.description = itemDetails(item, now, calendar);
	line.iconPath = new vscode.ThemeIcon(kindIcons[item.kind]);
	line.contextValue = itemKinds[item.kind];
	line.tooltip = itemDescription(item);
	line.accessibilityInformation = { label: itemSpoken(item, now, calendar) };
	return line;
}

function factLine({ item, sentence, icon }: Extract<LookNode, { kind: 'fact' }>): vscode.TreeItem {
	const line = new vscode.TreeItem(plainText(sentence));
	line.id = `${item.id} ${sentence}`;
	line.iconPath = new vscode.ThemeIcon(icon);
	line.contextValue = lineKinds.lookFact;
	line.tooltip = plainText(sentence);
	return line;
}
