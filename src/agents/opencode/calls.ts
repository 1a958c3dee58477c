/** Tool calls, which stand in one part together with their results. */
import type { EditFact, Fact } from '../../domain/trace/facts.ts';
import { editId, runId, waitId, type TurnId } from '../../domain/trace/ids.ts';
import { epochTime } from '../../domain/trace/recordTime.ts';
import { endedRun, startedRun } from '../commandRun.ts';
import { absolutePath, editFact, replacement, wholeFile } from '../edited.ts';
import { comparedHunks, linesOf } from '../hunks.ts';
import { filesIn, patchIn } from '../patch.ts';
import { opencode } from './ids.ts';
import {
	editInput,
	editMetadata,
	multiEditInput,
	patchInput,
	shellInput,
	shellMetadata,
	writeInput,
	type EditMetadata,
	type ToolPart,
} from './schema.ts';
import type { Belonging } from './told.ts';

/** When the call began, and when it ended; null while it runs. */
export function spanOf({ state }: ToolPart, { at }: Belonging): { readonly from: number; readonly to: number | null } {
	const from = epochTime(state.time?.start) ?? at;
	const end = epochTime(state.time?.end);
	return { from, to: end === null ? null : Math.max(from, end) };
}

export function callFacts(part: ToolPart, belonging: Belonging, turn: TurnId | null): Fact[] {
	switch (part.tool) {
		case 'bash':
		case 'shell':
			return runFacts(part, belonging, turn);
		case 'question':
			return [waitFact(part, belonging, turn, 'answer')];
		case 'plan_exit':
			return [waitFact(part, belonging, turn, 'planApproval')];
		default:
			return hasSucceeded(part) ? editFacts(part, belonging, turn) : [];
	}
}

function waitFact(part: ToolPart, belonging: Belonging, turn: TurnId | null, reason: 'answer' | 'planApproval'): Fact {
	const id = waitId(opencode, keyOf(part, belonging));
	return { kind: 'wait', id, session: belonging.session.id, turn, ...spanOf(part, belonging), for: reason };
}

/** A forked session has copies of its parent's calls under the same ids. Those of some models are short and begin again, but not in the same moment. */
function keyOf(part: ToolPart, belonging: Belonging): string {
	return part.callID ? `${part.callID}@${spanOf(part, belonging).from}` : belonging.key;
}

/** Older versions say "success". */
function hasSucceeded({ state }: ToolPart): boolean {
	return state.status === 'completed' || state.status === 'success';
}

function runFacts(part: ToolPart, belonging: Belonging, turn: TurnId | null): Fact[] {
	const input = shellInput.safeParse(part.state.input).data;
	if (input === undefined) {
		return [];
	}
	const { from, to } = spanOf(part, belonging);
	const named = input.workdir ?? input.cwd ?? null;
	const cwd = named === null ? belonging.folder : absolutePath(named, belonging.folder);
	const id = runId(opencode, keyOf(part, belonging));
	const started = startedRun({ id, session: belonging.session.id, turn, startedAt: from, cwd }, input.command);
	const exit = shellMetadata.safeParse(part.state.metadata).data?.exit ?? null;
	return [to === null ? started.run : endedRun(started, to, exit)];
}

function editFacts(part: ToolPart, belonging: Belonging, turn: TurnId | null): EditFact[] {
	const { from, to } = spanOf(part, belonging);
	const key = keyOf(part, belonging);
	return changesOf(part).map(({ path, ...changed }, index) =>
		editFact({
			id: editId(opencode, `${key}/${index}`),
			session: belonging.session.id,
			turn,
			at: to ?? from,
			path: absolutePath(path, belonging.folder),
			...renamedIn(changed, belonging.folder),
		}),
	);
}

type Changed = Pick<EditFact, 'path' | 'change' | 'before'>;

function renamedIn({ change, before }: Omit<Changed, 'path'>, folder: string | null): Omit<Changed, 'path'> {
	return { before, change: change.kind === 'rename' ? { ...change, to: absolutePath(change.to, folder) } : change };
}

function changesOf({ tool, state }: ToolPart): readonly Changed[] {
	const metadata = editMetadata.safeParse(state.metadata).data ?? { filepath: null, exists: null, filediff: null };
	switch (tool) {
		case 'edit':
		case 'write':
			return editsOf(state.input, metadata);
		case 'multiedit':
			return multipleEdits(state.input);
		case 'patch':
		case 'apply_patch':
			return patchesOf(state.input);
		default:
			return [];
	}
}

function editsOf(input: unknown, metadata: EditMetadata): readonly Changed[] {
	const edit = editInput.safeParse(input).data;
	if (edit !== undefined) {
		const path = metadata.filediff?.file ?? edit.filePath;
		return [shownChange(path, metadata) ?? askedChange(path, edit)];
	}
	const write = writeInput.safeParse(input).data;
	return write === undefined ? [] : [writtenChange(metadata.filepath ?? write.filePath, write.content, metadata.exists === false)];
}

function writtenChange(path: string, content: string, isNew: boolean): Changed {
	return { path, change: wholeFile(isNew ? 'create' : 'update', content), before: isNew ? [] : null };
}

/** Versions until the spring of 2026 keep the file before and after it; later ones only a difference without its indentation. */
function shownChange(path: string, { filediff }: EditMetadata): Changed | null {
	if (typeof filediff?.before !== 'string' || typeof filediff.after !== 'string') {
		return null;
	}
	return { path, change: { kind: 'update', hunks: comparedHunks(filediff.before, filediff.after) }, before: linesOf(filediff.before) };
}

interface Swap {
	readonly oldString: string;
	readonly newString: string;
	readonly replaceAll?: boolean | null | undefined;
}

/** Nothing to be replaced means all of the file, which need not be new. */
function askedChange(path: string, { oldString, newString, replaceAll }: Swap): Changed {
	const change = oldString === '' ? wholeFile('update', newString) : replacement(oldString, newString, replaceAll === true);
	return { path, change, before: null };
}

function multipleEdits(input: unknown): readonly Changed[] {
	const all = multiEditInput.safeParse(input).data;
	return all?.edits.map(edit => askedChange(all.filePath, edit)) ?? [];
}

function patchesOf(input: unknown): readonly Changed[] {
	const text = patchInput.safeParse(input).data?.patchText ?? '';
	const files = filesIn(patchIn(text) ?? '');
	return files.map(file => ({ ...file, before: file.change.kind === 'create' ? [] : null }));
}
