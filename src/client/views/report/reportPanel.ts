import * as vscode from 'vscode';
import { assertNever } from '../../../base/assertNever.ts';
import { Disposables, type Disposable } from '../../../base/disposables.ts';
import type { Logger } from '../../../base/log.ts';
import type { ReportAction, ReportDocument } from '../../../domain/report/document.ts';
import type { ReportRequest } from '../../../domain/report/request.ts';
import { fromReportPage, type ToReportPage } from '../../../protocol/webview.ts';
import type { CommandRunner } from '../../commands/commands.ts';
import type { Backend } from '../../server/backend.ts';
import { parsed } from '../../server/parsed.ts';
import { Throttle } from '../../throttle.ts';
import { systemTimers } from '../../timers.ts';
import { openFile } from '../openFile.ts';
import { freshNonce, pageHtml } from '../pageHtml.ts';

export interface ReportPanelSetup {
	readonly extension: vscode.Uri;
	readonly backend: Backend;
	readonly run: CommandRunner;
	/** Fires each minute: the day goes on, and ends. */
	readonly onMinute: vscode.Event<void>;
	readonly log: Logger;
	/** Opens another report, in its own place. */
	readonly open: (request: ReportRequest) => void;
}

/** How often a report is asked for at most while facts come in. */
const PAUSE_MS = 1_000;
const noAnswer = 'The report could not be made. “Bookend: Show Log” says why; it is tried again when something changes.';

/** One report in an editor's place: asked for again when facts change while it can be seen. */
export class ReportPanel implements Disposable {
	readonly #panel: vscode.WebviewPanel;
	readonly #setup: ReportPanelSetup;
	readonly #disposables = new Disposables();
	readonly #asking: Throttle;
	#request: ReportRequest;
	#report: ReportDocument | null = null;
	#hasFailed = false;
	/** Ends the question that is open: nobody waits for its answer any more. */
	#asked = new vscode.CancellationTokenSource();

	constructor(panel: vscode.WebviewPanel, request: ReportRequest, setup: ReportPanelSetup) {
		this.#panel = panel;
		this.#request = request;
		this.#setup = setup;
		this.#asking = this.#disposables.add(new Throttle(() => this.#ask(), PAUSE_MS, systemTimers));
		this.#show();
		this.#follow();
		this.#asking.ask();
	}

	/** What is on show; null before it has come. */
	get report(): ReportDocument | null {
		return this.#report;
	}

	get request(): ReportRequest {
		return this.#request;
	}

	get isActive(): boolean {
		return this.#panel.active;
	}

	/** Shows another report of the same kind here. */
	turnTo(request: ReportRequest): void {
		this.#request = request;
		this.#asked.cancel();
		this.#panel.reveal();
		this.#asking.ask();
	}

	dispose(): void {
		this.#asked.cancel();
		this.#disposables.dispose();
		this.#panel.dispose();
	}

	#show(): void {
		const { webview } = this.#panel;
		const dist = vscode.Uri.joinPath(this.#setup.extension, 'dist');
		webview.options = { enableScripts: true, localResourceRoots: [dist] };
		this.#panel.iconPath = vscode.Uri.joinPath(this.#setup.extension, 'media', 'bookend.svg');
		const script = webview.asWebviewUri(vscode.Uri.joinPath(dist, 'report.js')).toString();
		webview.html = pageHtml({ cspSource: webview.cspSource, nonce: freshNonce(), script, title: 'Bookend Report' });
	}

	#follow(): void {
		const { backend, onMinute } = this.#setup;
		this.#disposables.add(
			vscode.Disposable.from(
				this.#panel.webview.onDidReceiveMessage(this.#receive),
				this.#panel.onDidChangeViewState(this.#askIfVisible),
				onMinute(this.#askIfVisible),
				backend.onDidChangeFacts(this.#askIfVisible),
				backend.onDidChangeLedger(this.#askIfVisible),
				backend.onDidChangeState(this.#send),
				backend.onDidSwitchData(this.#forget),
			),
		);
	}

	readonly #receive = (raw: unknown): void => {
		const message = parsed(fromReportPage, raw, "a message from a report's page", this.#setup.log);
		if (message?.kind === 'ready') {
			this.#send();
		} else if (message !== undefined) {
			this.#take(message.action);
		}
	};

	#take(action: ReportAction): void {
		const { run, open } = this.#setup;
		switch (action.kind) {
			case 'openSession':
				run('bookend.openSession', action.session);
				return;
			case 'openFile':
				void openFile(vscode.Uri.parse(action.uri), action.line, this.#setup.log);
				return;
			case 'review':
				run('bookend.reviewNext', { uri: vscode.Uri.parse(action.uri).toString(), line: action.line });
				return;
			case 'openReport':
				open(action.report);
				return;
			case 'retag':
				run('bookend.retagSlice', action);
				return;
			default:
				assertNever(action);
		}
	}

	readonly #askIfVisible = (): void => {
		// A team's report is of files, which nobody watches: it is made when it is opened.
		if (this.#panel.visible && (this.#request.kind !== 'team' || this.#report === null)) {
			this.#asking.ask();
		}
	};

	readonly #forget = (): void => {
		this.#report = null;
		this.#send();
		this.#askIfVisible();
	};

	async #ask(): Promise<void> {
		const request = this.#request;
		const questions = await this.#setup.backend.whenRunning();
		this.#asked = new vscode.CancellationTokenSource();
		const { token } = this.#asked;
		const report = await questions.report(request, token);
		if (request !== this.#request) {
			this.#asking.ask();
			return;
		}
		if (token.isCancellationRequested) {
			return;
		}
		this.#hasFailed = report === undefined;
		this.#report = report ?? this.#report;
		this.#panel.title = this.#report?.title ?? this.#panel.title;
		this.#send();
	}

	readonly #send = (): void => {
		const trouble = this.#setup.backend.trouble?.sentence ?? (this.#hasFailed ? noAnswer : null);
		const state: ToReportPage = { kind: 'state', request: this.#request, report: this.#report, trouble };
		void this.#panel.webview.postMessage(state);
	};
}
