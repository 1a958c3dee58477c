/** What a call of a tool did, by its answer. */
import * as z from 'zod';
import type { EditFact, Fact, FileChange } from '../../domain/trace/facts.ts';
import { editId, runId, waitId } from '../../domain/trace/ids.ts';
import { endedRun, startedRun } from '../commandRun.ts';
import { absolutePath, editFact, replacement, wholeFile } from '../edited.ts';
import { filesIn, patchIn } from '../patch.ts';
import { droid } from './ids.ts';
import { fileInput, patchInput, shellInput, type FileInput, type Swap, type ToolResult, type ToolUse } from './schema.ts';
import type { Called } from '../openCalls.ts';

/** What is known of a call before its answer. */
export function askedFacts(use: ToolUse, called: Called): Fact[] {
	const started = use.name === 'Execute' ? startedOf(use, called) : null;
	const wait = waitOf(use, called, null);
	return [...(started === null ? [] : [started.run]), ...(wait === null ? [] : [wait])];
}

export function answeredFacts(use: ToolUse, asked: Called, result: ToolResult, at: number): Fact[] {
	const wait = waitOf(use, asked, at);
	if (wait !== null) {
		return [wait];
	}
	if (use.name === 'Execute') {
		const started = startedOf(use, asked);
		const isLeftRunning = shellInput.safeParse(use.input).data?.fireAndForget === true;
		return started === null ? [] : [isLeftRunning ? started.run : endedRun(started, at, exitCodeIn(textOf(result.content)))];
	}
	return hasFailed(result) ? [] : editFacts(use, { ...asked, at });
}

/** A plan that is shown, and questions. */
const waits: ReadonlyMap<string, 'planApproval' | 'answer'> = new Map([
	['ExitSpecMode', 'planApproval'],
	['AskUser', 'answer'],
]);

function waitOf({ name }: ToolUse, { session, turn, key, at: from }: Called, to: number | null): Fact | null {
	const reason = waits.get(name);
	return reason === undefined
		? null
		: { kind: 'wait', id: waitId(droid, key), session, turn, from, to: to === null ? null : Math.max(from, to), for: reason };
}

function startedOf({ input }: ToolUse, { session, turn, key, at: startedAt, folder }: Called): ReturnType<typeof startedRun> | null {
	const asked = shellInput.safeParse(input).data;
	const cwd = asked?.cwd ? absolutePath(asked.cwd, folder) : folder;
	return asked === undefined ? null : startedRun({ id: runId(droid, key), session, turn, startedAt, cwd }, asked.command);
}

/** At the end of what was printed, or before it where the command failed. */
function exitCodeIn(text: string): number | null {
	const code =
		/\[Process exited with code (-?\d+)\]\s*$/.exec(text)?.[1] ?? /^Error: Command failed \(exit code: (-?\d+)\)/.exec(text)?.[1];
	return code === undefined ? null : Number(code);
}

const texts = z.array(z.object({ type: z.literal('text'), text: z.string() }));

function textOf(content: unknown): string {
	return typeof content === 'string' ? content : (texts.safeParse(content).data ?? []).map(({ text }) => text).join('\n');
}

/** Some versions say it, others begin with it. */
function hasFailed({ is_error: isError, content }: ToolResult): boolean {
	return isError === true || /^(?:Error[:\s]|\{"success":false)/.test(textOf(content));
}

function editFacts(use: ToolUse, { session, turn, key, at, folder }: Called): EditFact[] {
	return changesOf(use).map(({ path, change, before }, index) => {
		const moved = change.kind === 'rename' ? { ...change, to: absolutePath(change.to, folder) } : change;
		const id = editId(droid, index === 0 ? key : `${key}/${index}`);
		return editFact({ id, session, turn, at, path: absolutePath(path, folder), change: moved, before });
	});
}

type Changed = Pick<EditFact, 'path' | 'change' | 'before'>;

function changesOf({ name, input }: ToolUse): readonly Changed[] {
	return name === 'ApplyPatch' ? patched(input) : edits.has(name) ? edited(name, input) : [];
}

function patched(input: unknown): readonly Changed[] {
	const patch = patchIn(patchInput.safeParse(input).data?.input ?? '') ?? '';
	return filesIn(patch).map(file => ({ ...file, before: file.change.kind === 'create' ? [] : null }));
}

function edited(name: string, input: unknown): readonly Changed[] {
	const asked = fileInput.safeParse(input).data;
	const path = asked?.file_path ?? asked?.path ?? null;
	const change = asked === undefined ? null : changeOf(name, asked);
	return path === null || change === null ? [] : [{ path, change, before: change.kind === 'create' ? [] : null }];
}

const edits: ReadonlySet<string> = new Set(['Create', 'Edit', 'MultiEdit']);

/** `Create` refuses to write over a file. */
function changeOf(name: string, asked: FileInput): FileChange | null {
	if (name === 'Create') {
		return typeof asked.content === 'string' ? wholeFile('create', asked.content) : null;
	}
	const hunks = (asked.changes ?? [asked]).flatMap(hunksOf);
	return hunks.length === 0 ? null : { kind: 'update', hunks };
}

function hunksOf(swap: Swap): Extract<FileChange, { kind: 'update' }>['hunks'] {
	const [before, after] = [swap.old_str ?? swap.old_string, swap.new_str ?? swap.new_string];
	if (typeof before !== 'string' || typeof after !== 'string') {
		return [];
	}
	const change = replacement(before, after, swap.change_all === true || swap.replace_all === true);
	return change.kind === 'update' ? change.hunks : [];
}
