/** Reads the analytics log, which has each model call with its tokens and cost, and nothing of what was said. */
import * as z from 'zod';
import { MINUTE_MS, SECOND_MS } from '../../base/units.ts';
import { parseJson, type Json } from '../../base/json.ts';
import type { Fact, ResponseFact } from '../../domain/trace/facts.ts';
import { responseId, sessionId } from '../../domain/trace/ids.ts';
import { epochTime } from '../../domain/trace/recordTime.ts';
import { nothing, unreadable, type LineReading, type LinesReader } from '../agent.ts';
import { aiderId, minuteOf, shownCallId } from './ids.ts';
import { localTimeOf } from './localTime.ts';
import { formatted } from './usage.ts';

const count = z.int().nonnegative();
const event = z.object({ event: z.string(), time: z.number() });
const messageSend = z.object({
	main_model: z.string().nullish().catch(null),
	prompt_tokens: count,
	completion_tokens: count,
	cost: z.number().positive().nullable().catch(null),
});
const sendEvent = z.object({ properties: messageSend });

const VERSION = 1;
const checkpoint = z.object({ version: z.literal(VERSION), launchedAt: z.number().nullable(), calls: z.number() });

export class AnalyticsReader implements LinesReader {
	readonly form = 'lines';
	#launchedAt: number | null;
	#calls: number;

	private constructor(launchedAt: number | null, calls: number) {
		this.#launchedAt = launchedAt;
		this.#calls = calls;
	}

	static from(json: Json | null): AnalyticsReader | undefined {
		const saved = json === null ? { launchedAt: null, calls: 0 } : checkpoint.safeParse(json).data;
		return saved === undefined ? undefined : new AnalyticsReader(saved.launchedAt, saved.calls);
	}

	read(line: Buffer): LineReading {
		const value = parseJson(line.toString());
		const told = event.safeParse(value).data;
		const at = told === undefined ? null : epochTime(told.time * SECOND_MS);
		if (told === undefined || at === null) {
			return unreadable(told === undefined ? 'no event' : 'an event without a time');
		}
		if (told.event === 'launched') {
			this.#launchedAt = at;
			this.#calls = 0;
		}
		if (told.event !== 'message_send') {
			return nothing;
		}
		const sent = sendEvent.safeParse(value).data?.properties;
		return sent === undefined ? unreadable('a message_send in another shape') : { kind: 'read', facts: this.#sent(sent, at) };
	}

	checkpoint(): Json {
		return { version: VERSION, launchedAt: this.#launchedAt, calls: this.#calls };
	}

	titleIn(): undefined {
		return undefined;
	}

	#sent({ main_model: model, prompt_tokens: input, completion_tokens: output, cost }: z.infer<typeof messageSend>, at: number): Fact[] {
		this.#calls += 1;
		const launchedAt = this.#launchedAt ?? at;
		const session = sessionId(aiderId, `log-${launchedAt}`);
		const usage = { input, output, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, reasoning: 0 };
		const base = { kind: 'response', session, turn: null, at, model: model ?? null, branch: null, usage } as const;
		const id = responseId(aiderId, `${launchedAt}/${this.#calls}/${input}/${output}`);
		return [
			{ kind: 'session', id: session, at: launchedAt, parent: null, cwd: null, branch: null },
			{ kind: 'session', id: session, at, parent: null, cwd: null, branch: null },
			{ ...base, id, trust: 'exact', recordedUsd: cost },
			...this.#shown(base, launchedAt),
		];
	}

	/** A history's chat begins shortly before it says that it was launched: in the same minute, or in the one before. */
	#shown(base: Omit<ResponseFact, 'id' | 'trust' | 'recordedUsd'>, launchedAt: number): Fact[] {
		const { input, output } = base.usage;
		return [launchedAt, launchedAt - MINUTE_MS].map(at => ({
			...base,
			id: shownCallId(minuteOf(localTimeOf(at)), this.#calls, formatted(input), formatted(output)),
			trust: 'toldByCalls',
			recordedUsd: null,
		}));
	}
}
