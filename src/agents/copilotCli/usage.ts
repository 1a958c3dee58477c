/** What models used. Messages tell their output; everything else is only told when the program ends, for the whole session. */
import { noUsage } from '../../domain/spend/usage.ts';
import type { Fact, ResponseFact } from '../../domain/trace/facts.ts';
import { responseId } from '../../domain/trace/ids.ts';
import { copilot } from './ids.ts';
import type { AssistantMessage, ModelUsage } from './schema.ts';
import type { Seen } from './seen.ts';
import type { State } from './state.ts';

/** A message's output. What went in is not recorded. */
export function messageUsage(state: State, seen: Seen, data: AssistantMessage['data']): Fact[] {
	const { messageId, outputTokens: output } = data;
	if (output === null || output === undefined) {
		return [];
	}
	const model = data.model ?? state.model;
	const account = accountOf(state, model ?? '');
	state.accounts.set(model ?? '', { ...account, outputSince: account.outputSince + output });
	return [responseOf(state, seen, { key: messageId ?? seen.key, model, usage: { ...noUsage, output }, trust: 'lowerBound' })];
}

/** Counters go on over resumed sessions. What no message has told of them is told here, once for each model and end of the program. */
export function totalsTold(state: State, seen: Seen, metrics: Readonly<Record<string, { readonly usage: ModelUsage } | null>>): Fact[] {
	return Object.entries(metrics).flatMap(([model, told]) => {
		if (told === null) {
			return [];
		}
		const { total: before, outputSince } = accountOf(state, model);
		const since = hasBegunAgain(before, told.usage) ? told.usage : difference(told.usage, before);
		state.accounts.set(model, { total: told.usage, outputSince: 0 });
		return restOf(state, seen, model, { ...since, outputTokens: Math.max(0, since.outputTokens - outputSince) });
	});
}

/** Input is told with what came from the cache and what went to it. */
function restOf(state: State, seen: Seen, model: string, rest: ModelUsage): Fact[] {
	const {
		inputTokens,
		outputTokens: output,
		cacheReadTokens: cacheRead,
		cacheWriteTokens: cacheWrite5m,
		reasoningTokens: reasoning,
	} = rest;
	const input = Math.max(0, inputTokens - cacheRead - cacheWrite5m);
	if (input + output + cacheRead + cacheWrite5m === 0) {
		return [];
	}
	const usage = { input, output, cacheRead, cacheWrite5m, cacheWrite1h: 0, reasoning };
	return [responseOf(state, { ...seen, session: state.session }, { key: `${seen.key}/${model}`, model, usage, trust: 'sessionTotal' })];
}

function responseOf(
	{ branch, turns }: State,
	{ at, session, isSubagents }: Seen,
	{ key, ...told }: Pick<ResponseFact, 'model' | 'usage' | 'trust'> & { readonly key: string },
): ResponseFact {
	const turn = told.trust === 'sessionTotal' || isSubagents ? null : turns.id;
	return { kind: 'response', id: responseId(copilot, key), session, turn, at, branch, recordedUsd: null, ...told };
}

const nothing: ModelUsage = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0 };

function accountOf({ accounts }: State, model: string): { readonly total: ModelUsage; readonly outputSince: number } {
	return accounts.get(model) ?? { total: nothing, outputSince: 0 };
}

function hasBegunAgain(before: ModelUsage, now: ModelUsage): boolean {
	return now.inputTokens < before.inputTokens || now.outputTokens < before.outputTokens;
}

function difference(now: ModelUsage, before: ModelUsage): ModelUsage {
	const less = (key: keyof ModelUsage): number => Math.max(0, now[key] - before[key]);
	return {
		inputTokens: less('inputTokens'),
		outputTokens: less('outputTokens'),
		cacheReadTokens: less('cacheReadTokens'),
		cacheWriteTokens: less('cacheWriteTokens'),
		reasoningTokens: less('reasoningTokens'),
	};
}
