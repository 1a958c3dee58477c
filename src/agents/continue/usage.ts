/** What a session used in all, as the command line counts it. */
import type { ResponseFact } from '../../domain/trace/facts.ts';
import type { Usage } from './schema.ts';

export type Used = Pick<ResponseFact, 'usage' | 'trust' | 'recordedUsd'>;

/** Null where nothing was counted. Whether the prompt includes what came from the cache depends on the provider. It cannot where it is less. */
export function usedIn({ promptTokens, completionTokens, promptTokensDetails, totalCost }: Usage): Used | null {
	const [given, output] = [promptTokens ?? 0, completionTokens ?? 0];
	const { cachedTokens: cacheRead, cacheWriteTokens: cacheWrite5m } = promptTokensDetails;
	const cached = cacheRead + cacheWrite5m;
	if (given + output + cached === 0) {
		return null;
	}
	const usage = { input: given < cached ? given : given - cached, output, cacheRead, cacheWrite5m, cacheWrite1h: 0, reasoning: 0 };
	return { usage, trust: 'sessionTotal', recordedUsd: totalCost };
}
