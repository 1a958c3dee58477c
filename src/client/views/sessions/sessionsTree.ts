import * as vscode from 'vscode';
import { assertNever } from '../../../base/assertNever.ts';
import { Disposables, type Disposable } from '../../../base/disposables.ts';
import { formatCount } from '../../../base/format.ts';
import type { Calendar, Day } from '../../../domain/calendar.ts';
import type { SessionSummary } from '../../../protocol/sessions.ts';
import { setContext } from '../../context.ts';
import type { Backend } from '../../server/backend.ts';
import { Throttle } from '../../throttle.ts';
import { systemTimers } from '../../timers.ts';
import { lineKinds, viewIds } from '../ids.ts';
import { stateText } from '../stateText.ts';
import { byDay, dayLabel, type SessionDay } from './days.ts';
import { sessionItem, sessionTooltip } from './sessionItem.ts';

export type SessionsNode =
	({ readonly kind: 'day' } & SessionDay) | { readonly kind: 'session'; readonly session: SessionSummary } | { readonly kind: 'older' };

/** How often sessions are asked for at most while facts come in. */
const PAUSE_MS = 1_000;
/** So many days are listed at once, and so many more each time older ones are wanted. */
const DAYS_AT_ONCE = 30;
/** So many days stand open at first. */
const OPEN_DAYS = 2;

export interface SessionsSetup {
	readonly backend: Backend;
	readonly calendar: Calendar;
	/** Fires when another day has begun. */
	readonly onDay: vscode.Event<void>;
}

/** Sessions by the day they started on. */
export class SessionsTree implements vscode.TreeDataProvider<SessionsNode>, Disposable {
	readonly #setup: SessionsSetup;
	readonly #disposables = new Disposables();
	readonly #changes = this.#disposables.add(new vscode.EventEmitter<void>());
	readonly onDidChangeTreeData = this.#changes.event;
	readonly #asking: Throttle;
	readonly #view: vscode.TreeView<SessionsNode>;
	/** Null before the first answer. */
	#days: readonly SessionDay[] | null = null;
	#daysShown = DAYS_AT_ONCE;

	constructor(setup: SessionsSetup) {
		this.#setup = setup;
		this.#asking = this.#disposables.add(new Throttle(() => this.#ask(), PAUSE_MS, systemTimers));
		this.#view = this.#disposables.add(vscode.window.createTreeView(viewIds.sessions, { treeDataProvider: this, showCollapseAll: true }));
		const { onDidChangeFacts, onDidChangeState, onDidSwitchData } = setup.backend;
		this.#disposables.add(
			vscode.Disposable.from(
				this.#view.onDidChangeVisibility(this.#askIfWanted),
				onDidChangeFacts(this.#askIfWanted),
				onDidChangeState(this.#tellState),
				onDidSwitchData(this.#forget),
				setup.onDay(this.#draw),
			),
		);
	}

	getChildren(node?: SessionsNode): SessionsNode[] {
		if (node === undefined) {
			return this.#topNodes();
		}
		return node.kind === 'day' ? node.sessions.map(session => ({ kind: 'session', session })) : [];
	}

	getTreeItem(node: SessionsNode): vscode.TreeItem {
		switch (node.kind) {
			case 'day':
				return this.#dayItem(node);
			case 'session':
				return sessionItem(node.session, this.#setup.calendar);
			case 'older':
				return olderItem();
			default:
				return assertNever(node);
		}
	}

	resolveTreeItem(item: vscode.TreeItem, node: SessionsNode): vscode.TreeItem {
		if (node.kind === 'session') {
			item.tooltip = sessionTooltip(node.session, this.#setup.calendar);
		}
		return item;
	}

	showOlder(): void {
		this.#daysShown += DAYS_AT_ONCE;
		this.#asking.ask();
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	#topNodes(): SessionsNode[] {
		const days = this.#days ?? [];
		const shown = days.slice(0, this.#daysShown).map(day => ({ kind: 'day' as const, ...day }));
		return shown.length < days.length ? [...shown, { kind: 'older' }] : shown;
	}

	#dayItem({ day, sessions }: SessionDay): vscode.TreeItem {
		const isOpen = this.#days?.slice(0, OPEN_DAYS).some(open => open.day === day);
		const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
		const item = new vscode.TreeItem(this.#labelOf(day), isOpen === true ? Expanded : Collapsed);
		item.id = `day ${day}`;
		item.description = sessions.length === 1 ? '1 session' : `${formatCount(sessions.length)} sessions`;
		item.contextValue = lineKinds.day;
		return item;
	}

	#labelOf(day: Day): string {
		return dayLabel(day, Date.now(), this.#setup.calendar);
	}

	readonly #draw = (): void => {
		this.#changes.fire();
	};

	readonly #forget = (): void => {
		this.#days = null;
		this.#daysShown = DAYS_AT_ONCE;
		this.#draw();
	};

	/** While the view is hidden, only whether there are sessions at all is of interest. */
	readonly #askIfWanted = (): void => {
		const hasNone = (this.#days ?? []).length === 0;
		if (this.#view.visible || hasNone) {
			this.#asking.ask();
		}
	};

	/** First for what stands open: older days take longer. One day more than is shown tells whether there are older ones. */
	async #ask(): Promise<void> {
		if (this.#days === null) {
			await this.#askFor(OPEN_DAYS);
		}
		await this.#askFor(this.#daysShown + 1);
	}

	async #askFor(days: number): Promise<void> {
		const sessions = await this.#setup.backend.questions?.sessions(days);
		if (sessions !== undefined) {
			this.#days = byDay(sessions);
			setContext('bookend.hasSessions', sessions.length > 0);
			this.#tellState();
			this.#draw();
		}
	}

	/** A message stands in for the welcome text: "no sessions" is only true once all was read. */
	readonly #tellState = (): void => {
		const text = stateText(this.#setup.backend);
		this.#view.message = text ?? (this.#days === null ? 'Looking for sessions …' : '');
	};
}

function olderItem(): vscode.TreeItem {
	const item = new vscode.TreeItem('Show older sessions');
	item.id = 'older';
	item.iconPath = new vscode.ThemeIcon('history');
	item.command = { command: 'bookend.showOlderSessions', title: 'Show Older Sessions' };
	return item;
}
