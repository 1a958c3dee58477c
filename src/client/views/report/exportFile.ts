import * as vscode from 'vscode';
import type { Logger } from '../../../base/log.ts';
import type { ExportFormat } from '../../../protocol/report.ts';
import { endings } from './exportName.ts';

const names: Readonly<Record<ExportFormat, string>> = { markdown: 'Markdown', html: 'HTML', json: 'JSON' };

/** Asks where to. */
export async function saveText(text: string, name: string, format: ExportFormat, log: Logger): Promise<void> {
	const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
	const chosen = await vscode.window.showSaveDialog({
		filters: { [names[format]]: [endings[format]] },
		...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
	});
	if (chosen === undefined) {
		return;
	}
	try {
		await writeWhole(chosen, text);
	} catch (error) {
		log.warn('A report could not be written.', String(error));
		void vscode.window.showErrorMessage(`The report could not be written to ${chosen.fsPath}: ${String(error)}. Choose another place.`);
		return;
	}
	const open = 'Open';
	const answer = await vscode.window.showInformationMessage(`The report is in ${chosen.fsPath}.`, open);
	if (answer === open) {
		await (format === 'html' ? vscode.env.openExternal(chosen) : vscode.commands.executeCommand('vscode.open', chosen));
	}
}

/** The file is there as a whole, or not at all, and one that was there before stays until then. */
export async function writeWhole(target: vscode.Uri, text: string): Promise<void> {
	const beside = target.with({ path: `${target.path}.part` });
	try {
		await vscode.workspace.fs.writeFile(beside, new TextEncoder().encode(text));
		await vscode.workspace.fs.rename(beside, target, { overwrite: true });
	} catch (error) {
		await Promise.resolve(vscode.workspace.fs.delete(beside)).catch(() => undefined);
		throw error;
	}
}
