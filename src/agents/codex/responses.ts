/** Model calls and their tokens. Codex counts a session's total, and repeats it whenever it has other news. */
import type { ResponseFact, TurnFact } from '../../domain/trace/facts.ts';
import { responseId } from '../../domain/trace/ids.ts';
import type { Usage } from '../../domain/spend/usage.ts';
import { codexId } from './ids.ts';
import type { TokenCount, TokenUsage, UsageRecord } from './schema.ts';
import { isInFirstBurst, sessionKey } from './sessions.ts';
import type { Counts, State } from './state.ts';
import { isUnique, turnNow, workOnTurn } from './turns.ts';

export function countTokens(state: State, at: number, { info }: TokenCount): readonly (ResponseFact | TurnFact)[] {
	const total = countsIn(info?.total_token_usage);
	const last = countsIn(info?.last_token_usage);
	if (total === null ? same(state.last, last) : same(state.total, total)) {
		return [];
	}
	const spent = last ?? since(state.total, total);
	noteTotal(state, total, last);
	return spent === null || isTold(state, at) ? [] : told(state, at, countKey(state, at, total, spent), spent);
}

/** Newer versions tell each response by its own id; the token count that goes with it is then no news. */
export function readUsageRecord(state: State, at: number, record: UsageRecord): readonly (ResponseFact | TurnFact)[] {
	const spent = countsOf(record.usage);
	const isCounted = !state.hasUsageRecords && same(state.last, spent);
	state.hasUsageRecords = true;
	return isCounted || state.session.isInherited ? [] : told(state, at, record.response_id, spent);
}

/** Told already: by the parent, or by a record of the response itself. */
function isTold(state: State, at: number): boolean {
	return state.hasUsageRecords || state.session.isInherited || isInFirstBurst(state, at);
}

function told(state: State, at: number, key: string, spent: Counts): readonly (ResponseFact | TurnFact)[] {
	return spent.input === 0 && spent.output === 0 ? [] : [...workOnTurn(state, at), responseOf(state, at, key, spent)];
}

function responseOf(state: State, at: number, key: string, spent: Counts): ResponseFact {
	return {
		kind: 'response',
		id: responseId(codexId, key),
		session: sessionKey(state),
		turn: turnNow(state),
		at,
		model: state.model,
		branch: state.branch,
		usage: usageOf(spent),
		trust: 'exact',
		recordedUsd: null,
	};
}

/**
 * The same for the same response in every copy: the turn it belongs to and the total after it. Without turn ids the
 * oldest known session of the history stands for the turn, so that forks give what they copied the parent's ids.
 */
function countKey(state: State, at: number, total: Counts | null, spent: Counts): string {
	const turn = state.task?.id;
	const place = turn !== undefined && isUnique(turn) ? turn : `${state.session.lineage}/${String(state.resets)}`;
	return total === null ? `${place}/${tuple(spent)}@${new Date(at).toISOString()}` : `${place}/${tuple(total)}`;
}

function tuple({ input, cached, written, output, reasoning }: Counts): string {
	return [input, cached, written, output, reasoning].join('-');
}

/** What Codex calls input holds what was read from the cache and what was written to it; its output holds the reasoning. */
function usageOf({ input, cached, written, output, reasoning }: Counts): Usage {
	const cacheRead = Math.min(cached, input);
	const cacheWrite = Math.min(written, input - cacheRead);
	return {
		input: input - cacheRead - cacheWrite,
		output,
		cacheRead,
		cacheWrite5m: cacheWrite,
		cacheWrite1h: 0,
		reasoning: Math.min(reasoning, output),
	};
}

function noteTotal(state: State, total: Counts | null, last: Counts | null): void {
	if (total !== null && state.total !== null && isDrop(state.total, total)) {
		state.resets++;
	}
	state.total = total ?? state.total;
	state.last = last;
}

/** A total that has dropped began anew, and is the difference itself. */
function since(before: Counts | null, total: Counts | null): Counts | null {
	if (total === null || before === null || isDrop(before, total)) {
		return total;
	}
	return {
		input: total.input - before.input,
		cached: Math.max(0, total.cached - before.cached),
		written: Math.max(0, total.written - before.written),
		output: total.output - before.output,
		reasoning: Math.max(0, total.reasoning - before.reasoning),
	};
}

function isDrop(before: Counts, now: Counts): boolean {
	return now.input < before.input || now.output < before.output;
}

function same(a: Counts | null, b: Counts | null): boolean {
	return a !== null && b !== null && tuple(a) === tuple(b);
}

function countsIn(usage: TokenUsage | null | undefined): Counts | null {
	return usage ? countsOf(usage) : null;
}

function countsOf(usage: TokenUsage): Counts {
	return {
		input: usage.input_tokens,
		cached: usage.cached_input_tokens ?? 0,
		written: usage.cache_write_input_tokens ?? 0,
		output: usage.output_tokens,
		reasoning: usage.reasoning_output_tokens ?? 0,
	};
}
