/** Follows the turns of one session: where they begin, go on and end. */
import * as z from 'zod';
import { claimIn, claims } from '../domain/trace/claim.ts';
import { SILENCE_MS, turnEnds, type Fact, type TurnEnd } from '../domain/trace/facts.ts';
import { waitId, type AgentId, type SessionId, type TurnId } from '../domain/trace/ids.ts';
import { promptSigns } from '../domain/trace/prompt.ts';
import { readPrompt } from '../domain/trace/promptSign.ts';

const isString = (value: unknown): boolean => typeof value === 'string';

/** A turn in a checkpoint. */
export const turnSchema = z.object({
	id: z.custom<TurnId>(isString),
	session: z.custom<SessionId>(isString),
	startedAt: z.number(),
	endedAt: z.number(),
	end: z.enum(turnEnds),
	prompt: z.discriminatedUnion('by', [
		z.object({ by: z.literal('engineer'), typedChars: z.number(), sign: z.enum(promptSigns) }),
		z.object({ by: z.literal('agent') }),
	]),
	planMode: z.boolean(),
	claim: z.object({ at: z.number(), value: z.enum(claims) }).nullable(),
});

type Turn = z.infer<typeof turnSchema>;

/** What the engineer's words show. */
export function promptOf(words: string): Turn['prompt'] {
	return { by: 'engineer', ...readPrompt(words) };
}

export class Turns {
	readonly #agent: AgentId;
	#now: Turn | null;

	/** From a checkpoint, or without a turn. */
	constructor(agent: AgentId, now: Turn | null = null) {
		this.#agent = agent;
		this.#now = now;
	}

	/** The turn that is going on, or that ended last. */
	get now(): Turn | null {
		return this.#now;
	}

	get id(): TurnId | null {
		return this.#now?.id ?? null;
	}

	/** A prompt that is told again begins nothing. */
	begin(turn: Omit<Turn, 'endedAt' | 'end' | 'claim'>): Fact[] {
		if (this.#now?.id !== turn.id) {
			this.#now = { ...turn, endedAt: turn.startedAt, end: 'open', claim: null };
		}
		return this.#told();
	}

	/** A sign of the agent's work. A stretch before it that was too long to have been work is a wait. */
	work(at: number): Fact[] {
		const turn = this.#now;
		if (turn === null) {
			return [];
		}
		const { id, session, endedAt: from } = turn;
		this.#now = { ...turn, endedAt: Math.max(from, at) };
		const wait = { id: waitId(this.#agent, `${id}/${from}`), session, turn: id, from, to: at, for: 'silence' } as const;
		return [...this.#told(), ...(at - from < SILENCE_MS ? [] : [{ kind: 'wait' as const, ...wait }])];
	}

	/** What the agent says: the last of it is what it has to say of its work. */
	say(at: number, words: string): Fact[] {
		this.#now = this.#now === null ? null : { ...this.#now, claim: claimIn(words, at) };
		return this.#told();
	}

	end(end: TurnEnd): Fact[] {
		this.#now = this.#now === null ? null : { ...this.#now, end };
		return this.#told();
	}

	/** The agent has entered plan mode while at work. */
	plan(): Fact[] {
		this.#now = this.#now === null ? null : { ...this.#now, planMode: true };
		return this.#told();
	}

	#told(): Fact[] {
		return this.#now === null ? [] : [{ kind: 'turn', ...this.#now }];
	}
}
