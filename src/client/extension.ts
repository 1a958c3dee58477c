import * as vscode from 'vscode';
import type { BookendApi } from './api.ts';
import { Bookend } from './bookend.ts';

export type { BookendApi } from './api.ts';

/** The one thing that outlives a call here: VS Code hands nothing to `deactivate`. */
let bookend: Bookend | null = null;

export function activate(context: vscode.ExtensionContext): BookendApi {
	try {
		bookend = new Bookend(context);
		return bookend.api;
	} catch (error) {
		void vscode.window.showErrorMessage(`Bookend could not be started: ${String(error)}`);
		throw error;
	}
}

/** VS Code waits for this, so that no server outlives its window. */
export async function deactivate(): Promise<void> {
	await bookend?.stop();
	bookend = null;
}
