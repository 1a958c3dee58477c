import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { assertNever } from '../../../base/assertNever.ts';
import { Disposables, type Disposable } from '../../../base/disposables.ts';
import { fromOverviewPage, LOOKS_SHOWN, type FromOverviewPage, type ToOverviewPage } from '../../../protocol/webview.ts';
import type { LookItem } from '../../../protocol/look.ts';
import { scopeSchema, type Overview, type Scope } from '../../../protocol/overview.ts';
import type { CommandRunner } from '../../commands/commands.ts';
import type { Place } from '../../ledger/walk.ts';
import type { LookList } from '../../look/lookList.ts';
import type { Backend } from '../../server/backend.ts';
import { parsed } from '../../server/parsed.ts';
import { Throttle } from '../../throttle.ts';
import { systemTimers } from '../../timers.ts';
import { viewIds } from '../ids.ts';
import { openFile } from '../openFile.ts';
import { commandOfAction, type Action } from './action.ts';
import { freshNonce, pageHtml } from '../pageHtml.ts';
import type { Logger } from '../../../base/log.ts';

/** How often the Overview is asked for at most while facts come in. */
const PAUSE_MS = 250;
const SCOPE_KEY = 'overview.scope';
const firstScope: Scope = { period: 'today', project: null };

export interface OverviewSetup {
	readonly extension: vscode.Uri;
	readonly backend: Backend;
	readonly look: LookList;
	/** Keeps the chosen scope over reloads. */
	readonly memory: vscode.Memento;
	readonly run: CommandRunner;
	/** Fires each minute: the day goes on, and ends. */
	readonly onMinute: vscode.Event<void>;
	readonly log: Logger;
}

/** The Overview in the sidebar. Keeps the latest state, because VS Code destroys the page whenever the view is hidden. */
export class OverviewView implements vscode.WebviewViewProvider, Disposable {
	readonly #setup: OverviewSetup;
	readonly #disposables = new Disposables();
	readonly #asking: Throttle;
	#scope: Scope;
	#overview: Overview | null = null;
	#view: vscode.WebviewView | null = null;

	constructor(setup: OverviewSetup) {
		this.#setup = setup;
		this.#scope = z.catch(scopeSchema, firstScope).parse(setup.memory.get(SCOPE_KEY));
		this.#asking = this.#disposables.add(new Throttle(() => this.#ask(), PAUSE_MS, systemTimers));
		const { onDidChangeFacts, onDidChangeLedger, onDidChangeState, onDidSwitchData } = setup.backend;
		this.#disposables.add(
			vscode.Disposable.from(
				setup.onMinute(this.#askIfVisible),
				onDidChangeFacts(this.#askIfVisible),
				onDidChangeLedger(this.#askIfVisible),
				onDidChangeState(this.#send),
				setup.look.onDidChange(this.#send),
				onDidSwitchData(this.#forget),
			),
		);
		this.#disposables.add(vscode.window.registerWebviewViewProvider(viewIds.overview, this));
	}

	resolveWebviewView(view: vscode.WebviewView): void {
		const { webview } = view;
		const dist = vscode.Uri.joinPath(this.#setup.extension, 'dist');
		this.#view = view;
		webview.options = { enableScripts: true, localResourceRoots: [dist] };
		webview.onDidReceiveMessage(this.#receive);
		view.onDidChangeVisibility(this.#askIfVisible);
		view.onDidDispose(() => {
			this.#view = null;
		});
		const script = webview.asWebviewUri(vscode.Uri.joinPath(dist, 'overview.js')).toString();
		webview.html = pageHtml({ cspSource: webview.cspSource, nonce: freshNonce(), script, title: 'Bookend Overview' });
		this.#askIfVisible();
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	readonly #receive = (raw: unknown): void => {
		const message = parsed(fromOverviewPage, raw, 'a message from the Overview page', this.#setup.log);
		if (message !== undefined) {
			this.#follow(message);
		}
	};

	#follow(message: FromOverviewPage): void {
		switch (message.kind) {
			case 'ready':
				this.#send();
				return;
			case 'scope':
				this.#choose(message.scope);
				return;
			case 'openSession':
				this.#setup.run('bookend.openSession', message.session);
				return;
			case 'openFile':
				void openFile(vscode.Uri.file(message.file), 0, this.#setup.log);
				return;
			case 'openLook':
				this.#openLook(message.item);
				return;
			case 'retag':
				this.#setup.run('bookend.retagSlice', message.slice);
				return;
			case 'action':
				this.#act(message.action);
				return;
			default:
				assertNever(message);
		}
	}

	#act(action: Action): void {
		switch (action) {
			case 'reviewNext':
				this.#setup.run('bookend.reviewNext', nextPlace(this.#overview));
				return;
			case 'whyCoverage':
				this.#setup.run('bookend.explainCoverage', this.#scope.period);
				return;
			case 'allLooks':
				void vscode.commands.executeCommand(`${viewIds.look}.focus`);
				return;
			default:
				this.#setup.run(commandOfAction[action]);
		}
	}

	#openLook(id: string): void {
		const item = this.#setup.look.items?.find(one => one.id === id);
		if (item !== undefined) {
			this.#setup.run('bookend.openLook', { item });
		}
	}

	#choose(scope: Scope): void {
		this.#scope = scope;
		void this.#setup.memory.update(SCOPE_KEY, scope);
		this.#askIfVisible();
	}

	/** A project of the data before does not exist in the data now. */
	readonly #forget = (): void => {
		this.#overview = null;
		this.#choose({ ...this.#scope, project: null });
	};

	readonly #askIfVisible = (): void => {
		if (this.#view?.visible === true) {
			this.#asking.ask();
		}
	};

	async #ask(): Promise<void> {
		const scope = this.#scope;
		const overview = await this.#setup.backend.questions?.overview(scope);
		if (overview === undefined || scope !== this.#scope) {
			return;
		}
		this.#overview = overview;
		this.#send();
		if (this.#setup.backend.progress?.kind === 'idle' && !hasProject(overview, scope)) {
			this.#choose({ ...scope, project: null });
		}
	}

	readonly #send = (): void => {
		const { progress, trouble } = this.#setup.backend;
		const look = shownLooks(this.#setup.look.items);
		const state: ToOverviewPage = { kind: 'state', overview: this.#overview, progress, trouble, look };
		void this.#view?.webview.postMessage(state);
	};
}

function shownLooks(items: readonly LookItem[] | null): ToOverviewPage['look'] {
	return items === null ? null : { items: items.slice(0, LOOKS_SHOWN), count: items.length };
}

/** The lines that the page names. */
function nextPlace(overview: Overview | null): Place | undefined {
	const next = overview?.coverage.kind === 'measured' ? overview.coverage.next : null;
	return next === null ? undefined : { uri: vscode.Uri.parse(next.uri).toString(), line: next.line };
}

/** A project that was chosen once may have gone with its transcripts. */
function hasProject({ projects }: Overview, { project }: Scope): boolean {
	return project === null || projects.some(({ id }) => id === project);
}
