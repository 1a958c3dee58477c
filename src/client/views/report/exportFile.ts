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
	if (await isWritten('report', chosen, text, log)) {
		await tellWritten('report', chosen, uri =>
			format === 'html' ? vscode.env.openExternal(uri) : vscode.commands.executeCommand('vscode.open', uri),
		);
	}
}

/** `what` names the text in a sentence: "report". That it could not be written is said. */
export async function isWritten(what: string, target: vscode.Uri, text: string, log: Logger): Promise<boolean> {
	try {
		await writeWhole(target, text);
		return true;
	} catch (error) {
		log.warn(`A ${what} could not be written.`, String(error));
		void vscode.window.showErrorMessage(`The ${what} could not be written to ${target.fsPath}: ${String(error)}. Choose another place.`);
		return false;
	}
}

/** Offers to open what was written. */
export async function tellWritten(what: string, target: vscode.Uri, open: (target: vscode.Uri) => Thenable<unknown>): Promise<void> {
	const button = 'Open';
	if ((await vscode.window.showInformationMessage(`The ${what} is in ${target.fsPath}.`, button)) === button) {
		await open(target);
	}
}

/** The file is there as a whole, or not at all, and one that was there before stays until then. */
async function writeWhole(target: vscode.Uri, text: string): Promise<void> {
	const beside = target.with({ path: `${target.path}.part` });
	try {
		await vscode.workspace.fs.writeFile(beside, new TextEncoder().encode(text));
		await vscode.workspace.fs.rename(beside, target, { overwrite: true });
	} catch (error) {
		await Promise.resolve(vscode.workspace.fs.delete(beside)).catch(() => undefined);
		throw error;
	}
}
