/** What a call of a tool did, by its answer. */
import type { EditFact, Fact, FileChange } from '../../domain/trace/facts.ts';
import { editId, runId } from '../../domain/trace/ids.ts';
import { endedRun, startedRun } from '../commandRun.ts';
import { absolutePath, editFact, replacement, wholeFile } from '../edited.ts';
import { addedLines, linesOf } from '../hunks.ts';
import { kiro } from './ids.ts';
import { shellInput, shellOutput, writeInput, type ToolResult, type ToolUse, type WriteInput } from './schema.ts';
import type { Called } from '../openCalls.ts';

const shells: ReadonlySet<string> = new Set(['shell', 'execute_bash', 'execute_cmd']);
const writers: ReadonlySet<string> = new Set(['write', 'fs_write']);

/** A command that was asked for and has not answered. */
export function askedFacts(use: ToolUse, called: Called): Fact[] {
	const started = startedOf(use, called);
	return started === null ? [] : [started.run];
}

export function answeredFacts(use: ToolUse, asked: Called, result: ToolResult, at: number): Fact[] {
	const started = startedOf(use, asked);
	if (started !== null) {
		return [endedRun(started, at, exitCodeOf(result))];
	}
	const input = writers.has(use.name) && result.status === 'success' ? writeInput.safeParse(use.input).data : undefined;
	const change = input === undefined ? null : changeOf(input);
	if (input === undefined || change === null) {
		return [];
	}
	const { session, turn, key, folder } = asked;
	const edit: EditFact = editFact({
		id: editId(kiro, key),
		session,
		turn,
		at,
		path: absolutePath(input.path, folder),
		change,
		before: null,
	});
	return [edit];
}

function startedOf({ name, input }: ToolUse, { session, turn, key, at: startedAt, folder }: Called): ReturnType<typeof startedRun> | null {
	const asked = shells.has(name) ? shellInput.safeParse(input).data : undefined;
	const cwd = asked?.working_dir ? absolutePath(asked.working_dir, folder) : folder;
	return asked === undefined ? null : startedRun({ id: runId(kiro, key), session, turn, startedAt, cwd }, asked.command);
}

/** "exit status: 0", and on Windows "exit code: 0". */
function exitCodeOf({ content }: ToolResult): number | null {
	for (const one of content) {
		const code = /^exit (?:status|code): (-?\d+)$/.exec(shellOutput.safeParse(one).data?.data.exit_status ?? '')?.[1];
		if (code !== undefined) {
			return Number(code);
		}
	}
	return null;
}

function changeOf(input: WriteInput): FileChange | null {
	const text = [input.content, input.file_text, input.new_str, input.newStr].find(one => typeof one === 'string') ?? null;
	switch (input.command) {
		case 'create':
			return text === null ? null : wholeFile('update', text);
		case 'str_replace':
		case 'strReplace':
			return replacedChange(input);
		case 'insert':
		case 'append':
			return text === null ? null : insertedChange(input, text);
		default:
			return null;
	}
}

function replacedChange(input: WriteInput): FileChange | null {
	const [before, after] = [input.old_str ?? input.oldStr, input.new_str ?? input.newStr];
	return typeof before === 'string' && typeof after === 'string' ? replacement(before, after, input.replaceAll === true) : null;
}

/** After the line of that number; without one, somewhere: at the end. */
function insertedChange(input: WriteInput, text: string): FileChange | null {
	const line = input.insert_line ?? input.insertLine ?? null;
	const lines = addedLines(linesOf(text));
	return lines.length === 0 ? null : { kind: 'update', hunks: [{ oldStart: line === null ? null : line + 1, lines }] };
}
