import * as vscode from 'vscode';
import type { Calendar } from '../../../domain/calendar.ts';
import type { Standing } from '../../../domain/ledger/standing.ts';
import { groupColors, groupOf } from '../../ledger/standingGroups.ts';
import { selectionOf } from '../../ledger/selection.ts';
import { lineKinds } from '../ids.ts';
import { agentIcon } from '../sessions/sessionItem.ts';
import {
	ageLabels,
	ageSpoken,
	countText,
	fileDescription,
	fileName,
	fileSpoken,
	hunkDescription,
	hunkSpoken,
	linesLabel,
	linesText,
	sessionGroupDescription,
	sessionGroupSpoken,
	sessionLabel,
} from './labels.ts';
import type { UnverifiedNode } from './nodes.ts';

type FolderNode = Extract<UnverifiedNode, { kind: 'folder' }>;
type SessionNode = Extract<UnverifiedNode, { kind: 'session' }>;
type AgeNode = Extract<UnverifiedNode, { kind: 'age' }>;
type FileNode = Extract<UnverifiedNode, { kind: 'file' }>;
type HunkNode = Extract<UnverifiedNode, { kind: 'hunk' }>;

const standingIcons: Readonly<Record<Standing, string>> = {
	proved: 'verified',
	exercised: 'run-coverage',
	reviewed: 'pass',
	selfGraded: 'mirror',
	tested: 'beaker',
	checked: 'tasklist',
	seen: 'eye',
	nothing: 'circle',
};

export function folderItem({ folder, files }: FolderNode): vscode.TreeItem {
	const item = new vscode.TreeItem(folder, openIf(true));
	item.id = `folder ${folder}`;
	item.description = countText(files);
	item.iconPath = vscode.ThemeIcon.Folder;
	item.contextValue = lineKinds.unverifiedFolder;
	return item;
}

/** `title` is undefined before the session's is known. */
export function sessionGroupItem({ group }: SessionNode, title: string | undefined, now: number, calendar: Calendar): vscode.TreeItem {
	const item = new vscode.TreeItem(sessionLabel(group, title), openIf(true));
	item.id = `session ${group.session}`;
	item.description = sessionGroupDescription(group, now, calendar);
	item.iconPath = agentIcon(group.session);
	item.contextValue = lineKinds.unverifiedSession;
	item.accessibilityInformation = { label: sessionGroupSpoken(group, title, now, calendar) };
	item.checkboxState = checkbox('Mark the unverified lines of this session as reviewed');
	return item;
}

export function ageItem({ group }: AgeNode): vscode.TreeItem {
	const item = new vscode.TreeItem(ageLabels[group.age], openIf(true));
	item.id = `age ${group.age}`;
	item.description = linesText(group.files);
	item.contextValue = lineKinds.unverifiedAge;
	item.accessibilityInformation = { label: ageSpoken(group) };
	return item;
}

/** A file's line has the icon and the colours that the file has in the Explorer. */
export function fileItem({ file, within }: FileNode, isOpen: boolean): vscode.TreeItem {
	const isPart = within !== null;
	const item = new vscode.TreeItem(fileName(file), openIf(isOpen));
	item.id = `file ${within ?? ''} ${file.uri}`;
	item.description = fileDescription(file, isPart);
	item.resourceUri = vscode.Uri.parse(file.uri);
	item.iconPath = vscode.ThemeIcon.File;
	item.contextValue = lineKinds.unverifiedFile;
	item.accessibilityInformation = { label: fileSpoken(file, isPart) };
	item.checkboxState = checkbox(isPart ? `Mark these lines of ${fileName(file)} as reviewed` : `Mark all of ${fileName(file)} as reviewed`);
	return item;
}

export function hunkItem({ file, hunk }: HunkNode, now: number, calendar: Calendar): vscode.TreeItem {
	const item = new vscode.TreeItem(linesLabel(hunk));
	item.id = `hunk ${file.uri} ${String(hunk.from)}`;
	item.description = hunkDescription(hunk, now, calendar);
	item.iconPath = new vscode.ThemeIcon(standingIcons[hunk.standing], new vscode.ThemeColor(groupColors[groupOf(hunk)]));
	item.contextValue = lineKinds.unverifiedHunk;
	item.accessibilityInformation = { label: hunkSpoken(hunk, now, calendar) };
	item.checkboxState = checkbox(`Mark ${linesLabel(hunk, ' to ').toLowerCase()} as reviewed`);
	item.command = { command: 'vscode.open', title: 'Open', arguments: [vscode.Uri.parse(file.uri), { selection: selectionOf(hunk) }] };
	return item;
}

/** What speaks for the lines. The sentences name files and runs: they are appended as text, never as Markdown. */
export function hunkTooltip({ file, hunk }: HunkNode, now: number, calendar: Calendar): vscode.MarkdownString {
	const tooltip = new vscode.MarkdownString('**').appendText(`${fileName(file)}, ${linesLabel(hunk)}`).appendMarkdown('**\n\n');
	tooltip.appendText(hunkDescription(hunk, now, calendar));
	hunk.evidence.forEach(sentence => {
		tooltip.appendMarkdown('\n\n').appendText(sentence);
	});
	return tooltip;
}

function openIf(isOpen: boolean): vscode.TreeItemCollapsibleState {
	return isOpen ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

function checkbox(label: string): NonNullable<vscode.TreeItem['checkboxState']> {
	return {
		state: vscode.TreeItemCheckboxState.Unchecked,
		tooltip: label,
		accessibilityInformation: { label, role: 'checkbox' },
	};
}
