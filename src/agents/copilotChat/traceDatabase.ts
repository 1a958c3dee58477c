/** Reads the database of spans. Copilot Chat keeps those of the last seven days. */
import * as z from 'zod';
import type { Json } from '../../base/json.ts';
import { unreadable, type Database, type DatabaseReader, type PlacedReading, type Query } from '../agent.ts';
import { callFacts, readingOf, tracedCall } from './tracedCall.ts';

const calls: Query = {
	name: 'model calls',
	sql: `SELECT span.rowid AS place, span_id AS spanId, parent_span_id AS parentSpanId, start_time_ms AS startedAt, end_time_ms AS endedAt,
		coalesce(chat_session_id, ${attribute('copilot_chat.parent_chat_session_id')}) AS session,
		${attribute('copilot_chat.server_request_id')} AS serverRequestId, coalesce(response_model, request_model) AS model,
		input_tokens AS input, output_tokens AS output, cached_tokens AS cached, reasoning_tokens AS reasoning
		FROM spans AS span WHERE operation_name = 'chat' AND span.rowid > ? ORDER BY span.rowid`,
};

function attribute(key: string): string {
	return `(SELECT substr(value, 1, 200) FROM span_attributes AS a WHERE a.span_id = span.span_id AND a.key = '${key}')`;
}

const row = tracedCall.extend({ place: z.number() });
const VERSION = 1;
const checkpoint = z.object({ version: z.literal(VERSION), last: z.number() });

export class TraceDatabaseReader implements DatabaseReader {
	readonly form = 'database';
	#last: number;

	private constructor(last: number) {
		this.#last = last;
	}

	static from(saved: Json | null): TraceDatabaseReader | undefined {
		const last = saved === null ? 0 : checkpoint.safeParse(saved).data?.last;
		return last === undefined ? undefined : new TraceDatabaseReader(last);
	}

	*read(database: Database, place: number | null): Generator<PlacedReading> {
		if (place !== null) {
			return; // spans tell neither edits nor titles that are not in the chat session
		}
		for (const found of database.rows(calls, [this.#last])) {
			const told = row.safeParse(found).data;
			this.#last = Math.max(this.#last, told?.place ?? 0);
			yield {
				place: told?.place ?? 0,
				reading: told === undefined ? unreadable('a span in another shape') : readingOf(callFacts(told)),
			};
		}
	}

	checkpoint(): Json {
		return { version: VERSION, last: this.#last };
	}

	titleIn(): undefined {
		return undefined;
	}
}
