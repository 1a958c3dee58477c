/** Reads the same spans as lines of a file. Other lines are metrics and events. */
import * as z from 'zod';
import { parseJson, type Json } from '../../base/json.ts';
import { nothing, unreadable, type LineReading, type LinesReader } from '../agent.ts';
import { callFacts, readingOf, tracedCall, type TracedCall } from './tracedCall.ts';

/** As OpenTelemetry writes a moment: seconds, and nanoseconds of the next one. */
const moment = z.tuple([z.number(), z.number()]).transform(([seconds, nanos]) => seconds * 1_000 + Math.trunc(nanos / 1_000_000));
const span = z.object({
	spanId: z.string(),
	parentSpanId: z.string().nullable().catch(null),
	startTime: moment,
	endTime: moment,
	attributes: z.record(z.string(), z.unknown()),
});

const VERSION = 1;
/** A line says all of its span: there is nothing to remember. */
const checkpoint = z.object({ version: z.literal(VERSION) });

export class TraceFileReader implements LinesReader {
	readonly form = 'lines';

	static from(saved: Json | null): TraceFileReader | undefined {
		return saved === null || checkpoint.safeParse(saved).success ? new TraceFileReader() : undefined;
	}

	read(line: Buffer): LineReading {
		const value = parseJson(line.toString());
		if (typeof value !== 'object' || value === null) {
			return unreadable(value === undefined ? 'not JSON' : 'JSON, but no object');
		}
		const told = span.safeParse(value).data;
		if (told === undefined) {
			return 'spanId' in value ? unreadable('a span in another shape') : nothing;
		}
		const call = told.attributes['gen_ai.operation.name'] === 'chat' ? callIn(told) : null;
		return call === null ? nothing : readingOf(callFacts(call));
	}

	checkpoint(): Json {
		return { version: VERSION };
	}

	titleIn(): undefined {
		return undefined;
	}
}

function callIn({ spanId, parentSpanId, startTime, endTime, attributes: told }: z.infer<typeof span>): TracedCall | null {
	const named = {
		session: told['copilot_chat.chat_session_id'] ?? told['copilot_chat.parent_chat_session_id'],
		serverRequestId: told['copilot_chat.server_request_id'],
		model: told['gen_ai.response.model'] ?? told['gen_ai.request.model'],
		input: told['gen_ai.usage.input_tokens'],
		output: told['gen_ai.usage.output_tokens'],
		cached: told['gen_ai.usage.cache_read.input_tokens'],
		reasoning: told['gen_ai.usage.reasoning_tokens'],
	};
	return tracedCall.safeParse({ spanId, parentSpanId, startedAt: startTime, endedAt: endTime, ...named }).data ?? null;
}
