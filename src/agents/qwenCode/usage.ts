/** What a model call used. */
import type { ResponseFact } from '../../domain/trace/facts.ts';
import type { Usage } from './schema.ts';

export type Used = Pick<ResponseFact, 'usage' | 'trust' | 'recordedUsd'>;

/** Null where nothing was counted. Input includes what came from the cache. */
export function usedBy({ promptTokenCount, candidatesTokenCount, cachedContentTokenCount, ...rest }: Usage): Used | null {
	const thoughts = rest.thoughtsTokenCount ?? 0;
	const [given, said, cached] = [promptTokenCount ?? 0, candidatesTokenCount ?? 0, cachedContentTokenCount ?? 0];
	if (given + said + thoughts === 0) {
		return null;
	}
	const { output, isSure } = outputOf(given, said, thoughts, rest.totalTokenCount);
	const cacheRead = Math.min(cached, given);
	const usage = {
		input: given - cacheRead,
		output,
		cacheRead,
		cacheWrite5m: 0,
		cacheWrite1h: 0,
		reasoning: Math.min(thoughts, output),
	};
	const isWhole = promptTokenCount !== null && candidatesTokenCount !== null && isSure;
	return { usage, trust: isWhole ? 'exact' : 'lowerBound', recordedUsd: null };
}

/** Gemini's models count thoughts apart, those behind OpenAI's protocol within; the total settles it. */
function outputOf(given: number, said: number, thoughts: number, total: number | null): { output: number; isSure: boolean } {
	if (thoughts === 0 || total === given + said) {
		return { output: said, isSure: true };
	}
	return total === given + said + thoughts
		? { output: said + thoughts, isSure: true }
		: { output: Math.max(said, thoughts), isSure: false };
}
