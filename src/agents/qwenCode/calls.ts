/** Tool calls, and their results in a later record. */
import type { Fact } from '../../domain/trace/facts.ts';
import { editId, runId, waitId } from '../../domain/trace/ids.ts';
import { endedRun } from '../commandRun.ts';
import { absolutePath, editFact } from '../edited.ts';
import { changeOf, exitCodeSaid, fileArgs, shellArgs } from '../geminiTools.ts';
import { closedWait, factsOfOpen, openRun, openWait, type CallPlace, type EditCall, type OpenCall, type RunCall } from '../openCalls.ts';
import { qwen } from './ids.ts';
import type { FunctionCall, QwenRecord } from './schema.ts';
import type { Seen } from './seen.ts';
import type { State } from './state.ts';

export function callAsked(state: State, seen: Seen, call: FunctionCall, index: number): Fact[] {
	const id = call.id ?? `${seen.key}/${index}`;
	const open = openOf(state, seen, call, `${seen.key}/${id}`);
	if (open === null) {
		return [];
	}
	state.calls.set(id, open);
	return [...(call.name === 'exit_plan_mode' ? state.turns.plan() : []), ...factsOfOpen(open)];
}

function openOf(state: State, seen: Seen, { name, args }: FunctionCall, key: string): OpenCall | null {
	const place = { session: seen.session, turn: state.turns.id, at: seen.at };
	if (edits.has(name)) {
		return { kind: 'edit', tool: key, input: args };
	}
	const reason = waits.get(name);
	return reason === undefined ? runAsked(seen, name, args, place, key) : openWait(waitId(qwen, key), place, reason);
}

const edits: ReadonlySet<string> = new Set(['edit', 'replace', 'write_file']);
const waits: ReadonlyMap<string, 'answer' | 'planApproval'> = new Map([
	['ask_user_question', 'answer'],
	['exit_plan_mode', 'planApproval'],
]);

function runAsked({ cwd }: Seen, name: string, args: unknown, place: CallPlace, key: string): OpenCall | null {
	const asked = name === 'run_shell_command' ? shellArgs.safeParse(args).data : undefined;
	if (asked === undefined) {
		return null;
	}
	const named = asked.dir_path ?? asked.directory ?? asked.cwd ?? null;
	return openRun(runId(qwen, key), place, named === null ? cwd : absolutePath(named, cwd), asked.command);
}

export function callsAnswered(state: State, seen: Seen, record: QwenRecord): Fact[] {
	const answers = (record.message?.parts ?? []).flatMap(part => part?.functionResponse ?? []);
	return answers.flatMap(({ id, response }) => {
		const key = id ?? record.toolCallResult?.callId ?? '';
		const call = state.calls.get(key);
		state.calls.delete(key);
		return call === undefined ? [] : answered(state, seen, call, record, response?.output ?? '');
	});
}

function answered(state: State, seen: Seen, call: OpenCall, { toolCallResult }: QwenRecord, output: string): Fact[] {
	const hasSucceeded = (toolCallResult?.status ?? 'success') === 'success';
	switch (call.kind) {
		case 'run':
			return [ended(call, seen, output)];
		case 'wait':
			return [closedWait(call, seen.at)];
		case 'edit':
			return hasSucceeded ? edited(state, seen, call, toolCallResult?.resultDisplay) : [];
	}
}

/** In the background, or when it was stopped, there is no exit code. */
function ended(call: RunCall, { at }: Seen, output: string): Fact {
	return endedRun(call, at, exitCodeSaid(output));
}

function edited(state: State, seen: Seen, { tool: key, input }: EditCall, display: unknown): Fact[] {
	const file = fileArgs.safeParse(input).data?.file_path;
	const change = file === undefined ? null : changeOf(input, display);
	if (file === undefined || change === null) {
		return [];
	}
	const { session, at, cwd } = seen;
	return [editFact({ id: editId(qwen, key), session, turn: state.turns.id, at, path: absolutePath(file, cwd), ...change })];
}
