/** Tool calls, and their results in a later entry. */
import type { Fact } from '../../domain/trace/facts.ts';
import { editId, runId, type SessionId } from '../../domain/trace/ids.ts';
import { endedRun } from '../commandRun.ts';
import { absolutePath, editFact, replacement, wholeFile } from '../edited.ts';
import { factsOfOpen, openRun, type EditCall, type OpenCall } from '../openCalls.ts';
import { piId } from './ids.ts';
import { bashArgs, editArgs, writeArgs, type ToolCall, type ToolResult } from './schema.ts';
import type { State } from './state.ts';
import { wordsIn } from './words.ts';

/** When and in which session something was said. */
export interface Said {
	readonly at: number;
	readonly session: SessionId;
}

export function callAsked(state: State, { at, session }: Said, call: ToolCall): Fact[] {
	const open = openOf(state, { at, session }, call);
	if (open === null) {
		return [];
	}
	state.calls.set(call.id, open);
	return factsOfOpen(open);
}

/** Ids of some models' calls begin again, but not in the same moment. */
function openOf({ turns, cwd }: State, { at, session }: Said, { id, name, arguments: input }: ToolCall): OpenCall | null {
	const key = `${id}@${at}`;
	if (name === 'edit' || name === 'write') {
		return { kind: 'edit', tool: key, input };
	}
	const command = name === 'bash' ? bashArgs.safeParse(input).data?.command : undefined;
	return command === undefined ? null : openRun(runId(piId, key), { at, session, turn: turns.id }, cwd, command);
}

export function callAnswered(state: State, said: Said, result: ToolResult): Fact[] {
	const call = state.calls.get(result.toolCallId);
	state.calls.delete(result.toolCallId);
	switch (call?.kind) {
		case 'run':
			return [endedRun(call, said.at, exitCodeOf(result))];
		case 'edit':
			return result.isError === true ? [] : edited(state, said, call);
		default:
			return [];
	}
}

/** A result that is no error is that of code 0; one that is ends with the code, unless the command was stopped. */
function exitCodeOf({ isError, content }: ToolResult): number | null {
	if (isError !== true) {
		return 0;
	}
	const code = /Command exited with code (-?\d+)\s*$/.exec(wordsIn(content))?.[1];
	return code === undefined ? null : Number(code);
}

function edited({ turns, cwd }: State, { at, session }: Said, { tool: key, input }: EditCall): Fact[] {
	const base = { session, turn: turns.id, at, before: null };
	const written = writeArgs.safeParse(input).data;
	if (written !== undefined) {
		const change = wholeFile('update', written.content);
		return [editFact({ ...base, id: editId(piId, key), path: absolutePath(written.path, cwd), change })];
	}
	const asked = editArgs.safeParse(input).data;
	return (asked?.edits ?? []).map(({ oldText, newText }, index) =>
		editFact({
			...base,
			id: editId(piId, `${key}/${index}`),
			path: absolutePath(asked?.path ?? '', cwd),
			change: replacement(oldText, newText),
		}),
	);
}
