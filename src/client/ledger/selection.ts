import * as vscode from 'vscode';
import type { LedgerHunk } from '../../protocol/ledger.ts';

/** The end of any line: VS Code takes the last character that there is. */
const LINE_END = 1_000_000;

/** Where a hunk begins: in a diff, a selection would cover what the colours say. */
export function startOf({ from }: Pick<LedgerHunk, 'from'>): vscode.Range {
	return new vscode.Range(from, 0, from, 0);
}

/** A hunk as a selection, from the first character of its first line to the last of its last. */
export function selectionOf({ from, to }: Pick<LedgerHunk, 'from' | 'to'>): vscode.Range {
	return new vscode.Range(from, 0, to - 1, LINE_END);
}
