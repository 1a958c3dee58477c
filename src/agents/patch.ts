/** The grammar of `apply_patch`: files to add, delete and update, with the lines that go and come but not where they stand. */
import type { FileChange } from '../domain/trace/facts.ts';
import { hunkOf } from './diff.ts';
import { addedLines, linesOf } from './hunks.ts';

export interface FilePatch {
	readonly path: string;
	readonly change: FileChange;
}

/** The patch in a text that may hold more, such as a heredoc; null where there is none. */
export function patchIn(text: string): string | null {
	return /\*\*\* Begin Patch[\s\S]*?(?:\*\*\* End Patch|$(?![\s\S]))/.exec(text)?.[0] ?? null;
}

export function filesIn(patch: string): readonly FilePatch[] {
	const files: { head: RegExpExecArray; lines: string[] }[] = [];
	for (const line of linesOf(patch)) {
		const head = /^\*\*\* (Add|Delete|Update) File: (.+)/.exec(line);
		if (head !== null) {
			files.push({ head, lines: [] });
		} else if (!line.startsWith('*** End Patch')) {
			files.at(-1)?.lines.push(line);
		}
	}
	return files.map(({ head, lines }) => ({ path: head[2]?.trimEnd() ?? '', change: changeOf(head[1] ?? '', lines) }));
}

function changeOf(verb: string, lines: readonly string[]): FileChange {
	switch (verb) {
		case 'Add': {
			const added = lines.filter(line => line.startsWith('+')).map(line => line.slice(1));
			return { kind: 'create', hunks: [{ oldStart: 'wholeFile', lines: addedLines(added) }] };
		}
		case 'Delete':
			return { kind: 'delete' };
		default:
			return updateOf(lines);
	}
}

function updateOf(lines: readonly string[]): FileChange {
	const hunks = partsIn(lines).map(part => hunkOf(null, part));
	const to = lines.map(line => /^\*\*\* Move to: (.+)/.exec(line)?.[1]?.trimEnd()).find(found => found !== undefined);
	return to === undefined ? { kind: 'update', hunks } : { kind: 'rename', to, hunks };
}

/** A line that begins with `@@` begins a part; what it says more is a hint where to look. */
function partsIn(lines: readonly string[]): readonly (readonly string[])[] {
	const parts: string[][] = [[]];
	for (const line of lines) {
		if (line.startsWith('@@')) {
			parts.push([]);
		} else if (!line.startsWith('*** ')) {
			parts.at(-1)?.push(line);
		}
	}
	return parts.filter(part => part.some(line => /^[+-]/.test(line)));
}
