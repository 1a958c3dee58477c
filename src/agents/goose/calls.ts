/** What a call of a tool did, by its answer. */
import type { EditFact, Fact, FileChange } from '../../domain/trace/facts.ts';
import { editId, runId } from '../../domain/trace/ids.ts';
import { endedRun, startedRun } from '../commandRun.ts';
import { hunksIn } from '../diff.ts';
import { absolutePath, editFact, replacement, wholeFile } from '../edited.ts';
import { addedLines, linesOf } from '../hunks.ts';
import { goose } from './ids.ts';
import { editorInput, shellInput, shellOutput, type EditorInput, type ToolRequest, type ToolResponse } from './schema.ts';
import type { Called } from '../openCalls.ts';

/** A tool's name may have its extension's before it. */
function toolOf({ toolCall }: ToolRequest): string {
	return (toolCall.value?.name ?? '').split('__').at(-1) ?? '';
}

/** A command that was asked for and has not answered. */
export function askedFacts(request: ToolRequest, called: Called): Fact[] {
	const started = toolOf(request) === 'shell' ? startedOf(request, called) : null;
	return started === null ? [] : [started.run];
}

export function answeredFacts(request: ToolRequest, asked: Called, response: ToolResponse, at: number): Fact[] {
	if (toolOf(request) === 'shell') {
		const started = startedOf(request, asked);
		return started === null ? [] : [endedRun(started, at, exitCodeOf(response))];
	}
	return hasSucceeded(response) ? editFacts(request, { ...asked, at }) : [];
}

function startedOf(
	{ toolCall }: ToolRequest,
	{ session, turn, key, at: startedAt, folder: cwd }: Called,
): ReturnType<typeof startedRun> | null {
	const asked = shellInput.safeParse(toolCall.value?.arguments).data;
	return asked === undefined ? null : startedRun({ id: runId(goose, key), session, turn, startedAt, cwd }, asked.command);
}

/** Versions before 1.2x of the shell tell no code, and an error is none. */
function exitCodeOf({ toolResult }: ToolResponse): number | null {
	const told = shellOutput.safeParse(toolResult.value?.structuredContent).data;
	return told === undefined || told.timed_out === true ? null : (told.exit_code ?? null);
}

function hasSucceeded({ toolResult }: ToolResponse): boolean {
	return toolResult.status === 'success' && toolResult.value?.isError !== true;
}

const editors: ReadonlySet<string> = new Set(['text_editor', 'write', 'edit', 'write_file', 'edit_file']);

function editFacts(request: ToolRequest, { session, turn, key, at, folder }: Called): EditFact[] {
	const input = editors.has(toolOf(request)) ? editorInput.safeParse(request.toolCall.value?.arguments).data : undefined;
	const change = input === undefined ? null : changeOf(input);
	return input === undefined || change === null
		? []
		: [editFact({ id: editId(goose, key), session, turn, at, path: absolutePath(input.path, folder), change, before: null })];
}

/** `text_editor` says what to do as a command; the tools after it by what they are asked with. */
function changeOf(input: EditorInput): FileChange | null {
	switch (input.command ?? '') {
		case '':
			return plainChange(input);
		case 'write':
		case 'create':
			return typeof input.file_text === 'string' ? wholeFile('update', input.file_text) : null;
		case 'str_replace':
			return replacedChange(input);
		case 'insert':
			return insertedChange(input);
		default:
			return null;
	}
}

function plainChange({ content, before, after }: EditorInput): FileChange | null {
	if (typeof content === 'string') {
		return wholeFile('update', content);
	}
	return typeof before === 'string' && typeof after === 'string' ? replacement(before, after) : null;
}

/** For a while `str_replace` took a unified diff. */
function replacedChange({ diff, old_str: before, new_str: after }: EditorInput): FileChange | null {
	if (diff) {
		return { kind: 'update', hunks: hunksIn(diff) };
	}
	return typeof before === 'string' && typeof after === 'string' ? replacement(before, after) : null;
}

/** After the line of that number; 0 is before the first. */
function insertedChange({ insert_line: line, new_str: text }: EditorInput): FileChange | null {
	const lines = addedLines(linesOf(text ?? ''));
	return typeof line === 'number' && lines.length > 0 ? { kind: 'update', hunks: [{ oldStart: line + 1, lines }] } : null;
}
