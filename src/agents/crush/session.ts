/** Tells a session message by message. Times are seconds, whatever the schema says of them. */
import { parseJson } from '../../base/json.ts';
import type { Fact, TurnEnd } from '../../domain/trace/facts.ts';
import { responseId, turnId, type SessionId } from '../../domain/trace/ids.ts';
import { secondsTime } from '../../domain/trace/recordTime.ts';
import { unreadable, type LineReading, type PlacedReading } from '../agent.ts';
import { misread } from '../misread.ts';
import type { Called } from '../openCalls.ts';
import { promptOf, Turns } from '../turns.ts';
import { answeredFacts, askedFacts } from './calls.ts';
import { crush } from './ids.ts';
import type { MessageRow, SessionRow } from './queries.ts';
import { part as partSchema, partTypes, type Part, type ToolCall, type ToolResult } from './schema.ts';

export interface ToldSession {
	readonly row: SessionRow;
	readonly id: SessionId;
	readonly parent: SessionId | null;
	readonly folder: string | null;
}

export class SessionTeller {
	readonly #session: ToldSession;
	#turns = new Turns(crush);
	#isTitled = false;
	#model: string | null = null;
	readonly #calls = new Map<string, ToolCall>();

	constructor(session: ToldSession) {
		this.#session = session;
	}

	*tell(messages: readonly MessageRow[]): Generator<PlacedReading> {
		yield { place: this.#session.row.place, reading: this.#told() };
		for (const message of messages) {
			const at = secondsTime(message.created);
			const parts: unknown = parseJson(message.parts);
			if (at === null || !Array.isArray(parts)) {
				yield { place: message.place, reading: unreadable(at === null ? 'a message without a time' : 'a message in another shape') };
				continue;
			}
			yield* parts.map(value => strangePart(value)).flatMap(reading => (reading === null ? [] : [{ place: message.place, reading }]));
			const read = parts.flatMap(value => partSchema.safeParse(value).data ?? []);
			yield { place: message.place, reading: { kind: 'read', facts: this.#message(message, read, at) } };
		}
		yield { place: this.#session.row.place, reading: { kind: 'read', facts: this.#used() } };
	}

	#told(): LineReading {
		const { row, id, parent, folder: cwd } = this.#session;
		const [from, to] = [secondsTime(row.created), secondsTime(row.updated)];
		if (from === null || to === null) {
			return unreadable('a session without a time');
		}
		const above = parent === null ? null : ({ id: parent, how: 'subagent' } as const);
		const session = { kind: 'session', id, parent: above, cwd, branch: null } as const;
		const title: Fact[] = shownTitle(row.title) === null ? [] : [{ kind: 'title', session: id, at: to, source: 'agent' }];
		return { kind: 'read', facts: [{ ...session, at: from }, { ...session, at: Math.max(from, to) }, ...title] };
	}

	#message({ id, role, model }: MessageRow, parts: readonly Part[], at: number): Fact[] {
		if (role === 'user') {
			return this.#prompted(id, wordsIn(parts), at);
		}
		this.#model = model ? model : this.#model;
		return [...this.#turns.work(at), ...parts.flatMap(one => this.#part(one, at))];
	}

	#prompted(id: string, words: string, at: number): Fact[] {
		const { id: session, parent } = this.#session;
		const title: Fact[] = this.#isTitled || words === '' ? [] : [{ kind: 'title', session, at, source: 'prompt' }];
		this.#isTitled ||= words !== '';
		this.#turns = new Turns(crush);
		const prompt = parent === null ? promptOf(words) : ({ by: 'agent' } as const);
		return [...title, ...this.#turns.begin({ id: turnId(crush, id), session, startedAt: at, prompt, planMode: false })];
	}

	#part(part: Part, at: number): Fact[] {
		switch (part.type) {
			case 'text':
				return part.data.text === '' ? [] : this.#turns.say(at, part.data.text);
			case 'finish':
				return this.#finished(part.data, at);
			case 'tool_call':
				this.#calls.set(part.data.id, part.data);
				return askedFacts(part.data, this.#called(part.data.id, at));
			case 'tool_result':
				return this.#answered(part.data, at);
			default:
				return [];
		}
	}

	#answered(result: ToolResult, at: number): Fact[] {
		const call = this.#calls.get(result.tool_call_id);
		return call === undefined ? [] : answeredFacts(call, result, this.#called(call.id, at));
	}

	#called(call: string, at: number): Called {
		const { id: session, row, folder } = this.#session;
		return { session, turn: this.#turns.id, key: `${row.id}/${call}`, at, folder };
	}

	/** Results finish, too, with a time of 0. */
	#finished({ reason, time }: { reason?: string | null | undefined; time?: number | null | undefined }, at: number): Fact[] {
		const ended = time ? secondsTime(time) : null;
		const end = ended === null ? undefined : ends.get(reason ?? '');
		return ended === null ? [] : [...this.#turns.work(Math.max(at, ended)), ...(end === undefined ? [] : this.#turns.end(end))];
	}

	/** The counts are those of the last call alone, with what came from the cache; only the cost is a sum. */
	#used(): Fact[] {
		const { row, id: session } = this.#session;
		const [input, output, at] = [row.prompt ?? 0, row.completion ?? 0, secondsTime(row.updated)];
		if (at === null || input + output === 0) {
			return [];
		}
		const usage = { input, output, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, reasoning: 0 };
		const base = { kind: 'response', id: responseId(crush, `${row.id}/last`), session, turn: null, at, branch: null } as const;
		return [{ ...base, model: this.#model, usage, trust: 'partial', recordedUsd: row.cost || null }];
	}
}

const ends: ReadonlyMap<string, TurnEnd> = new Map([
	['end_turn', 'done'],
	['stop', 'done'],
	['canceled', 'interrupted'],
	['permission_denied', 'interrupted'],
	['error', 'failed'],
]);

export function wordsIn(parts: readonly Part[]): string {
	return parts.flatMap(one => (one.type === 'text' ? [one.data.text] : [])).join('\n');
}

/** Crush calls a session so until a model has found a title. */
export function shownTitle(title: string | null): string | null {
	return title === null || /^(?:New|Untitled) Session$/i.test(title.trim()) || title.trim() === '' ? null : title;
}

function strangePart(value: unknown): LineReading | null {
	return partSchema.safeParse(value).success ? null : misread(value, 'a part', partTypes);
}
