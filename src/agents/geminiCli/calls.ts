/** Tool calls, which stand in their message together with their results. */
import type { EditFact, Fact } from '../../domain/trace/facts.ts';
import { editId, runId, waitId } from '../../domain/trace/ids.ts';
import { recordTime } from '../../domain/trace/recordTime.ts';
import { endedRun, startedRun } from '../commandRun.ts';
import { absolutePath, editFact } from '../edited.ts';
import { changeOf, exitCodeSaid, fileArgs, shellArgs } from '../geminiTools.ts';
import { gemini } from './ids.ts';
import { answers, type ToolCall } from './schema.ts';
import type { State } from './state.ts';
import type { Told } from './told.ts';

export function callFacts(state: State, told: Told, call: ToolCall, index: number): Fact[] {
	const key = `${told.key}/${call.id ?? index}`;
	const endedAt = recordTime(call.timestamp) ?? told.at;
	return [...state.turns.work(endedAt), ...followed(state, told, key, call, endedAt)];
}

function followed(state: State, told: Told, key: string, call: ToolCall, endedAt: number): Fact[] {
	switch (call.name) {
		case 'run_shell_command':
			return runFacts(state, told, key, call, endedAt);
		case 'replace':
		case 'edit':
		case 'write_file':
			return editFacts(state, told, key, call, endedAt);
		case 'enter_plan_mode':
			return hasSucceeded(call) ? planEntered(state) : [];
		case 'exit_plan_mode':
			state.planMode &&= !hasSucceeded(call);
			return [waited(state, told, key, endedAt, 'planApproval')];
		case 'ask_user':
			return [waited(state, told, key, endedAt, 'answer')];
		default:
			return [];
	}
}

function hasSucceeded({ status }: ToolCall): boolean {
	return status === 'success';
}

function planEntered(state: State): Fact[] {
	state.planMode = true;
	return state.turns.plan();
}

function waited(state: State, { at, session }: Told, key: string, to: number, reason: 'answer' | 'planApproval'): Fact {
	return { kind: 'wait', id: waitId(gemini, key), session, turn: state.turns.id, from: at, to: Math.max(at, to), for: reason };
}

function runFacts(state: State, { at, session }: Told, key: string, call: ToolCall, endedAt: number): Fact[] {
	const args = shellArgs.safeParse(call.args).data;
	if (args === undefined) {
		return [];
	}
	const named = args.dir_path ?? args.directory ?? args.cwd ?? null;
	const cwd = named === null ? state.cwd : absolutePath(named, state.cwd);
	const started = startedRun({ id: runId(gemini, key), session, turn: state.turns.id, startedAt: at, cwd }, args.command);
	if (call.status === null || call.status === undefined || args.is_background === true) {
		return [started.run];
	}
	return [endedRun(started, endedAt, exitCodeOf(call))];
}

/** Null where it is not known. Code 0 is not written, but only of commands that ran to their end. */
function exitCodeOf(call: ToolCall): number | null {
	const output = outputOf(call);
	if (output === null || !hasSucceeded(call)) {
		return null;
	}
	const told = exitCodeSaid(output);
	if (told !== null) {
		return told;
	}
	const isCut = /^(?:Error: (?!\(none\))|Signal: [1-9]|Exit Code: \(none\))/m.test(output) || !/^Output: /m.test(output);
	return isCut ? null : 0;
}

function outputOf({ result }: ToolCall): string | null {
	return answers.safeParse(result).data?.find(answer => answer !== null)?.functionResponse.response?.output ?? null;
}

function editFacts(state: State, { session }: Told, key: string, call: ToolCall, at: number): EditFact[] {
	const file = fileArgs.safeParse(call.args).data?.file_path;
	const edited = file === undefined || !hasSucceeded(call) ? null : changeOf(call.args, call.resultDisplay);
	if (file === undefined || edited === null) {
		return [];
	}
	const path = absolutePath(file, state.cwd);
	return [editFact({ id: editId(gemini, key), session, turn: state.turns.id, at, path, ...edited })];
}
