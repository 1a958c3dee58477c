import * as vscode from 'vscode';
import type { Logger } from '../../base/log.ts';
import { endings, type ShareFormat } from '../../domain/summary/format.ts';
import { replacedIn } from '../../domain/summary/markers.ts';
import type { Shared } from '../../protocol/summary.ts';
import { isWritten, tellWritten } from '../views/report/exportFile.ts';
import type { Preview } from './preview.ts';

/** What is done with the text once it is agreed to. */
export type Deed = (shared: Shared, preview: Preview) => Promise<void>;

/** Asks where to, and writes what is shown. A text that has a summary already is shown as it will be, before the new one takes its place. */
export function saveShared(format: ShareFormat, log: Logger): Deed {
	return async ({ text, fileName }, preview) => {
		const target = await askTarget(format, fileName);
		const agreed = target && (await agreedText(target, text, format, preview));
		if (target === undefined || agreed === undefined) {
			return;
		}
		if (await isWritten('summary', target, agreed, log)) {
			void tellWritten('summary', target, uri => vscode.commands.executeCommand('vscode.open', uri));
		}
	};
}

function askTarget(format: ShareFormat, fileName: Shared['fileName']): Thenable<vscode.Uri | undefined> {
	const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
	return vscode.window.showSaveDialog({
		saveLabel: 'Write Summary',
		filters: { Summary: [endings[format].slice(1)] },
		...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, fileName) }),
	});
}

/** Undefined where the engineer does not want it. */
async function agreedText(target: vscode.Uri, text: string, format: ShareFormat, preview: Preview): Promise<string | undefined> {
	const replaced = format === 'markdown' ? replacedIn(await textAt(target), text) : undefined;
	if (replaced === undefined) {
		return text;
	}
	preview.show(replaced);
	const write = { label: 'Write the file as the document shows it', description: 'its summary is replaced, all else stays' };
	const picked = await vscode.window.showQuickPick([write], { placeHolder: 'The file has a summary already.', ignoreFocusOut: true });
	return picked === undefined ? undefined : replaced;
}

/** Empty where there is none. */
async function textAt(uri: vscode.Uri): Promise<string> {
	try {
		return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
	} catch {
		return '';
	}
}
