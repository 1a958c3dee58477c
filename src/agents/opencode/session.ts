/** Tells a session message by message, in the order in which they were given. A turn has to be told from its prompt on. */
import * as z from 'zod';
import type { Fact } from '../../domain/trace/facts.ts';
import { responseId, turnId } from '../../domain/trace/ids.ts';
import { epochTime } from '../../domain/trace/recordTime.ts';
import { unknownRecord, unreadable, type LineReading, type PlacedReading } from '../agent.ts';
import { misread } from '../misread.ts';
import { promptOf, Turns } from '../turns.ts';
import { callFacts, spanOf } from './calls.ts';
import { opencode } from './ids.ts';
import { message as messageSchema, part as partSchema, partTypes, type AssistantMessage, type Message, type Part } from './schema.ts';
import type { Belonging, Raw, ToldSession } from './told.ts';
import { usedBy } from './usage.ts';

/** The prompt that a message answers; for one that does not say it, `last` is the last prompt before it. A prompt is its own. */
export function promptIdOf(raw: Pick<Raw, 'id' | 'data'>, last: string | null): string | null {
	const told = messageSchema.safeParse(raw.data).data;
	return told?.role === 'assistant' ? (told.parentID ?? last) : raw.id;
}

export function isPrompt({ data }: Pick<Raw, 'data'>): boolean {
	return messageSchema.safeParse(data).data?.role === 'user';
}

export class SessionTeller {
	readonly #session: ToldSession;
	/** Of each prompt, by its id; null for what was no prompt to the agent. */
	readonly #turns = new Map<string, Turns | null>();

	constructor(session: ToldSession) {
		this.#session = session;
	}

	/** `prompt` is the id of the message that it answers. */
	*tell(raw: Raw, prompt: string | null, parts: Iterable<Raw>): Generator<PlacedReading> {
		const message = messageSchema.safeParse(raw.data);
		const at = epochTime(message.data?.time.created);
		if (!message.success || at === null) {
			yield { place: raw.place, reading: message.success ? unreadable('a message without a time') : misreadMessage(raw.data) };
			return;
		}
		const belonging = this.#belonging(raw, message.data, at);
		if (message.data.role === 'user') {
			yield* this.#tellPrompt(raw, message.data, belonging, parts);
		} else {
			yield* this.#tellAnswer(raw, message.data, belonging, parts, this.#turns.get(prompt ?? ''));
		}
	}

	#belonging({ id }: Raw, message: Message, at: number): Belonging {
		const folder = (message.role === 'assistant' ? message.path?.cwd : null) ?? this.#session.folder;
		// A forked session has copies of messages under new ids: what they hold is the same, with its time.
		const key = this.#session.parent === null ? `@${at}` : id;
		return { session: this.#session, key, at, folder };
	}

	*#tellPrompt(raw: Raw, message: Message, belonging: Belonging, parts: Iterable<Raw>): Generator<PlacedReading> {
		const { session, at, key } = belonging;
		const read = [...parts].map(one => ({ ...one, part: partSchema.safeParse(one.data).data }));
		const facts = sessionFacts(belonging);
		const words = read.map(({ part }) => wordsIn(part)).join('\n');
		const titled = read.find(({ part }) => wordsIn(part).trim() !== '');
		for (const { place, part, data } of read) {
			const title = { kind: 'title', session: session.id, at, source: 'prompt' } as const;
			yield {
				place,
				reading: part === undefined ? misread(data, 'a part', partTypes) : { kind: 'read', facts: place === titled?.place ? [title] : [] },
			};
		}
		if (read.some(({ part }) => part?.type === 'text' && part.text === OWN_COMMAND)) {
			this.#turns.set(raw.id, null);
		} else {
			const isTyped = session.parent === null && (titled !== undefined || read.some(({ part }) => part?.type === 'subtask'));
			const turn = {
				id: turnId(opencode, key),
				session: session.id,
				startedAt: at,
				prompt: isTyped ? promptOf(words) : ({ by: 'agent' } as const),
				planMode: isPlan(message),
			};
			const turns = new Turns(opencode);
			this.#turns.set(raw.id, turns);
			facts.push(...turns.begin(turn));
		}
		yield { place: raw.place, reading: { kind: 'read', facts } };
	}

	*#tellAnswer(
		raw: Raw,
		message: AssistantMessage,
		belonging: Belonging,
		parts: Iterable<Raw>,
		turns: Turns | null | undefined,
	): Generator<PlacedReading> {
		const facts = sessionFacts(belonging);
		if (turns === null) {
			yield { place: raw.place, reading: { kind: 'read', facts } };
			return;
		}
		facts.push(...(turns?.work(belonging.at) ?? []), ...(isPlan(message) ? (turns?.plan() ?? []) : []));
		const answer = new Answer(message, belonging, turns ?? new Turns(opencode));
		for (const { place, data, id } of parts) {
			yield { place, reading: answer.part(id, data) };
		}
		yield { place: raw.place, reading: { kind: 'read', facts: [...facts, ...answer.end()] } };
	}
}

/** What OpenCode writes in place of a prompt when the engineer runs a command by `!`. */
const OWN_COMMAND = 'The following tool was executed by the user';

/** The facts of one part, wherever it is found: an edit is found again without its turn. */
export function partReading(data: unknown, belonging: Belonging): LineReading {
	const part = partSchema.safeParse(data).data;
	return part?.type === 'tool' ? { kind: 'read', facts: callFacts(part, belonging, null) } : misread(data, 'a part', partTypes);
}

/** What the engineer wrote in a part of a prompt; empty for what OpenCode added. */
export function wordsIn(part: Part | undefined): string {
	return part?.type === 'text' && part.synthetic !== true && part.ignored !== true ? part.text : '';
}

class Answer {
	readonly #message: AssistantMessage;
	readonly #belonging: Belonging;
	readonly #turns: Turns;
	#calls = 0;
	#steps = 0;

	constructor(message: AssistantMessage, belonging: Belonging, turns: Turns) {
		this.#message = message;
		this.#belonging = belonging;
		this.#turns = turns;
	}

	part(id: string, data: unknown): LineReading {
		const parsed = partSchema.safeParse(data);
		return parsed.success ? { kind: 'read', facts: this.#factsOf(id, parsed.data) } : misread(data, 'a part', partTypes);
	}

	/** After all parts. A message has the figures of its last step; what older versions put into one message had several. */
	end(): Fact[] {
		const { tokens, cost, time } = this.#message;
		const completed = epochTime(time.completed);
		return [
			...(this.#steps === 0 && tokens ? this.#responseFacts(tokens, cost) : []),
			...(completed === null ? [] : this.#turns.work(completed)),
			...this.#endOfTurn(completed),
		];
	}

	#factsOf(id: string, part: Part): Fact[] {
		const { at } = this.#belonging;
		switch (part.type) {
			case 'text':
				return part.text === '' || part.synthetic === true ? [] : this.#turns.say(at, part.text);
			case 'step-finish':
				return part.tokens ? this.#responseFacts(part.tokens, part.cost) : [];
			case 'tool': {
				this.#calls += 1;
				const belonging = { ...this.#belonging, key: `${this.#belonging.key}/${id}` };
				const { from, to } = spanOf(part, belonging);
				const facts = callFacts(part, belonging, this.#turns.id);
				return [...this.#turns.work(from), ...(to === null ? [] : this.#turns.work(to)), ...facts];
			}
			default:
				return [];
		}
	}

	#responseFacts(tokens: NonNullable<AssistantMessage['tokens']>, cost: number | null | undefined): Fact[] {
		const used = usedBy(tokens, cost);
		if (used === null) {
			return [];
		}
		const { session, key, at } = this.#belonging;
		const { input, output, cacheRead, cacheWrite5m } = used.usage;
		const id = responseId(opencode, `${key}/${this.#steps}/${input}/${output}/${cacheRead}/${cacheWrite5m}`);
		this.#steps += 1;
		const model = this.#message.modelID ?? null;
		return [{ kind: 'response', id, session: session.id, turn: this.#turns.id, at, model, branch: null, ...used }];
	}

	#endOfTurn(completed: number | null): Fact[] {
		const { error, finish } = this.#message;
		if (error) {
			return this.#turns.end(error.name === 'MessageAbortedError' ? 'interrupted' : 'failed');
		}
		const goesOn = finish ? goingOn.has(finish) : this.#calls > 0;
		return completed === null || goesOn ? [] : this.#turns.end('done');
	}
}

/** Why a model stopped, where OpenCode calls it again. */
const goingOn: ReadonlySet<string> = new Set(['tool-calls', 'unknown']);

function sessionFacts({ session, at, folder }: Belonging): Fact[] {
	const parent = session.parent === null ? null : ({ id: session.parent, how: 'subagent' } as const);
	return [{ kind: 'session', id: session.id, at, parent, cwd: session.folder ?? folder, branch: null }];
}

function isPlan({ agent, mode }: Message): boolean {
	return (agent ?? mode) === 'plan';
}

const roled = z.object({ role: z.string() });

function misreadMessage(data: unknown): LineReading {
	const role = roled.safeParse(data).data?.role;
	return role === undefined || /^(?:user|assistant)$/.test(role) ? unreadable('a message in another shape') : unknownRecord(role);
}
