/** What a call of a tool did, by its answer. */
import path from 'node:path';
import * as z from 'zod';
import type { EditFact, Fact } from '../../domain/trace/facts.ts';
import { editId, runId } from '../../domain/trace/ids.ts';
import { endedRun, startedRun } from '../commandRun.ts';
import { absolutePath, editFact, wholeFile } from '../edited.ts';
import { comparedHunks, linesOf } from '../hunks.ts';
import { zed } from './ids.ts';
import type { Call } from './messages.ts';
import { editOutput, pathInput, terminalInput, type ToolResult } from './schema.ts';
import type { Called } from '../openCalls.ts';

export function callFacts(call: Call, called: Called): Fact[] {
	return call.use.name === 'terminal' ? runFacts(call, called) : editFacts(call, called);
}

function runFacts({ use, result }: Call, { session, turn, key, at, folder }: Called): Fact[] {
	const asked = terminalInput.safeParse(use.input).data;
	if (asked === undefined) {
		return [];
	}
	const cwd = asked.cd ? projectPath(asked.cd, folder) : folder;
	const started = startedRun({ id: runId(zed, key), session, turn, startedAt: at, cwd }, asked.command);
	return [result === null ? started.run : endedRun(started, at, exitCodeIn(result))];
}

/** Code 0 is not written, but only of commands that ran to their end. */
function exitCodeIn(result: ToolResult): number | null {
	const text = textOf(result.content).trim();
	const code = /^Command "[\s\S]*?" failed with exit code (-?\d+)\./.exec(text)?.[1];
	if (code !== undefined) {
		return Number(code);
	}
	return result.is_error !== true && /^(?:```|Command executed successfully)/.test(text) ? 0 : null;
}

const content = z.union([z.string(), z.object({ Text: z.string() }), z.array(z.object({ Text: z.string() }).or(z.unknown()))]);

function textOf(value: unknown): string {
	const told = content.safeParse(value).data ?? '';
	const parts = typeof told === 'string' ? [{ Text: told }] : Array.isArray(told) ? told : [told];
	return parts.flatMap(part => text.safeParse(part).data?.Text ?? []).join('\n');
}

const text = z.object({ Text: z.string() });

function editFacts({ use, result }: Call, { session, turn, key, at, folder }: Called): Fact[] {
	const changed = result === null || result.is_error === true ? null : (shownChange(result) ?? removal(use.name, use.input));
	return changed === null
		? []
		: [editFact({ id: editId(zed, key), session, turn, at, ...changed, path: projectPath(changed.path, folder) })];
}

type Changed = Pick<EditFact, 'path' | 'change' | 'before'>;

function shownChange({ output }: ToolResult): Changed | null {
	const shown = editOutput.safeParse(output).data;
	if (shown === undefined || shown.old_text === shown.new_text) {
		return null;
	}
	const { old_text: before, new_text: after } = shown;
	const named = 'input_path' in shown ? shown.input_path : shown.original_path;
	return before === ''
		? { path: named, change: wholeFile('create', after), before: [] }
		: { path: named, change: { kind: 'update', hunks: comparedHunks(before, after) }, before: linesOf(before) };
}

function removal(tool: string, input: unknown): Changed | null {
	const removed = tool === 'delete_path' ? pathInput.safeParse(input).data?.path : undefined;
	return removed === undefined ? null : { path: removed, change: { kind: 'delete' }, before: null };
}

/** A path in a project begins with the name of the project's folder. */
function projectPath(named: string, folder: string | null): string {
	const [first = '', ...rest] = named.split(/[\\/]/);
	const isProjects = folder !== null && first !== '' && first === path.win32.basename(folder);
	return isProjects ? absolutePath(rest.join(folder.startsWith('/') ? '/' : '\\') || '.', folder) : absolutePath(named, folder);
}
