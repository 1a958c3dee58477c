import * as vscode from 'vscode';

/** The folders on disk that are open in this window. None of a window that is not trusted: git runs in them, and may run what they configure. */
export function openFolders(): string[] {
	const folders = vscode.workspace.isTrusted ? (vscode.workspace.workspaceFolders ?? []) : [];
	return folders.filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath);
}
