import * as vscode from 'vscode';
import type { Reports } from '../views/report/reports.ts';

/** Opens what is known of the line that the cursor is in. */
export function explainLine(reports: Reports): void {
	const editor = vscode.window.activeTextEditor;
	if (editor === undefined) {
		void vscode.window.showInformationMessage('Open a file and put the cursor into the line that is to be explained.');
		return;
	}
	reports.open({ kind: 'line', uri: editor.document.uri.toString(), line: editor.selection.active.line });
}
