/** Messages of the older version. */
import { parseJson } from '../../base/json.ts';
import type { Fact } from '../../domain/trace/facts.ts';
import { callAnswered, callAsked } from './calls.ts';
import { statusPayload, type Message, type Status } from './schema.ts';
import type { State } from './state.ts';
import { promptFacts, responseFacts, setPlanMode } from './told.ts';

export function messageFacts(state: State, at: number, message: Message): Fact[] {
	switch (message.type) {
		case 'TurnBegin':
		case 'SteerInput':
			return promptFacts(state, at, message.payload.user_input, state.parent === null);
		case 'TurnEnd':
			return [...state.turns.work(at), ...state.turns.end('done')];
		case 'StepInterrupted':
			return state.turns.end('interrupted');
		case 'SubagentEvent':
			return subagentFacts(state, at, message.payload.event);
		default:
			return [...state.turns.work(at), ...workFacts(state, at, message)];
	}
}

type Work = Exclude<Message, { type: 'TurnBegin' | 'SteerInput' | 'TurnEnd' | 'StepInterrupted' | 'SubagentEvent' }>;

function workFacts(state: State, at: number, { type, payload }: Work): Fact[] {
	switch (type) {
		case 'ContentPart':
			return payload.type === 'text' ? state.turns.say(at, payload.text ?? '') : [];
		case 'ToolCall': {
			const { id, function: called } = payload;
			return callAsked(state, at, { toolCallId: id, name: called.name, args: parseJson(called.arguments ?? '') });
		}
		case 'ToolResult': {
			const { is_error, output, message } = payload.return_value;
			return callAnswered(state, at, { id: payload.tool_call_id, isError: is_error === true, text: `${output}\n${message ?? ''}` });
		}
		case 'StatusUpdate':
			return [...(typeof payload.plan_mode === 'boolean' ? setPlanMode(state, payload.plan_mode) : []), ...usedFacts(state, at, payload)];
	}
}

/** In later versions a subagent has a file of its own, which tells the same calls under the same ids, and its edits and runs. */
function subagentFacts(state: State, at: number, event: { readonly type: string; readonly payload: unknown }): Fact[] {
	const status = event.type === 'StatusUpdate' ? statusPayload.safeParse(event.payload).data : undefined;
	return [...state.turns.work(at), ...(status === undefined ? [] : usedFacts(state, at, status))];
}

function usedFacts(state: State, at: number, { token_usage: told, message_id: id }: Status): Fact[] {
	if (!told) {
		return [];
	}
	const { input_other: inputOther, output, input_cache_read: inputCacheRead, input_cache_creation: inputCacheCreation } = told;
	const key = id ? id : `${state.key}/${at}`;
	return responseFacts(state, at, key, { inputOther, output, inputCacheRead, inputCacheCreation }, null);
}
