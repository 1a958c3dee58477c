/** What a call of a tool did, by its answer. */
import type { EditFact, Fact, RunFact } from '../../domain/trace/facts.ts';
import { editId, runId } from '../../domain/trace/ids.ts';
import { epochTime } from '../../domain/trace/recordTime.ts';
import { endedRun, startedRun } from '../commandRun.ts';
import { hunksIn } from '../diff.ts';
import { absolutePath, editFact, replacement, wholeFile } from '../edited.ts';
import { comparedHunks, linesOf } from '../hunks.ts';
import { crush } from './ids.ts';
import {
	editMetadata,
	fileInput,
	shellInput,
	shellMetadata,
	swapInput,
	swapsInput,
	writeInput,
	type ToolCall,
	type ToolResult,
} from './schema.ts';
import type { Called } from '../openCalls.ts';

/** A command that was asked for and has not answered. */
export function askedFacts({ name, input }: ToolCall, called: Called): Fact[] {
	const asked = name === 'bash' ? shellInput.safeParse(input).data : undefined;
	return asked === undefined ? [] : [runOf(asked.command, asked.working_dir ?? null, called, called.at).run];
}

export function answeredFacts(call: ToolCall, result: ToolResult, called: Called): Fact[] {
	switch (call.name) {
		case 'bash':
			return runFacts(call, result, called);
		case 'edit':
		case 'multiedit':
		case 'write':
			return result.is_error === true ? [] : editFacts(call, result, called);
		default:
			return [];
	}
}

function runOf(
	command: string,
	named: string | null,
	{ session, turn, key, folder }: Called,
	startedAt: number,
): ReturnType<typeof startedRun> {
	const cwd = named === null ? folder : absolutePath(named, folder);
	return startedRun({ id: runId(crush, key), session, turn, startedAt, cwd }, command);
}

function runFacts({ input }: ToolCall, result: ToolResult, called: Called): RunFact[] {
	const asked = shellInput.safeParse(input).data;
	if (asked === undefined) {
		return [];
	}
	const told = shellMetadata.safeParse(result.metadata).data;
	const started = runOf(asked.command, asked.working_dir ?? null, called, epochTime(told?.start_time) ?? called.at);
	const endedAt = epochTime(told?.end_time) ?? called.at;
	return [told?.background === true ? started.run : endedRun(started, endedAt, exitCodeOf(result, told !== undefined))];
}

/** Code 0 is not written, but only of commands that ran to their end; what was refused or broken off has no times either. */
function exitCodeOf({ content, is_error: isError }: ToolResult, hasRun: boolean): number | null {
	if (isError === true || !hasRun || /^Command was aborted before completion$/m.test(content)) {
		return null;
	}
	const code = [...content.matchAll(/^Exit code (-?\d+)$/gm)].at(-1)?.[1];
	return code === undefined ? 0 : Number(code);
}

function editFacts({ input }: ToolCall, { metadata }: ToolResult, { session, turn, key, at, folder }: Called): EditFact[] {
	const file = fileInput.safeParse(input).data?.file_path;
	const changed = shownChange(input, metadata) ?? askedChange(input);
	return file === undefined || changed === null
		? []
		: [editFact({ id: editId(crush, key), session, turn, at, path: absolutePath(file, folder), ...changed })];
}

type Change = Pick<EditFact, 'change' | 'before'>;

function shownChange(input: unknown, metadata: unknown): Change | null {
	const shown = editMetadata.safeParse(metadata).data;
	if (typeof shown?.old_content === 'string' && typeof shown.new_content === 'string') {
		const { old_content: before, new_content: after } = shown;
		return before === ''
			? { change: wholeFile('create', after), before: [] }
			: { change: { kind: 'update', hunks: comparedHunks(before, after) }, before: linesOf(before) };
	}
	const written = writeInput.safeParse(input).data;
	if (written === undefined || typeof shown?.diff !== 'string') {
		return null;
	}
	return /^@@ -0,0 /m.test(shown.diff)
		? { change: wholeFile('create', written.content), before: [] }
		: { change: { kind: 'update', hunks: hunksIn(shown.diff) }, before: null };
}

/** Versions that do not show the file: what was asked for. */
function askedChange(input: unknown): Change | null {
	const written = writeInput.safeParse(input).data;
	if (written !== undefined) {
		return { change: wholeFile('update', written.content), before: null };
	}
	const asked = swapsInput.safeParse(input).data?.edits ?? [swapInput.safeParse(input).data].flatMap(one => one ?? []);
	const changes = asked.map(one => replacement(one.old_string, one.new_string, one.replace_all === true));
	const hunks = changes.flatMap(change => (change.kind === 'update' ? change.hunks : []));
	return hunks.length === 0 ? null : { change: { kind: 'update', hunks }, before: null };
}
