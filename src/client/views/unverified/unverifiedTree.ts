import * as vscode from 'vscode';
import { assertNever } from '../../../base/assertNever.ts';
import { Disposables, type Disposable } from '../../../base/disposables.ts';
import type { Calendar } from '../../../domain/calendar.ts';
import { setContext } from '../../context.ts';
import { openFolders } from '../../folders.ts';
import type { Review } from '../../ledger/review.ts';
import type { UnverifiedList } from '../../ledger/unverifiedList.ts';
import type { Backend } from '../../server/backend.ts';
import { viewIds } from '../ids.ts';
import { stateText } from '../stateText.ts';
import { badgeText } from './labels.ts';
import { groupings, type Grouping } from './grouping.ts';
import { nodesBelow, topNodes, type UnverifiedNode } from './nodes.ts';
import { SessionTitles } from './sessionTitles.ts';
import { ageItem, fileItem, folderItem, hunkItem, hunkTooltip, sessionGroupItem } from './unverifiedItem.ts';

export interface UnverifiedSetup {
	readonly backend: Backend;
	readonly unverified: UnverifiedList;
	readonly review: Review;
	readonly calendar: Calendar;
	/** Keeps how the list is grouped in this workspace. */
	readonly memory: vscode.Memento;
	/** Fires when another day has begun. */
	readonly onDay: vscode.Event<void>;
}

/** So many files stand open at first. */
const OPEN_FILES = 3;
const GROUPING_KEY = 'unverified.grouping';

/** Agent-written lines that nothing and nobody has verified, by file, session or age. A checked box marks them reviewed. */
export class UnverifiedTree implements vscode.TreeDataProvider<UnverifiedNode>, Disposable {
	readonly #setup: UnverifiedSetup;
	readonly #disposables = new Disposables();
	readonly #changes = this.#disposables.add(new vscode.EventEmitter<void>());
	readonly onDidChangeTreeData = this.#changes.event;
	readonly #view: vscode.TreeView<UnverifiedNode>;
	readonly #titles: SessionTitles;
	#grouping: Grouping;

	constructor(setup: UnverifiedSetup) {
		this.#setup = setup;
		this.#grouping = groupings.find(grouping => grouping === setup.memory.get(GROUPING_KEY)) ?? 'file';
		setContext('bookend.unverifiedBy', this.#grouping);
		this.#titles = new SessionTitles(
			async () => setup.backend.questions?.sessions(),
			() => {
				this.#changes.fire();
			},
		);
		this.#view = this.#disposables.add(
			vscode.window.createTreeView<UnverifiedNode>(viewIds.unverified, {
				treeDataProvider: this,
				showCollapseAll: true,
				manageCheckboxStateManually: true,
			}),
		);
		this.#disposables.add(
			vscode.Disposable.from(
				this.#view.onDidChangeCheckboxState(event => void this.#mark(event)),
				setup.unverified.onDidChange(this.#draw),
				setup.backend.onDidChangeState(this.#tellState),
				setup.backend.onDidSwitchData(() => {
					this.#titles.forget();
				}),
				setup.onDay(this.#draw),
			),
		);
		this.#tellState();
	}

	getChildren(node?: UnverifiedNode): UnverifiedNode[] {
		if (node !== undefined) {
			return nodesBelow(node);
		}
		const { unverified, calendar } = this.#setup;
		return topNodes({ files: unverified.files ?? [], grouping: this.#grouping, now: Date.now(), calendar });
	}

	groupBy(grouping: Grouping): void {
		this.#grouping = grouping;
		this.#titles.forget();
		setContext('bookend.unverifiedBy', grouping);
		void this.#setup.memory.update(GROUPING_KEY, grouping);
		this.#changes.fire();
	}

	getTreeItem(node: UnverifiedNode): vscode.TreeItem {
		const { calendar } = this.#setup;
		switch (node.kind) {
			case 'folder':
				return folderItem(node);
			case 'session':
				return sessionGroupItem(node, this.#titles.of(node.group.session), Date.now(), calendar);
			case 'age':
				return ageItem(node);
			case 'file':
				return fileItem(node, this.#isOpenAtFirst(node.file.uri));
			case 'hunk':
				return hunkItem(node, Date.now(), calendar);
			default:
				return assertNever(node);
		}
	}

	resolveTreeItem(item: vscode.TreeItem, node: UnverifiedNode): vscode.TreeItem {
		if (node.kind === 'hunk') {
			item.tooltip = hunkTooltip(node, Date.now(), this.#setup.calendar);
		}
		return item;
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	#isOpenAtFirst(uri: string): boolean {
		const files = this.#setup.unverified.files ?? [];
		return files.slice(0, OPEN_FILES).some(file => file.uri === uri);
	}

	/** What could be marked leaves the list by itself; a box that was checked in vain is drawn empty again. */
	async #mark({ items }: vscode.TreeCheckboxChangeEvent<UnverifiedNode>): Promise<void> {
		for (const [node, state] of items) {
			if (state === vscode.TreeItemCheckboxState.Checked && 'targets' in node) {
				await this.#setup.review.mark(node);
			}
		}
		this.#draw();
	}

	readonly #draw = (): void => {
		const count = this.#setup.unverified.files?.length ?? 0;
		this.#view.badge = count === 0 ? undefined : { value: count, tooltip: badgeText(count) };
		this.#tellState();
		this.#changes.fire();
	};

	/** A message stands in for the welcome text: what that says is only known once lines were looked at. */
	readonly #tellState = (): void => {
		const isLooking = this.#setup.unverified.files === null && openFolders().length > 0;
		this.#view.message = stateText(this.#setup.backend) ?? (isLooking ? 'Looking for agent-written lines …' : '');
	};
}
