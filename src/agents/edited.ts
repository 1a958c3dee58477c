/** What every agent's edits have in common. */
import path from 'node:path';
import type { EditFact, FileChange, Hunk } from '../domain/trace/facts.ts';
import { addedLines, linesOf, replacedHunk } from './hunks.ts';

/** An edit, with its lines counted. */
export function editFact(edit: Omit<EditFact, 'kind' | 'added' | 'removed'>): EditFact {
	const lines = edit.change.kind === 'delete' ? [] : edit.change.hunks.flatMap(hunk => hunk.lines);
	const removed = edit.change.kind === 'delete' ? lineCount(edit.before) : lines.filter(line => line.op === 'remove').length;
	return { kind: 'edit', ...edit, added: lines.filter(line => line.op === 'add').length, removed };
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
