/** What a response used. */
import type { ResponseFact } from '../../domain/trace/facts.ts';
import type { AssistantMessage } from './schema.ts';

export type Used = Pick<ResponseFact, 'usage' | 'trust' | 'recordedUsd'>;

/** Null where nothing was counted. A response that was cut off was counted until then. */
export function usedBy({ usage, stopReason }: AssistantMessage): Used | null {
	if (!usage) {
		return null;
	}
	const { input, output, cacheRead, cacheWrite: cacheWrite5m } = usage;
	const counts = { input: input ?? 0, output: output ?? 0, cacheRead, cacheWrite5m, cacheWrite1h: 0, reasoning: 0 };
	const isWhole = input !== null && output !== null && !cutOff.has(stopReason ?? '');
	return counts.input + counts.output + cacheRead + cacheWrite5m === 0
		? null
		: { usage: counts, trust: isWhole ? 'exact' : 'lowerBound', recordedUsd: usage.cost.total };
}

const cutOff: ReadonlySet<string> = new Set(['aborted', 'error']);
