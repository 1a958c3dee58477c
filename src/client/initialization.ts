import * as vscode from 'vscode';
import type { Logger } from '../base/log.ts';
import type { Initialization } from '../protocol/lsp.ts';
import { openFolders } from './folders.ts';
import { readSettings } from './settings.ts';

/** What the server is told when it starts. */
export async function initializationOf(context: vscode.ExtensionContext, sample: boolean, log: Logger): Promise<Initialization> {
	const { globalStorageUri, extensionUri } = context;
	await vscode.workspace.fs.createDirectory(globalStorageUri);
	return {
		store: vscode.Uri.joinPath(globalStorageUri, 'bookend.db').fsPath,
		home: process.env['BOOKEND_HOME'] ?? null,
		folders: openFolders(),
		commands: 'client',
		sample: sample ? vscode.Uri.joinPath(extensionUri, 'media', 'sample').fsPath : null,
		settings: readSettings(vscode.workspace.getConfiguration('bookend'), log),
	};
}
