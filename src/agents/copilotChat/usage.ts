/** What a request used: of its last model call, or of all of them where the session tells that, or where the debug log was on. */
import type { ResponseFact } from '../../domain/trace/facts.ts';
import { responseId, type SessionId, type TurnId } from '../../domain/trace/ids.ts';
import { chat, callId, turnUsageId } from './ids.ts';
import type { DebugCall, ModelTotal, Request } from './schema.ts';

/** The turn that the usage is of. */
export interface UsedIn {
	readonly session: SessionId;
	readonly turn: TurnId;
	readonly endedAt: number;
	readonly branch: string | null;
}

export function responsesOf(request: Request, used: UsedIn, calls: readonly DebugCall[]): readonly ResponseFact[] {
	const totals = request.modelTotals.filter(total => total !== null);
	if (calls.length > 0) {
		return [toldByCalls(request, used), ...calls.map(call => calledResponse(request, used, call))];
	}
	return totals.length > 0 ? totals.map((total, index) => totalResponse(request, used, total, index)) : lastCall(request, used);
}

/** Without the name of the vendor through which it was asked; null where that has chosen. */
function modelOf({ modelId, result }: Request): string | null {
	const named = result.metadata.resolvedModel ?? modelId?.replace(/^copilot\//, '') ?? '';
	return named === 'auto' || named === '' ? null : named;
}

/** The prompt is the last call's; the output is that of all calls in newer versions and else the last one's, too. */
function lastCall(request: Request, used: UsedIn): readonly ResponseFact[] {
	const { promptTokens, completionTokens, result } = request;
	const input = promptTokens ?? result.metadata.promptTokens ?? result.usage.promptTokens;
	const output = completionTokens ?? result.metadata.outputTokens ?? result.usage.completionTokens;
	if (input === null && output === null) {
		return [];
	}
	const told = { id: ownId(request, used), at: used.endedAt, model: modelOf(request), trust: 'partial' } as const;
	return [responseFact(used, told, { input: input ?? 0, cached: 0, output: output ?? 0 })];
}

function totalResponse(request: Request, used: UsedIn, total: ModelTotal, index: number): ResponseFact {
	const id = index === 0 ? ownId(request, used) : responseId(chat, `${used.turn}/${total.model ?? total.modelId ?? index}`);
	const told = { id, at: used.endedAt, model: total.model ?? total.modelId ?? modelOf(request), trust: 'exact' } as const;
	return responseFact(used, told, { input: total.inputTokens ?? 0, cached: total.cachedTokens ?? 0, output: total.outputTokens ?? 0 });
}

/** What the session itself tells of the turn is not to be counted beside its calls. */
function toldByCalls(request: Request, used: UsedIn): ResponseFact {
	const told = { id: ownId(request, used), at: used.endedAt, model: modelOf(request), trust: 'toldByCalls' } as const;
	return responseFact(used, told, { input: 0, cached: 0, output: 0 });
}

function calledResponse(request: Request, used: UsedIn, { ts, spanId, attrs }: DebugCall): ResponseFact {
	const told = { id: callId(spanId), at: ts, model: attrs.model ?? modelOf(request), trust: 'exact' } as const;
	return responseFact(used, told, { input: attrs.inputTokens, cached: attrs.cachedTokens ?? 0, output: attrs.outputTokens });
}

function ownId({ result, requestId }: Request, { session }: UsedIn): ResponseFact['id'] {
	const server = result.metadata.responseId ?? '';
	return server === '' ? responseId(chat, `${session}/${requestId}`) : turnUsageId(server);
}

interface Tokens {
	/** With what came from the cache. */
	readonly input: number;
	readonly cached: number;
	readonly output: number;
}

function responseFact(
	{ session, turn, branch }: UsedIn,
	told: Pick<ResponseFact, 'id' | 'at' | 'model' | 'trust'>,
	{ input, cached, output }: Tokens,
): ResponseFact {
	const cacheRead = Math.min(input, cached);
	const usage = { input: input - cacheRead, output, cacheRead, cacheWrite5m: 0, cacheWrite1h: 0, reasoning: 0 };
	return { kind: 'response', session, turn, branch, ...told, usage, recordedUsd: null };
}
