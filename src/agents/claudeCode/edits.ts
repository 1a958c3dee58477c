/** What an edit changed: from its result, which holds a patch; else from what the call asked for. */
import path from 'node:path';
import type { EditFact, Hunk, HunkLine } from '../../domain/trace/facts.ts';
import { mayWeaken } from '../../domain/trace/weakening.ts';
import { editId, type TurnId } from '../../domain/trace/ids.ts';
import { linesChanged } from '../edited.ts';
import { addedLines, comparedHunks, linesOf, patchHunks, replacedHunk, replaceIn } from '../hunks.ts';
import { Details, detailOf, Unparsed } from './details.ts';
import type { Answer } from './runs.ts';
import {
	editBefore,
	editInput,
	editResult,
	editTexts,
	multiEditInput,
	notebookInput,
	notebookResult,
	writeInput,
	type EditTexts,
} from './schema.ts';
import type { Seen } from './seen.ts';
import { claude } from './session.ts';
import type { EditCall } from './state.ts';

export const editTools: ReadonlySet<string> = new Set(['Edit', 'MultiEdit', 'Write', 'NotebookEdit']);

interface Edited {
	readonly path: string;
	readonly change: EditFact['change'];
	readonly before: EditFact['before'];
}

/** `call` is null where the transcript has lost it: the shape of the result then says that it was an edit. */
export function editAnswered(id: string, call: EditCall | null, answer: Answer, seen: Seen, turn: TurnId | null): EditFact | null {
	if (answer.isError === true) {
		return null;
	}
	const edited = editTold(answer.details, seen.cwd) ?? (call === null ? null : editAsked(call, answer));
	if (edited === null) {
		return null;
	}
	return {
		kind: 'edit',
		id: editId(claude, id),
		session: seen.session,
		turn,
		at: seen.at,
		path: absolute(edited.path, seen.cwd),
		change: edited.change,
		before: edited.before,
		...linesChanged(edited.change),
	};
}

function editTold(details: unknown, cwd: string | null): Edited | null {
	const filePath = detailOf(details, 'filePath');
	if (typeof filePath !== 'string') {
		return null; // as of most tools, which is told faster so than by the schema
	}
	return (details instanceof Details ? editKeyed(details, filePath, cwd) : null) ?? editResulting(details);
}

/** Null where the text of lines has to be looked at: what they say of tests, or where they stand. */
function editKeyed(details: Details, filePath: string, cwd: string | null): Edited | null {
	if (details.type === 'create') {
		const keys = details.keysOfContent();
		const lines = keys?.map(key => ({ op: 'add', key }) as const) ?? null;
		return lines === null ? null : { path: filePath, change: { kind: 'keyed', of: 'create', hunks: wholeFile(lines) }, before: [] };
	}
	const hunks = mayWeaken(absolute(filePath, cwd)) ? null : details.keyedPatch();
	return hunks === null ? null : { path: filePath, change: { kind: 'keyed', of: 'update', hunks }, before: fileBefore(details) };
}

function editResulting(details: unknown): Edited | null {
	const result = editResult.safeParse(details).data;
	if (result === undefined) {
		return null;
	}
	const { filePath, type, structuredPatch: patch } = result;
	if (type === 'create') {
		return { path: filePath, change: { kind: 'create', hunks: created(textsIn(details)?.content ?? '') }, before: [] };
	}
	const hunks = patch && patch.length > 0 ? patchHunks(patch) : hunksWithoutPatch(textBefore(details), textsIn(details));
	return hunks === null ? null : { path: filePath, change: { kind: 'update', hunks }, before: fileBefore(details) };
}

/** With a patch, nobody needs the text of the file. */
function fileBefore(details: unknown): EditFact['before'] {
	const lineKeys = details instanceof Details ? details.keysBefore() : null;
	if (lineKeys !== null) {
		return { lineKeys };
	}
	const text = textBefore(details);
	return text === null ? null : linesOf(text);
}

function textsIn(details: unknown): EditTexts | undefined {
	return editTexts.safeParse(details).data;
}

function textBefore(details: unknown): string | null {
	const { originalFile, originalFileContents } = editBefore.safeParse(details).data ?? {};
	return originalFile ?? originalFileContents ?? null;
}

function hunksWithoutPatch(before: string | null, texts: EditTexts | undefined): Hunk[] | null {
	return texts === undefined ? null : (hunksCompared(before, texts) ?? hunksReplaced(texts));
}

/** Without a patch, the file before and after still tell where it changed. */
function hunksCompared(before: string | null, texts: EditTexts): Hunk[] | null {
	const after = before === null ? null : afterEdit(before, texts);
	return before === null || after === null ? null : comparedHunks(before, after);
}

function hunksReplaced({ oldString, newString, replaceAll }: EditTexts): Hunk[] | null {
	return typeof oldString === 'string' ? replaced(oldString, newString ?? '', replaceAll === true) : null;
}

function afterEdit(before: string, texts: EditTexts): string | null {
	if (typeof texts.content === 'string') {
		return texts.content;
	}
	if (texts.edits) {
		return texts.edits.reduce((text, edit) => replaceIn(text, edit.old_string, edit.new_string, edit.replace_all === true), before);
	}
	const { oldString, newString } = texts;
	return typeof oldString === 'string' ? replaceIn(before, oldString, newString ?? '', texts.replaceAll === true) : null;
}

/** The call knows the words, and not where in the file they stand. */
function editAsked({ tool, input: given }: EditCall, answer: Answer): Edited | null {
	const input = given instanceof Unparsed ? given.value() : given;
	switch (tool) {
		case 'Edit': {
			const asked = editInput.safeParse(input).data;
			return asked === undefined
				? null
				: updated(asked.file_path, replaced(asked.old_string, asked.new_string, asked.replace_all === true));
		}
		case 'MultiEdit': {
			const asked = multiEditInput.safeParse(input).data;
			const hunks = asked?.edits.flatMap(edit => replaced(edit.old_string, edit.new_string, edit.replace_all === true)) ?? [];
			return asked === undefined ? null : updated(asked.file_path, hunks);
		}
		case 'Write':
			return writeAsked(input, answer);
		default:
			return notebookAsked(input, answer);
	}
}

/** Only the sentence of the result tells a new file from one that was written over. */
function writeAsked(input: unknown, answer: Answer): Edited | null {
	const asked = writeInput.safeParse(input).data;
	if (asked === undefined) {
		return null;
	}
	const isNew = answer.text.startsWith('File created');
	const hunks = created(asked.content);
	return { path: asked.file_path, change: { kind: isNew ? 'create' : 'update', hunks }, before: isNew ? [] : null };
}

/** A cell's new source is told and its old one is not. */
function notebookAsked(input: unknown, answer: Answer): Edited | null {
	const asked = notebookInput.safeParse(input).data;
	const error = notebookResult.safeParse(answer.details).data?.error ?? '';
	if (asked === undefined || error !== '') {
		return null;
	}
	const added = asked.edit_mode === 'delete' ? [] : sourceLines(asked.new_source);
	return updated(asked.notebook_path, added.length === 0 ? [] : [{ oldStart: null, lines: added }]);
}

/** As they stand in a notebook's file: a list of JSON strings, each with its line end. */
function sourceLines(source: string): HunkLine[] {
	const lines = linesOf(source);
	const last = lines.length - 1;
	return addedLines(lines.map((line, index) => (index === last ? JSON.stringify(line) : `${JSON.stringify(`${line}\n`)},`)));
}

function created(content: string): Hunk[] {
	return wholeFile(addedLines(linesOf(content)));
}

function wholeFile<L>(lines: readonly L[]): { readonly oldStart: 'wholeFile'; readonly lines: readonly L[] }[] {
	return lines.length === 0 ? [] : [{ oldStart: 'wholeFile', lines }];
}

function replaced(before: string, after: string, everywhere: boolean): Hunk[] {
	return replacedHunk(before, after, everywhere ? 'everywhere' : null);
}

/** From the call alone: the file before is not told. */
function updated(filePath: string, hunks: readonly Hunk[]): Edited {
	return { path: filePath, change: { kind: 'update', hunks }, before: null };
}

/** The transcript may come from another system than this one. */
function absolute(filePath: string, cwd: string | null): string {
	if (cwd === null || path.posix.isAbsolute(filePath) || path.win32.isAbsolute(filePath)) {
		return filePath;
	}
	return (cwd.startsWith('/') ? path.posix : path.win32).join(cwd, filePath);
}
