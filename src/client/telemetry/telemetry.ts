import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../base/disposables.ts';
import type { Backend, Questions } from '../server/backend.ts';

/** Under which name VS Code keeps the token; no setting and no log has it. */
const TOKEN = 'openTelemetry.token';
const previewScheme = 'bookend-telemetry';
const previewUri = vscode.Uri.from({ scheme: previewScheme, path: '/OpenTelemetry Payload.json' });
const noAnswer = 'The preview could not be made. “Bookend: Show Log” says why.\n';

/** What is sent to a team's collector: shown before it is, and the token for it. The server sends. */
export class Telemetry implements vscode.TextDocumentContentProvider, Disposable {
	readonly #backend: Backend;
	readonly #secrets: vscode.SecretStorage;
	readonly #disposables = new Disposables();
	readonly #changes = this.#disposables.add(new vscode.EventEmitter<vscode.Uri>());
	readonly onDidChange = this.#changes.event;
	/** The run of the server that was told the token. */
	#told: Questions | null = null;

	constructor(backend: Backend, secrets: vscode.SecretStorage) {
		this.#backend = backend;
		this.#secrets = secrets;
		const own = this.#disposables;
		own.add(vscode.workspace.registerTextDocumentContentProvider(previewScheme, this));
		own.add(
			secrets.onDidChange(({ key }) => {
				if (key === TOKEN) {
					this.#told = null;
					void this.#tellToken();
				}
			}),
		);
		own.add(backend.onDidChangeState(() => void this.#tellToken()));
		void this.#tellToken();
	}

	async provideTextDocumentContent(): Promise<string> {
		const questions = await this.#backend.whenRunning();
		return (await questions.telemetryPreview())?.text ?? noAnswer;
	}

	/** A document that can only be read; made anew each time that it is asked for. */
	async preview(): Promise<void> {
		this.#changes.fire(previewUri);
		const document = await vscode.workspace.openTextDocument(previewUri);
		await vscode.window.showTextDocument(document, { preview: false });
	}

	async setToken(): Promise<void> {
		const token = await vscode.window.showInputBox({
			title: 'OpenTelemetry Token',
			prompt: 'Sent to the endpoint as “Authorization: Bearer …”. VS Code keeps it with its secrets.',
			password: true,
			ignoreFocusOut: true,
			validateInput: text =>
				/^[\x21-\x7e]+$/.test(text.trim()) ? null : 'A token has no spaces, and only characters that a header can hold.',
		});
		if (token !== undefined) {
			await this.#secrets.store(TOKEN, token.trim());
			vscode.window.setStatusBarMessage('OpenTelemetry token set.', 3_000);
		}
	}

	async removeToken(): Promise<void> {
		await this.#secrets.delete(TOKEN);
		vscode.window.setStatusBarMessage('OpenTelemetry token removed.', 3_000);
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	/** Each run of the server once, and again when the token is another. */
	async #tellToken(): Promise<void> {
		const { questions } = this.#backend;
		if (questions !== null && questions !== this.#told) {
			this.#told = questions;
			await questions.telemetryToken((await this.#secrets.get(TOKEN)) ?? null);
		}
	}
}
