/** What a call changed in a file, as it was asked for. */
import type { EditFact } from '../../domain/trace/facts.ts';
import { parseJson } from '../../base/json.ts';
import { replacement, wholeFile } from '../edited.ts';
import { addedLines, linesOf } from '../hunks.ts';
import { filesIn, patchIn } from '../patch.ts';
import type { Call } from './conversation.ts';
import { diffInput, editorInput, insertInput, operations, patchInput, swapsInput, writeInput } from './conversationSchema.ts';

export type Changed = Pick<EditFact, 'path' | 'change' | 'before'>;

/** None where the call was refused or is not answered yet. `isNew` says whether a file was shown as one that is created. */
export function changesOf(call: Call, isNew: (path: string) => boolean): readonly Changed[] {
	return call.outcome.kind === 'answered' && hasSucceeded(call.outcome.text)
		? (editTools.get(call.name)?.(call.input, call.outcome.text, isNew) ?? [])
		: [];
}

/** Newer Clines say it; the answers of others are words. */
function hasSucceeded(answer: string): boolean {
	return operations.safeParse(parseJson(answer)).data?.every(({ success }) => success) ?? true;
}

type Reader = (input: unknown, answer: string, isNew: (path: string) => boolean) => readonly Changed[];

/** The one list of the tools that change files. */
const editTools: ReadonlyMap<string, Reader> = new Map<string, Reader>([
	['write_to_file', written],
	['write_file', written],
	['replace_in_file', replacedIn],
	['apply_diff', replacedIn],
	['edit_file', swapped],
	['edit', swapped],
	['search_replace', swapped],
	['search_and_replace', swapped],
	['insert_content', inserted],
	['apply_patch', patched],
	['editor', editedBy],
]);

function written(input: unknown, answer: string, isNew: (path: string) => boolean): readonly Changed[] {
	const asked = writeInput.safeParse(input).data;
	return asked === undefined ? [] : [whole(asked.path, asked.content, isNew(asked.path) || created.test(answer))];
}

/** As Roo Code and its kin say it. */
const created = /"operation":\s*"created"|<operation>created<\/operation>/;

function whole(path: string, content: string, isNew: boolean): Changed {
	return { path, change: wholeFile(isNew ? 'create' : 'update', content), before: isNew ? [] : null };
}

/** Blocks of what is looked for and what is put in its place. Roo Code names the line first. */
const searchAndReplace =
	/^(?:-{3,}|<{3,}) SEARCH>?\n(?::start_line:[^\n]*\n)?(?::end_line:[^\n]*\n)?(?:-{5,}\n)?([\s\S]*?)^={5,}\n([\s\S]*?)^(?:\+{3,}|>{3,}) REPLACE/gm;

function replacedIn(input: unknown): readonly Changed[] {
	const asked = diffInput.safeParse(input).data;
	const swaps = [...(asked?.diff.matchAll(searchAndReplace) ?? [])];
	return swaps.map(([, before = '', after = '']) => swap(asked?.path ?? '', before, after));
}

function swapped(input: unknown): readonly Changed[] {
	const asked = swapsInput.safeParse(input).data;
	return asked?.edits.map(({ old_text: before, new_text: after }) => swap(asked.path, before, after)) ?? [];
}

/** Nothing to be looked for means all of the file. */
function swap(path: string, before: string, after: string): Changed {
	return before === '' ? whole(path, after, false) : { path, change: replacement(before, after), before: null };
}

function inserted(input: unknown): readonly Changed[] {
	const asked = insertInput.safeParse(input).data;
	return asked === undefined ? [] : [insertion(asked.path, asked.content, null)];
}

function insertion(path: string, text: string, oldStart: number | null): Changed {
	return { path, change: { kind: 'update', hunks: [{ oldStart, lines: addedLines(linesOf(text)) }] }, before: null };
}

function patched(input: unknown): readonly Changed[] {
	const files = filesIn(patchIn(patchInput.safeParse(input).data ?? '') ?? '');
	return files.map(file => ({ ...file, before: file.change.kind === 'create' ? [] : null }));
}

/** Without a text to look for it makes a file, which cannot have been there (source: `executors/editor.ts`). */
function editedBy(input: unknown): readonly Changed[] {
	const asked = editorInput.safeParse(input).data;
	if (asked === undefined) {
		return [];
	}
	const { path, old_text: before, new_text: after, insert_line: line } = asked;
	if (typeof line === 'number') {
		return [insertion(path, after, Math.max(1, line))];
	}
	return [typeof before === 'string' && before !== '' ? swap(path, before, after) : whole(path, after, true)];
}
