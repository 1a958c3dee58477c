/** What a session used: call by call since there is a ledger, before that only in all. */
import type { Fact, ResponseFact } from '../../domain/trace/facts.ts';
import { responseId, type SessionId } from '../../domain/trace/ids.ts';
import { goose } from './ids.ts';

export interface Counts {
	readonly input: number | null;
	readonly output: number | null;
	readonly cacheRead: number | null;
	readonly cacheWrite: number | null;
	readonly cost: number | null;
	readonly model: string | null;
}

/** Input is told with what came from the cache and went to it. No fact where nothing was counted. */
export function usedFacts(
	{ native, id: session }: { readonly native: string; readonly id: SessionId },
	key: string,
	at: number,
	counts: Counts,
	trust: ResponseFact['trust'],
): Fact[] {
	const [cacheRead, cacheWrite5m] = [counts.cacheRead ?? 0, counts.cacheWrite ?? 0];
	const output = counts.output ?? 0;
	const input = Math.max(0, (counts.input ?? 0) - cacheRead - cacheWrite5m);
	if (input + output + cacheRead + cacheWrite5m === 0) {
		return [];
	}
	const usage = { input, output, cacheRead, cacheWrite5m, cacheWrite1h: 0, reasoning: 0 };
	const base = { kind: 'response', id: responseId(goose, `${native}/${key}`), session, turn: null, at, branch: null } as const;
	return [{ ...base, model: counts.model, usage, trust, recordedUsd: counts.cost || null }];
}
