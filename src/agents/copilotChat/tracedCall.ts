/** A model call, as the OpenTelemetry spans tell it that Copilot Chat writes where it was told to. */
import * as z from 'zod';
import { noUsage, type Usage } from '../../domain/spend/usage.ts';
import type { Fact } from '../../domain/trace/facts.ts';
import { sessionId, type SessionId } from '../../domain/trace/ids.ts';
import { epochTime } from '../../domain/trace/recordTime.ts';
import { nothing, type LineReading } from '../agent.ts';
import { callId, chat, turnUsageId } from './ids.ts';

const text = z.string().nullable().catch(null);
const count = z.coerce.number().int().nonnegative().nullable().catch(null);

export const tracedCall = z.object({
	spanId: z.string(),
	parentSpanId: text,
	startedAt: z.number(),
	endedAt: z.number(),
	session: text,
	serverRequestId: text,
	model: text,
	input: count,
	output: count,
	cached: count.transform(tokens => tokens ?? 0),
	reasoning: count.transform(tokens => tokens ?? 0),
});
export type TracedCall = z.infer<typeof tracedCall>;

/** A call, and that what the chat session tells of its turn is not to be counted beside it. */
export function callFacts(told: TracedCall): readonly Fact[] {
	const at = epochTime(told.endedAt);
	if (at === null || (told.input === null && told.output === null)) {
		return [];
	}
	const session = sessionOf(told, at);
	const base = { kind: 'response', session, turn: null, at, model: told.model, branch: null, recordedUsd: null } as const;
	const server = told.parentSpanId === null ? null : told.serverRequestId;
	const turn: readonly Fact[] = server === null ? [] : [{ ...base, id: turnUsageId(server), usage: noUsage, trust: 'toldByCalls' }];
	return [
		{ kind: 'session', id: session, at, parent: null, cwd: null, branch: null },
		{ ...base, id: callId(told.spanId), usage: usageOf(told), trust: 'exact' },
		...turn,
	];
}

export function readingOf(facts: readonly Fact[]): LineReading {
	return facts.length === 0 ? nothing : { kind: 'read', facts };
}

function usageOf({ input: given, output, cached, reasoning }: TracedCall): Usage {
	const input = given ?? 0;
	const cacheRead = Math.min(input, cached);
	return { input: input - cacheRead, output: output ?? 0, cacheRead, cacheWrite5m: 0, cacheWrite1h: 0, reasoning };
}

/** Some calls, as for applying an edit, do not say which chat they are of: those of a day stand together. */
function sessionOf({ session }: TracedCall, at: number): SessionId {
	return sessionId(chat, session ?? `aside-${new Date(at).toISOString().slice(0, DAY_CHARS)}`);
}

const DAY_CHARS = 10;
