import * as vscode from 'vscode';
import type { Reports } from '../views/report/reports.ts';

/** Opens the report over the summaries in a folder; of none given, asks which. */
export async function teamReport(reports: Reports, given?: string): Promise<void> {
	const folder = given ?? (await askFolder());
	if (folder !== undefined) {
		reports.open({ kind: 'team', places: [folder] });
	}
}

/** Undefined where the engineer gives up. */
async function askFolder(): Promise<string | undefined> {
	const defaultUri = vscode.workspace.workspaceFolders?.[0]?.uri;
	const picked = await vscode.window.showOpenDialog({
		canSelectFiles: false,
		canSelectFolders: true,
		title: 'Folder With Shared Summaries',
		openLabel: 'Make Report',
		...(defaultUri === undefined ? {} : { defaultUri }),
	});
	return picked?.[0]?.fsPath;
}
