/** What a call of a tool did, in the editor's words or the transcript's. */
import type { EditFact } from '../../domain/trace/facts.ts';
import { absolutePath, replacement, wholeFile } from '../edited.ts';
import { comparedHunks, linesOf } from '../hunks.ts';
import { filesIn, patchIn } from '../patch.ts';
import { editResult, pathArgs, runResult, shellArgs, swapArgs, swapsArgs, wholeArgs, type RunResult, type ToolCall } from './schema.ts';
import type { Call, RunEnd } from './steps.ts';

/** The text of a file that the database keeps; null where it does not. */
export type ContentOf = (id: string) => string | null;

export function callOf(tool: ToolCall, contentOf: ContentOf): Call[] {
	const name = (tool.name ?? '').toLowerCase();
	if (runs.has(name)) {
		return runOf(shellOf(tool), endOf(tool));
	}
	if (edits.has(name)) {
		return editsOf(tool, name, contentOf);
	}
	return waits.has(name) ? [{ kind: 'wait', for: 'answer' }] : [];
}

/** A call of which nothing but its input is on record. */
export function askedCall(name: string, input: unknown): Call[] {
	const tool = name.toLowerCase();
	if (runs.has(tool)) {
		return runOf(input, { kind: 'ended', exitCode: null });
	}
	return edits.has(tool) ? askedEdits(input, true, tool) : waits.has(tool) ? [{ kind: 'wait', for: 'answer' }] : [];
}

export function isPlanning(name: string | null | undefined): boolean {
	return /^(?:create_?plan)$/i.test(name ?? '');
}

const runs: ReadonlySet<string> = new Set(['run_terminal_cmd', 'run_terminal_command_v2', 'run_terminal_command', 'shell', 'bash']);
const waits: ReadonlySet<string> = new Set(['ask_question', 'askquestion']);
const edits: ReadonlySet<string> = new Set([
	...['edit_file_v2', 'edit_file', 'search_replace', 'multiedit', 'write', 'apply_patch', 'delete_file'],
	...['strreplace', 'applypatch', 'delete'],
]);

function shellOf({ params, rawArgs }: ToolCall): unknown {
	return shellArgs.safeParse(params).success ? params : rawArgs;
}

function runOf(input: unknown, end: RunEnd): Call[] {
	const asked = shellArgs.safeParse(input).data;
	if (asked === undefined) {
		return [];
	}
	const cwd = asked.cwd || asked.working_directory || null;
	return [{ kind: 'run', commandLine: asked.command, cwd, end: asked.is_background === true ? { kind: 'running' } : end }];
}

/** "completed" is also said of commands that failed or were refused. */
function endOf(tool: ToolCall): RunEnd {
	const told = runResult.safeParse(tool.result).data ?? null;
	if (told?.rejected === true || saysOf(tool) === 'rejected' || tool.status === 'cancelled') {
		return { kind: 'refused' };
	}
	return tool.status === 'completed' || tool.status === 'error' ? { kind: 'ended', exitCode: exitCodeOf(tool, told) } : { kind: 'running' };
}

/** Code 0 is not written by every version, but only of commands that ran to their end. */
function exitCodeOf(tool: ToolCall, told: RunResult | null): number | null {
	const isWhole = told?.endedReason?.endsWith('EXECUTION_COMPLETED') === true;
	const hasFailed = tool.status === 'error' || saysOf(tool) === 'error';
	return told?.exitCodeV2 ?? told?.exitCode ?? (isWhole && !hasFailed ? 0 : null);
}

function saysOf({ additionalData }: ToolCall): string | null {
	return additionalData?.status ?? null;
}

function isMade(tool: ToolCall): boolean {
	return tool.status === 'completed' && saysOf(tool) !== 'rejected' && saysOf(tool) !== 'error';
}

/** The newest versions keep the file before and after the edit; older ones what was asked for. */
function editsOf(tool: ToolCall, name: string, contentOf: ContentOf): Call[] {
	const path = pathIn(argsOf(tool));
	const ids = editResult.safeParse(tool.result).data ?? { beforeContentId: null, afterContentId: null };
	const after = textOf(ids.afterContentId, contentOf);
	if (path === null || after === null) {
		return askedEdits(argsOf(tool), isMade(tool), name);
	}
	return [{ kind: 'edit', path, changed: isMade(tool) ? between(textOf(ids.beforeContentId, contentOf), after) : null }];
}

function textOf(id: string | null | undefined, contentOf: ContentOf): string | null {
	return id ? contentOf(id) : null;
}

/** What the model asked for and what the editor made of it: either may have the path alone. */
function argsOf({ params, rawArgs }: ToolCall): unknown {
	return typeof rawArgs === 'object' ? { ...Object(params), ...rawArgs } : rawArgs;
}

function between(before: string | null, after: string): Pick<EditFact, 'change' | 'before'> {
	if (before === null) {
		return { change: wholeFile('update', after), before: null };
	}
	return before === ''
		? { change: wholeFile('create', after), before: [] }
		: { change: { kind: 'update', hunks: comparedHunks(before, after) }, before: linesOf(before) };
}

/** Of an `edit_file` only a sketch is on record, in which the rest of the file is left out: its text is not told. */
function askedEdits(input: unknown, wasMade: boolean, name: string): Call[] {
	const patch = typeof input === 'string' ? patchIn(input) : null;
	if (patch !== null) {
		return filesIn(patch).map(({ path, change }) => ({ kind: 'edit', path, changed: wasMade ? { change, before: null } : null }));
	}
	const path = pathIn(input);
	const change = changeOf(input, name);
	return path === null || change === null ? [] : [{ kind: 'edit', path, changed: wasMade ? { change, before: null } : null }];
}

function changeOf(input: unknown, name: string): EditFact['change'] | null {
	const swapped = swapArgs.safeParse(input).data;
	if (swapped !== undefined) {
		const { old_string: before, new_string: after, replace_all: everywhere } = swapped;
		return before === '' ? wholeFile('update', after) : replacement(before, after, everywhere === true);
	}
	const several = swapsArgs.safeParse(input).data;
	if (several !== undefined) {
		const changes = several.edits.map(edit => replacement(edit.old_string, edit.new_string, edit.replace_all === true));
		return { kind: 'update', hunks: changes.flatMap(change => (change.kind === 'update' ? change.hunks : [])) };
	}
	const whole = wholeArgs.safeParse(input).data;
	if (whole !== undefined) {
		return wholeFile('update', 'contents' in whole ? whole.contents : whole.content);
	}
	return name.startsWith('delete') ? { kind: 'delete' } : null;
}

/** The editor names a file from its folder on, the model mostly whole. */
function pathIn(input: unknown): string | null {
	const told = pathArgs.safeParse(input).data;
	const named = [told?.path, told?.file_path, told?.target_file, told?.relativeWorkspacePath].filter(path => path);
	return named.find(path => absolutePath(path ?? '', '/') === path) ?? named[0] ?? null;
}
