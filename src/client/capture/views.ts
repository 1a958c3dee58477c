import * as vscode from 'vscode';
import type { View } from '../../protocol/notices.ts';

type Diff = vscode.TabInputTextDiff;

/** What the focused editor of this window shows now; null while the window has not the focus. */
export function viewNow(isInTerminal: boolean): View | null {
	if (!vscode.window.state.focused) {
		return null;
	}
	const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
	const editor = vscode.window.activeTextEditor;
	if (isInTerminal) {
		return { kind: 'elsewhere' };
	}
	return input instanceof vscode.TabInputTextDiff && isSideOf(input, editor) ? diffView(input, editor) : textView(input, editor);
}

/** The focused editor may be none of a tab: the output is one too. */
function textView(input: unknown, editor: vscode.TextEditor | undefined): View {
	const uri = editor?.document.uri.toString();
	const isInTab = !(input instanceof vscode.TabInputText) || input.uri.toString() === uri;
	return editor !== undefined && uri !== undefined && isInTab ? { kind: 'text', uri, visible: linesOf(editor) } : { kind: 'elsewhere' };
}

/** A diff that is only just opening has no editor yet. */
function isSideOf({ original, modified }: Diff, editor: vscode.TextEditor | undefined): boolean {
	const uri = editor?.document.uri.toString();
	return uri === undefined || uri === original.toString() || uri === modified.toString();
}

function diffView({ original, modified }: Diff, focused: vscode.TextEditor | undefined): View {
	const uri = modified.toString();
	const sides = vscode.window.visibleTextEditors.filter(({ document }) => document.uri.toString() === uri);
	// The sides of a diff have no column of their own; the same file may be open beside it.
	const side = focused?.document.uri.toString() === uri ? focused : (sides.find(editor => editor.viewColumn === undefined) ?? sides[0]);
	return { kind: 'diff', original: original.toString(), modified: uri, visible: side === undefined ? [] : linesOf(side) };
}

function linesOf(editor: vscode.TextEditor): { from: number; to: number }[] {
	return editor.visibleRanges.map(({ start, end }) => ({ from: start.line, to: end.line + 1 }));
}
