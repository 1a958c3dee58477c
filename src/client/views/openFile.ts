import * as vscode from 'vscode';
import type { Logger } from '../../base/log.ts';

/** Shows a file that a page names at a line, counted from 0; it may be gone by now. */
export async function openFile(uri: vscode.Uri, line: number, log: Logger): Promise<void> {
	try {
		await vscode.window.showTextDocument(uri, { selection: new vscode.Range(line, 0, line, 0) });
	} catch (error) {
		log.warn('A file that a page names could not be opened.', String(error));
		void vscode.window.showInformationMessage(`${uri.fsPath} could not be opened; it may be gone or renamed.`);
	}
}
