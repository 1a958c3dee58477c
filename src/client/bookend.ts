import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../base/disposables.ts';
import { Calendar } from '../domain/calendar.ts';
import { machineTimeZone } from '../domain/timeZone.ts';
import { apiOf, type BookendApi } from './api.ts';
import { Capture } from './capture/capture.ts';
import { commandHandlers, runCommand } from './commands/handlers.ts';
import { registerCommands } from './commands/register.ts';
import { followBackend } from './context.ts';
import { openFolders } from './folders.ts';
import { initializationOf } from './initialization.ts';
import { EditDiffs } from './ledger/editDiffs.ts';
import { Gutter } from './ledger/gutter.ts';
import { Review } from './ledger/review.ts';
import { UnverifiedList } from './ledger/unverifiedList.ts';
import { Look } from './look/look.ts';
import { LookList } from './look/lookList.ts';
import { Minutes } from './minutes.ts';
import type { Settings } from '../protocol/settings.ts';
import { Server } from './server/server.ts';
import { readSettings } from './settings.ts';
import { Sharing } from './share/sharing.ts';
import { BudgetNotice } from './status/budgetNotice.ts';
import { StatusBar } from './status/statusBar.ts';
import { Telemetry } from './telemetry/telemetry.ts';
import { LookTree } from './views/look/lookTree.ts';
import { OverviewView } from './views/overview/overviewView.ts';
import { Reports } from './views/report/reports.ts';
import { SessionPages } from './views/sessionPage.ts';
import { SessionsTree } from './views/sessions/sessionsTree.ts';
import { UnverifiedTree } from './views/unverified/unverifiedTree.ts';

/** All of Bookend in one window, put together by hand. */
export class Bookend implements Disposable {
	readonly api: BookendApi;
	readonly #context: vscode.ExtensionContext;
	readonly #log: vscode.LogOutputChannel;
	readonly #disposables = new Disposables();
	readonly #server: Server;
	readonly #capture: Capture;

	constructor(context: vscode.ExtensionContext) {
		context.subscriptions.push(this);
		this.#context = context;
		this.#log = this.#disposables.add(vscode.window.createOutputChannel('Bookend', { log: true }));
		// Looking up its time zone takes 10 ms, and whoever shows no day needs none.
		const calendar = new Calendar(machineTimeZone);
		this.#server = this.#disposables.add(this.#createServer());
		const unverified = this.#disposables.add(new UnverifiedList(this.#server));
		this.#capture = this.#disposables.add(new Capture(this.#server, this.#settings().capture));
		const { version } = context.extension.packageJSON as { version: string };
		const lookList = this.#disposables.add(new LookList(this.#server));
		this.api = apiOf({ backend: this.#server, list: unverified, look: lookList, capture: this.#capture, version });
		this.#showViews(calendar, unverified, lookList);
		this.#followFolders();
		void this.#server.start();
	}

	/** Resolves when the server's process has ended. */
	async stop(): Promise<void> {
		await this.#capture.stop();
		await this.#server.stop();
		this.dispose();
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	#createServer(): Server {
		return new Server({
			module: this.#context.asAbsolutePath('dist/server.js'),
			codeFolder: vscode.Uri.joinPath(this.#context.globalStorageUri, 'code').fsPath,
			log: this.#log,
			initialization: sample => initializationOf(this.#context, sample, this.#log),
			sample: process.env['BOOKEND_SAMPLE'] === '1',
		});
	}

	#showViews(calendar: Calendar, unverified: UnverifiedList, list: LookList): void {
		const { extension, extensionUri, workspaceState, secrets } = this.#context;
		const [backend, log, own] = [this.#server, this.#log, this.#disposables];
		const { onMinute, onDay } = own.add(new Minutes(calendar));
		own.add(followBackend(backend));
		own.add(new OverviewView({ extension: extensionUri, backend, look: list, memory: workspaceState, run: runCommand, onMinute, log }));
		const diffs = own.add(new EditDiffs(backend, calendar));
		const review = own.add(new Review({ backend, unverified, diffs, opensDiffs: () => this.#settings()['review.openDiff'], log }));
		const tree = own.add(new UnverifiedTree({ backend, unverified, review, calendar, memory: workspaceState, onDay }));
		own.add(new LookTree({ backend, list, calendar, onDay }));
		const look = new Look({ backend, list, run: runCommand });
		const sessions = own.add(new SessionsTree({ backend, calendar, onDay }));
		own.add(new SessionPages(backend));
		const reports = own.add(new Reports({ extension: extensionUri, backend, run: runCommand, onMinute, log }));
		const telemetry = own.add(new Telemetry(backend, secrets));
		const sharing = own.add(new Sharing(backend, log));
		const views = { telemetry, review, look, reports, sharing, sessions, unverifiedTree: tree };
		own.add(registerCommands(commandHandlers({ extension, server: backend, calendar, unverified, log, ...views })));
		this.#showSwitchable(onDay);
	}

	/** What settings can switch off. */
	#showSwitchable(onDay: vscode.Event<void>): void {
		const settings = this.#settings();
		const statusBar = this.#disposables.add(new StatusBar({ backend: this.#server, onDay, isWanted: settings.statusBar }));
		const gutter = this.#disposables.add(new Gutter(this.#server, settings.gutter));
		const budget = this.#disposables.add(
			new BudgetNotice({ backend: this.#server, memory: this.#context.globalState, settings, run: runCommand }),
		);
		this.#followSettings(changed => {
			statusBar.want(changed.statusBar);
			gutter.want(changed.gutter);
			this.#capture.want(changed.capture);
			budget.settle(changed);
		});
	}

	#followFolders(): void {
		const tell = (): void => void this.#server.foldersChanged(openFolders());
		this.#disposables.add(vscode.workspace.onDidChangeWorkspaceFolders(tell));
		this.#disposables.add(vscode.workspace.onDidGrantWorkspaceTrust(tell));
	}

	#followSettings(tell: (settings: Settings) => void): void {
		this.#disposables.add(
			vscode.workspace.onDidChangeConfiguration(event => {
				if (event.affectsConfiguration('bookend')) {
					const settings = this.#settings();
					tell(settings);
					// Where to look is settled when the server starts; everything else can change while it runs.
					void (event.affectsConfiguration('bookend.extraHomes') ? this.#server.restart() : this.#server.settingsChanged(settings));
				}
			}),
		);
	}

	#settings(): Settings {
		return readSettings(vscode.workspace.getConfiguration('bookend'), this.#log);
	}
}
