/** What model calls used: each answer says so, and in some versions a ledger of the thread. */
import type { ResponseFact } from '../../domain/trace/facts.ts';
import { recordTime } from '../../domain/trace/recordTime.ts';
import type { LedgerEvent, Message, Thread, Usage } from './schema.ts';

export type Used = Pick<ResponseFact, 'usage' | 'model' | 'trust' | 'recordedUsd'>;

/** What is paid is in credits, which are no dollars. */
export function usedIn(told: Usage, event: LedgerEvent | undefined): Used | null {
	const { inputTokens, outputTokens, cacheReadInputTokens, cacheCreationInputTokens } = told;
	const sum = inputTokens + outputTokens + cacheReadInputTokens + cacheCreationInputTokens;
	const cache = { cacheRead: cacheReadInputTokens, cacheWrite5m: cacheCreationInputTokens, cacheWrite1h: 0 };
	const usage = { input: inputTokens, output: outputTokens, ...cache, reasoning: 0 };
	return sum === 0 ? null : { usage, model: told.model ?? event?.model ?? null, trust: 'exact', recordedUsd: null };
}

/** The ledger does not tell the cache's part. */
export function ledgerUse({ model, tokens: { input, output } }: LedgerEvent): Used | null {
	const usage = { input, output, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, reasoning: 0 };
	return input + output === 0 ? null : { usage, model: model ?? null, trust: 'lowerBound', recordedUsd: null };
}

/** The ledger's entries by the answers that they are for. */
export function ledgerByMessage({ usageLedger }: Thread): ReadonlyMap<number, LedgerEvent> {
	const events = (usageLedger?.events ?? []).flatMap(event => event ?? []);
	return new Map(events.flatMap(event => (typeof event.toMessageId === 'number' ? [[event.toMessageId, event]] : [])));
}

export function timeOf({ usage, meta }: Message, event: LedgerEvent | undefined): number | null {
	return recordTime(usage?.timestamp) ?? recordTime(event?.timestamp) ?? meta?.sentAt ?? null;
}
