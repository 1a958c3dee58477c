/** One model call, as each of the records that repeat it tells it. */
import type { ResponseFact } from '../../domain/trace/facts.ts';
import { responseId, type ResponseId, type TurnId } from '../../domain/trace/ids.ts';
import type { Usage } from '../../domain/spend/usage.ts';
import type { AssistantRecord, Usage as RecordedUsage } from './schema.ts';
import type { Seen } from './seen.ts';
import { claude } from './session.ts';

/** What of a record tells its response. */
export type Answer = Pick<AssistantRecord, 'requestId' | 'isApiErrorMessage'> & {
	readonly message: Pick<AssistantRecord['message'], 'id' | 'model' | 'stop_reason' | 'usage'>;
};
type Asked = Pick<Seen, 'at' | 'session' | 'branch' | 'key'>;

export function responseIn(record: Answer, seen: Asked, turn: TurnId | null): ResponseFact | null {
	const { usage, stop_reason: stopReason, model } = record.message;
	const id = idOf(record, seen);
	if (isMadeUp(record) || usage === null || usage === undefined || id === null) {
		return null;
	}
	return {
		kind: 'response',
		id,
		session: seen.session,
		turn,
		at: seen.at,
		model: model ?? null,
		branch: seen.branch,
		usage: usageOf(usage),
		trust: typeof stopReason === 'string' && usage.output_tokens !== null ? 'exact' : 'lowerBound',
		recordedUsd: null,
	};
}

/** Text of Claude Code's own, an error or a limit, in the place of a response. */
export function isMadeUp(record: Answer): boolean {
	return record.message.model === '<synthetic>' || record.isApiErrorMessage === true;
}

/** Anthropic's own ids are the same wherever a response is replayed; those of other providers may begin again in each session. */
function idOf(record: Answer, seen: Asked): ResponseId | null {
	const message = record.message.id ?? '';
	const request = record.requestId ?? '';
	if (message.startsWith('msg_') && message.length >= GLOBAL_ID_LENGTH) {
		return responseId(claude, message);
	}
	if (message === '' && request === '') {
		return responseId(claude, seen.key);
	}
	return responseId(claude, message !== '' && request !== '' ? `${message} ${request}` : `${seen.session} ${message}${request}`);
}

const GLOBAL_ID_LENGTH = 20;

/** Counts that are missing are counts of nothing: older versions left out what was not used. */
function usageOf(usage: RecordedUsage): Usage {
	return {
		input: usage.input_tokens ?? 0,
		output: usage.output_tokens ?? 0,
		cacheRead: usage.cache_read_input_tokens ?? 0,
		...cacheWritesOf(usage),
		reasoning: usage.output_tokens_details?.thinking_tokens ?? 0,
	};
}

/** Where the split says less than the whole, the rest was written for the usual five minutes. */
function cacheWritesOf({
	cache_creation_input_tokens: whole,
	cache_creation: split,
}: RecordedUsage): Pick<Usage, 'cacheWrite5m' | 'cacheWrite1h'> {
	const cacheWrite1h = split?.ephemeral_1h_input_tokens ?? 0;
	return { cacheWrite5m: split?.ephemeral_5m_input_tokens ?? Math.max(0, (whole ?? 0) - cacheWrite1h), cacheWrite1h };
}
