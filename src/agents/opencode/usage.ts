/** What a model call used. */
import type { Usage } from '../../domain/spend/usage.ts';
import type { ResponseFact } from '../../domain/trace/facts.ts';
import type { Tokens } from './schema.ts';

export type Used = Pick<ResponseFact, 'usage' | 'trust' | 'recordedUsd'>;

/** Null for a call that has not ended: its counts are all 0 until then. OpenCode says 0 dollars of what it has no price for, too. */
export function usedBy(tokens: Tokens, cost: number | null | undefined): Used | null {
	const { input, cache } = tokens;
	if (input + tokens.output + tokens.reasoning + cache.read + cache.write === 0) {
		return null;
	}
	const output = outputOf(tokens);
	const base = { input, cacheRead: cache.read, cacheWrite5m: cache.write, cacheWrite1h: 0 };
	const usage: Usage = { ...base, output: output.tokens, reasoning: Math.min(tokens.reasoning, output.tokens) };
	return { usage, trust: output.isCertain ? 'exact' : 'lowerBound', recordedUsd: cost === 0 ? null : (cost ?? null) };
}

/** By the version and the provider, output includes reasoning or does not: the total tells. Without one, the smaller figure is meant. */
function outputOf({ total, input, output, reasoning, cache }: Tokens): { readonly tokens: number; readonly isCertain: boolean } {
	const both = output + reasoning;
	if (total === null || total === undefined) {
		return { tokens: Math.max(output, reasoning), isCertain: reasoning === 0 };
	}
	const rest = total - input - cache.read - cache.write;
	return { tokens: rest >= both ? both : output, isCertain: reasoning === 0 || rest === both || rest === output };
}
