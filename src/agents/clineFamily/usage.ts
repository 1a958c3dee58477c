/** What model calls used. */
import { parseJson } from '../../base/json.ts';
import type { ResponseFact } from '../../domain/trace/facts.ts';
import type { Message } from './conversationSchema.ts';
import { apiRequest } from './schema.ts';

export type Used = Pick<ResponseFact, 'usage' | 'trust' | 'recordedUsd'>;

/** By the text of `api_req_started`. Null while it runs, and where nothing was counted. */
export function usedBy(text: string): Used | null {
	const told = apiRequest.safeParse(parseJson(text)).data;
	if (told === undefined) {
		return null;
	}
	const { tokensIn: input, tokensOut: output, cacheReads: cacheRead, cacheWrites: cacheWrite, cost } = told;
	// Whether it includes what came from the cache depends on the provider and the version, and is not said. It cannot where it is less.
	const cached = cacheRead + cacheWrite;
	const mayHoldCache = cached > 0 && (input ?? 0) >= cached;
	const used = usedOf({ input, output, cacheRead, cacheWrite, cost }, mayHoldCache);
	return used === null || (!mayHoldCache && !told.cancelReason) ? used : { ...used, trust: 'lowerBound' };
}

/** By the metrics of a newer Cline's message, of which the input includes what came from the cache and what was written to it. */
export function usedIn({ metrics }: Message): Used | null {
	if (!metrics) {
		return null;
	}
	const { inputTokens: input, outputTokens: output, cacheReadTokens: cacheRead, cacheWriteTokens: cacheWrite, cost } = metrics;
	return usedOf({ input, output, cacheRead, cacheWrite, cost }, true);
}

interface Counted {
	readonly input: number | null;
	readonly output: number | null;
	readonly cacheRead: number;
	readonly cacheWrite: number;
	readonly cost: number | null;
}

function usedOf({ input, output, cacheRead, cacheWrite, cost }: Counted, inputHoldsCache: boolean): Used | null {
	const [given, said] = [input ?? 0, output ?? 0];
	if (given + said + cacheRead + cacheWrite === 0) {
		return null;
	}
	const fresh = inputHoldsCache ? Math.max(0, given - cacheRead - cacheWrite) : given;
	const usage = { input: fresh, output: said, cacheRead, cacheWrite5m: cacheWrite, cacheWrite1h: 0, reasoning: 0 };
	return { usage, trust: input === null || output === null ? 'lowerBound' : 'exact', recordedUsd: cost };
}

/** Why a call was given up; null where it was not. */
export function cancelReasonIn(text: string): string | null {
	return apiRequest.safeParse(parseJson(text)).data?.cancelReason ?? null;
}
