import * as vscode from 'vscode';

/** The folders on disk that are open in this window. */
export function openFolders(): string[] {
	const folders = vscode.workspace.workspaceFolders ?? [];
	return folders.filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath);
}
