/** What every agent's edits have in common. */
import path from 'node:path';
import type { EditFact, FileChange, Hunk, HunkLine, KeyedHunk } from '../domain/trace/facts.ts';
import { addedLines, linesOf, replacedHunk } from './hunks.ts';

/** An edit, with its lines counted. */
export function editFact(edit: Omit<EditFact, 'kind' | 'added' | 'removed'>): EditFact {
	const { added, removed } = linesChanged(edit.change);
	return { kind: 'edit', ...edit, added, removed: edit.change.kind === 'delete' ? lineCount(edit.before) : removed };
}

/** How many lines a change adds and removes; a deleted file's are not told by its change. */
export function linesChanged(change: EditFact['change']): { readonly added: number; readonly removed: number } {
	const hunks: readonly (Hunk | KeyedHunk)[] = change.kind === 'delete' ? [] : change.hunks;
	const count = (op: HunkLine['op']): number => hunks.reduce((sum, { lines }) => sum + opsIn(lines, op), 0);
	return { added: count('add'), removed: count('remove') };
}

function opsIn(lines: readonly Pick<HunkLine, 'op'>[], op: HunkLine['op']): number {
	return lines.reduce((sum, line) => sum + (line.op === op ? 1 : 0), 0);
}

function lineCount(file: EditFact['before']): number {
	return file === null ? 0 : 'lineKeys' in file ? file.lineKeys.length : file.length;
}

/** One text put in another's place, somewhere in the file or wherever it stands. */
export function replacement(before: string, after: string, everywhere = false): FileChange {
	return { kind: 'update', hunks: replacedHunk(before, after, everywhere ? 'everywhere' : null) };
}

/** All of a file, written at once. `update` where there may have been one before. */
export function wholeFile(kind: 'create' | 'update', content: string): FileChange {
	const lines = addedLines(linesOf(content));
	const hunks: Hunk[] = lines.length === 0 ? [] : [{ oldStart: 'wholeFile', lines }];
	return { kind, hunks };
}

/** By the rules of the machine that wrote it, which need not be this one. */
export function absolutePath(named: string, folder: string | null): string {
	if (folder === null || path.posix.isAbsolute(named) || path.win32.isAbsolute(named)) {
		return named;
	}
	return (folder.startsWith('/') ? path.posix : path.win32).join(folder, named);
}

/** The path of a `file:` URI, as its machine writes it; null for what is no file of a machine. */
export function pathOfUri(uri: string): string | null {
	const local = /^(?:file|vscode-remote):\/\/[^/]*(\/[^?#]*)/.exec(uri)?.[1];
	const decoded = local === undefined ? null : decodedOrNull(local);
	if (decoded === null) {
		return null;
	}
	return /^\/[A-Za-z]:/.test(decoded) ? decoded.slice(1).replaceAll('/', '\\') : decoded;
}

function decodedOrNull(text: string): string | null {
	try {
		return decodeURIComponent(text);
	} catch {
		return null;
	}
}
