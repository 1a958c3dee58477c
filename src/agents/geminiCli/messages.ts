/** From a message to facts. */
import type { Fact } from '../../domain/trace/facts.ts';
import { responseId, turnId, type SessionId } from '../../domain/trace/ids.ts';
import { recordTime } from '../../domain/trace/recordTime.ts';
import { promptOf } from '../turns.ts';
import { callFacts } from './calls.ts';
import { gemini } from './ids.ts';
import { promptWords, textOf } from './prompts.ts';
import type { GeminiMessage, MessageRecord, UserMessage } from './schema.ts';
import type { State } from './state.ts';
import type { Told } from './told.ts';

/** Changes the state to what holds after the message. Undefined where no time is known. */
export function messageFacts(state: State, session: SessionId, message: MessageRecord): Fact[] | undefined {
	const at = recordTime(message.timestamp) ?? state.at;
	if (at === null) {
		return undefined;
	}
	state.at = at;
	const told = { at, session, key: keyOf(session, message.id ?? `@${at}`) };
	return factsOf(state, told, message);
}

/** Ids are random as a rule and then the same in every copy of the session; short ones begin again in each. */
function keyOf(session: SessionId, id: string): string {
	return id.length >= GLOBAL_ID_LENGTH ? id : `${session}/${id}`;
}

const GLOBAL_ID_LENGTH = 30;

function factsOf(state: State, told: Told, message: MessageRecord): Fact[] {
	switch (message.type) {
		case 'user':
			return userFacts(state, told, message);
		case 'gemini':
			return geminiFacts(state, told, message);
		case 'error':
			return state.turns.end('failed');
		case 'info':
			return cancelled.test(textOf(message.content)) ? [...state.turns.work(told.at), ...state.turns.end('interrupted')] : [];
		case 'warning':
			return [];
	}
}

const cancelled = /^Request cancelled\./;

function userFacts(state: State, told: Told, message: UserMessage): Fact[] {
	const words = promptWords(message);
	if (words === null) {
		return [];
	}
	const prompt = state.isSubagents ? ({ by: 'agent' } as const) : promptOf(words);
	const turn = { id: turnId(gemini, told.key), session: told.session, startedAt: told.at, prompt, planMode: state.planMode };
	const title: Fact[] = state.isTitled ? [] : [{ kind: 'title', session: told.session, at: told.at, source: 'prompt' }];
	state.isTitled = true;
	return [...title, ...state.turns.begin(turn)];
}

function geminiFacts(state: State, told: Told, message: GeminiMessage): Fact[] {
	const words = textOf(message.content);
	const calls = message.toolCalls ?? [];
	return [
		...state.turns.work(told.at),
		...responseFacts(state, told, message),
		...calls.flatMap((call, index) => (call === null ? [] : callFacts(state, told, call, index))),
		...(words === '' ? [] : state.turns.say(told.at, words)),
		...(words !== '' && calls.length === 0 ? state.turns.end('done') : []),
	];
}

/** Input includes what came from the cache, and not what tools put in; output does not include the thoughts. */
function responseFacts(state: State, { at, session, key }: Told, { tokens, model }: GeminiMessage): Fact[] {
	if (tokens === null || tokens === undefined) {
		return [];
	}
	const { input, output, cached: cacheRead, thoughts: reasoning, tool } = tokens;
	const [given, said] = [Math.max(0, (input ?? 0) - cacheRead) + tool, (output ?? 0) + reasoning];
	const usage = { input: given, output: said, cacheRead, cacheWrite5m: 0, cacheWrite1h: 0, reasoning };
	const trust = input === null || output === null ? 'lowerBound' : 'exact';
	const base = { kind: 'response', id: responseId(gemini, key), session, turn: state.turns.id, at, branch: null } as const;
	return [{ ...base, model: model ?? null, usage, trust, recordedUsd: null }];
}
