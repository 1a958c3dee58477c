/** Tool calls that we follow, and their results. */
import type { Fact } from '../../domain/trace/facts.ts';
import { runId, waitId } from '../../domain/trace/ids.ts';
import { parseJson } from '../../base/json.ts';
import { endedRun } from '../commandRun.ts';
import { closedWait, factsOfOpen, openRun, openWait, type RunCall } from '../openCalls.ts';
import { absolutePath } from '../edited.ts';
import { editFacts } from './edits.ts';
import { copilot } from './ids.ts';
import { shellArgs, shellIdArgs, type ToolComplete, type ToolStart } from './schema.ts';
import type { Seen } from './seen.ts';
import type { Call, State } from './state.ts';

export function callAsked(state: State, seen: Seen, { toolCallId, toolName, arguments: told }: ToolStart['data']): Fact[] {
	const input = typeof told === 'string' ? (parseJson(told) ?? told) : told;
	const call = callOf(state, seen, toolCallId, toolName, input);
	if (call === null) {
		return [];
	}
	state.calls.set(toolCallId, call);
	return call.kind === 'look' ? [] : factsOfOpen(call);
}

const shells: ReadonlySet<string> = new Set(['bash', 'shell', 'powershell']);
const looks: ReadonlySet<string> = new Set(['read_bash', 'read_powershell', 'write_bash', 'write_powershell']);
const edits: ReadonlySet<string> = new Set(['create', 'edit', 'insert', 'str_replace', 'str_replace_editor', 'apply_patch']);

function callOf(state: State, seen: Seen, id: string, tool: string, input: unknown): Call | null {
	if (edits.has(tool)) {
		return { kind: 'edit', tool, input };
	}
	if (shells.has(tool)) {
		return runAsked(state, seen, id, input);
	}
	if (looks.has(tool)) {
		const shell = shellIdArgs.safeParse(input).data?.shellId;
		return shell === undefined ? null : { kind: 'look', shell };
	}
	const reason = waits.get(tool);
	return reason === undefined ? null : openWait(waitId(copilot, id), { ...seen, turn: state.turns.id }, reason);
}

const waits: ReadonlyMap<string, 'answer' | 'planApproval'> = new Map([
	['ask_user', 'answer'],
	['exit_plan_mode', 'planApproval'],
]);

function runAsked(state: State, { session, at, isSubagents }: Seen, id: string, input: unknown): RunCall | null {
	const asked = shellArgs.safeParse(input).data;
	if (asked === undefined) {
		return null;
	}
	const cwd = asked.cwd === null || asked.cwd === undefined ? state.cwd : absolutePath(asked.cwd, state.cwd);
	return openRun(runId(copilot, id), { session, turn: isSubagents ? null : state.turns.id, at }, cwd, asked.command);
}

export function callAnswered(state: State, seen: Seen, answer: ToolComplete['data']): Fact[] {
	const call = state.calls.get(answer.toolCallId);
	state.calls.delete(answer.toolCallId);
	switch (call?.kind) {
		case 'run':
			return runAnswered(state, call, answer, seen.at);
		case 'look':
			return looked(state, call.shell, answer, seen.at);
		case 'wait':
			return [closedWait(call, seen.at)];
		case 'edit':
			return hasSucceeded(answer) ? editFacts(state, seen, answer.toolCallId, call) : [];
		case undefined:
			return [];
	}
}

/** `success` says that the tool worked; a command that failed is told in the text of its result. */
function runAnswered(state: State, call: RunCall, answer: ToolComplete['data'], at: number): Fact[] {
	const text = textOf(answer);
	const shell = stillRunning.exec(text)?.[1];
	if (shell !== undefined) {
		state.shells.set(shell, call);
		return [];
	}
	return [endedRun(call, at, exitCodeIn(text) ?? answer.toolTelemetry?.metrics?.exit_code ?? null)];
}

/** A later look at a command in the background. */
function looked(state: State, shell: string, answer: ToolComplete['data'], at: number): Fact[] {
	const call = state.shells.get(shell);
	const code = exitCodeIn(textOf(answer));
	if (call === undefined || code === null) {
		return [];
	}
	state.shells.delete(shell);
	return [endedRun(call, at, code)];
}

const stillRunning =
	/<command (?:started in (?:background|detached)[^>]*|with)\s*(?:with )?shellId: ([^\s>]+)(?: is still running)?[^>]*>\s*$/;

/** The last line of a result, after what the command itself printed. */
function exitCodeIn(text: string): number | null {
	const code = /<(?:shellId: \S+ completed|exited) with exit code (-?\d+)>\s*$/.exec(text)?.[1];
	return code === undefined ? null : Number(code);
}

function textOf({ result }: ToolComplete['data']): string {
	return result?.content ?? result?.text_result_for_llm ?? '';
}

function hasSucceeded({ success, result }: ToolComplete['data']): boolean {
	return success ?? result?.result_type === 'success';
}
