import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../base/disposables.ts';
import type { Calendar } from '../../domain/calendar.ts';
import type { SessionSummary } from '../../protocol/sessions.ts';
import type { Backend } from '../server/backend.ts';
import { Throttle } from '../throttle.ts';
import { systemTimers } from '../timers.ts';

const sessionScheme = 'bookend-session';

/** How often open pages are asked for again at most. */
const PAUSE_MS = 2_000;
const gone = '# No such session\n\nBookend knows nothing of this session any more.\n';
const noAnswer =
	'# No answer\n\nThe page could not be made. **Bookend: Show Log** says why; close the page and open it again to try once more.\n';

/** Where the page of a session is. VS Code keeps the name, so it is made of facts: a title would be transcript text. */
function sessionPageUri({ id, agentName, startedAt }: SessionSummary, calendar: Calendar): vscode.Uri {
	return vscode.Uri.from({ scheme: sessionScheme, path: `/${agentName}, ${calendar.format(startedAt, 'd MMMM, HH.mm')}.md`, query: id });
}

/** Session pages as documents that can only be read. */
export class SessionPages implements vscode.TextDocumentContentProvider, Disposable {
	readonly #backend: Backend;
	readonly #disposables = new Disposables();
	readonly #changes = this.#disposables.add(new vscode.EventEmitter<vscode.Uri>());
	readonly onDidChange = this.#changes.event;

	constructor(backend: Backend) {
		this.#backend = backend;
		const renewing = this.#disposables.add(new Throttle(() => this.#renew(), PAUSE_MS, systemTimers));
		this.#disposables.add(
			backend.onDidChangeFacts(() => {
				renewing.ask();
			}),
		);
		this.#disposables.add(vscode.workspace.registerTextDocumentContentProvider(sessionScheme, this));
	}

	/** Opened again by VS Code after a reload, a page may be wanted before the server runs. */
	async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
		const questions = await this.#backend.whenRunning();
		const page = await questions.sessionPage(uri.query);
		if (page === undefined) {
			return noAnswer;
		}
		return page?.markdown ?? gone;
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	#renew(): Promise<void> {
		const pages = vscode.workspace.textDocuments.filter(document => document.uri.scheme === sessionScheme && !document.isClosed);
		pages.forEach(page => {
			this.#changes.fire(page.uri);
		});
		return Promise.resolve();
	}
}

export async function showSessionPage(session: SessionSummary, calendar: Calendar): Promise<void> {
	const page = await vscode.workspace.openTextDocument(sessionPageUri(session, calendar));
	await vscode.commands.executeCommand('markdown.showPreview', page.uri);
}
