/** Tool calls that we follow, and their results. */
import type { Fact } from '../../domain/trace/facts.ts';
import { waitId } from '../../domain/trace/ids.ts';
import { blocksOf } from './content.ts';
import { editAnswered, editTools } from './edits.ts';
import { runAnswered, runAsked, taskAnswered, type Answer } from './runs.ts';
import type { Content, ToolResult, ToolUse, UserRecord } from './schema.ts';
import type { Seen } from './seen.ts';
import { claude } from './session.ts';
import type { Call, EditCall, State, WaitCall } from './state.ts';
import { planModeInTurn, turnAt } from './turns.ts';

export function callsIn(state: State, seen: Seen, content: Content | null | undefined): Fact[] {
	return blocksOf(content).flatMap(block => {
		if (block.type !== 'tool_use' || typeof block.id !== 'string') {
			return []; // nothing could answer it
		}
		const call = callOf(state, seen, block.id, block);
		if (call === null) {
			return [];
		}
		state.calls.set(block.id, call);
		return factsOf(call);
	});
}

/** Where a record holds several results, its `toolUseResult` could be any one's, and is nobody's. */
export function answersIn(state: State, seen: Seen, record: UserRecord): Fact[] {
	const results = blocksOf(record.message.content).filter(block => block.type === 'tool_result');
	const details = results.length === 1 ? record.toolUseResult : undefined;
	return results.flatMap(result => answered(state, seen, result, new ToldAnswer(result, details)));
}

/** The text is only looked for when it is asked for. */
class ToldAnswer implements Answer {
	readonly details: unknown;
	readonly #result: ToolResult;

	constructor(result: ToolResult, details: unknown) {
		this.#result = result;
		this.details = details;
	}

	get isError(): boolean | null {
		return this.#result.is_error ?? null;
	}

	get text(): string {
		return headOf(this.#result.content);
	}
}

/** The engineer has given another prompt: no result will come any more, and the question is answered or dropped. */
export function abandonCalls(state: State, at: number): Fact[] {
	const waits = [...state.calls.values()].filter(call => call.kind === 'wait');
	state.calls.clear();
	return waits.map(call => waited(call, at));
}

/** Text must not be held for a result that will not come. */
export function abandonEdits(state: State): void {
	for (const [id, call] of state.calls) {
		if (call.kind === 'edit') {
			state.calls.delete(id);
		}
	}
}

function callOf(state: State, seen: Seen, id: string, use: ToolUse): Call | null {
	if (editTools.has(use.name)) {
		return { kind: 'edit', tool: use.name, input: use.input };
	}
	switch (use.name) {
		case 'Bash':
			return runAsked(id, use.input, seen, turnAt(state, seen));
		case 'AskUserQuestion':
			return waitFor('answer', state, seen, id);
		case 'ExitPlanMode':
			return waitFor('planApproval', state, seen, id);
		case 'EnterPlanMode':
			return { kind: 'enterPlan' };
		default:
			return null;
	}
}

/** Whether what a tool is called with is looked at. */
export function readsInput(tool: string): boolean {
	return editTools.has(tool) || tool === 'Bash';
}

function waitFor(reason: 'answer' | 'planApproval', state: State, seen: Seen, id: string): WaitCall {
	const turn = turnAt(state, seen);
	return { kind: 'wait', wait: { id: waitId(claude, id), session: seen.session, turn, from: seen.at, to: null, for: reason } };
}

function factsOf(call: Call): Fact[] {
	switch (call.kind) {
		case 'run':
			return [{ kind: 'run', ...call.run }];
		case 'wait':
			return [{ kind: 'wait', ...call.wait }];
		case 'edit':
		case 'enterPlan':
			return [];
	}
}

function answered(state: State, seen: Seen, result: ToolResult, answer: Answer): Fact[] {
	const { id, call } = takeCall(state, seen, result);
	switch (call?.kind) {
		case 'run':
			return runAnswered(state, call, answer, seen.at);
		case 'wait':
			return waitAnswered(state, call, answer, seen.at);
		case 'enterPlan':
			return answer.isError === true ? [] : planModeInTurn(state, seen);
		case 'edit':
		case undefined:
			return editOrTaskAnswered(state, seen, id, call ?? null, answer);
	}
}

/** Only an edit's own call is kept; for all other results, their shape says what they are of. */
function editOrTaskAnswered(state: State, seen: Seen, id: string, call: EditCall | null, answer: Answer): Fact[] {
	const edit = editAnswered(id, call, answer, seen, turnAt(state, seen));
	return edit === null ? taskAnswered(state, answer, seen.at) : [edit];
}

function takeCall(state: State, seen: Seen, result: ToolResult): { id: string; call: Call | undefined } {
	const id = result.tool_use_id ?? seen.key;
	const call = state.calls.get(id);
	state.calls.delete(id);
	return { id, call };
}

function waitAnswered(state: State, call: WaitCall, answer: Answer, at: number): Fact[] {
	if (call.wait.for === 'planApproval' && answer.isError !== true) {
		state.planMode = false;
	}
	return [waited(call, at)];
}

function waited({ wait }: WaitCall, at: number): Fact {
	return { kind: 'wait', ...wait, to: Math.max(wait.from, at) };
}

/** The beginning of a result's text, which is a string or a list of blocks. */
function headOf(content: unknown): string {
	const first: unknown = Array.isArray(content) ? content[0] : content;
	const text = typeof first === 'object' && first !== null && 'text' in first ? first.text : first;
	return typeof text === 'string' ? text.slice(0, RESULT_HEAD_LENGTH) : '';
}

/** Characters; no more of a result is read. */
export const RESULT_HEAD_LENGTH = 400;
