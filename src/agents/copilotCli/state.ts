/** What the reader remembers between events, and how a checkpoint holds it. */
import * as z from 'zod';
import type { Json } from '../../base/json.ts';
import { sessionId, type SessionId } from '../../domain/trace/ids.ts';
import { runCall, waitCall, type EditCall, type RunCall } from '../openCalls.ts';
import { Turns, turnSchema } from '../turns.ts';
import { copilot } from './ids.ts';

const id = <T extends string>() => z.custom<T>(value => typeof value === 'string');

/** A look at a command in the background. */
const lookCall = z.object({ kind: z.literal('look'), shell: z.string() });

const textlessCall = z.discriminatedUnion('kind', [runCall, waitCall, lookCall]);

export type Call = z.infer<typeof textlessCall> | EditCall;

const modelUsage = z.object({
	inputTokens: z.number(),
	outputTokens: z.number(),
	cacheReadTokens: z.number(),
	cacheWriteTokens: z.number(),
	reasoningTokens: z.number(),
});
/** What a model was told to have used when the program ended last, and what its messages have told since. */
const account = z.object({ total: modelUsage, outputSince: z.number() });
export type Account = z.infer<typeof account>;

const VERSION = 1;
const checkpoint = z.object({
	version: z.literal(VERSION),
	session: id<SessionId>(),
	at: z.number().nullable(),
	cwd: z.string().nullable(),
	branch: z.string().nullable(),
	model: z.string().nullable(),
	planMode: z.boolean(),
	isTitled: z.boolean(),
	turn: turnSchema.nullable(),
	calls: z.array(z.tuple([z.string(), textlessCall])),
	shells: z.array(z.tuple([z.string(), runCall])),
	accounts: z.array(z.tuple([z.string(), account])),
});

export interface State {
	session: SessionId;
	/** When the last event that says so was written. */
	at: number | null;
	cwd: string | null;
	branch: string | null;
	model: string | null;
	planMode: boolean;
	/** The session's first prompt has been told. */
	isTitled: boolean;
	turns: Turns;
	/** Calls whose result has not come yet, by their id. */
	readonly calls: Map<string, Call>;
	/** Commands that run in the background, by the name of their shell. */
	readonly shells: Map<string, RunCall>;
	/** By model. */
	readonly accounts: Map<string, Account>;
}

export function newState(session: string): State {
	return {
		session: sessionId(copilot, session),
		at: null,
		cwd: null,
		branch: null,
		model: null,
		planMode: false,
		isTitled: false,
		turns: new Turns(copilot),
		calls: new Map(),
		shells: new Map(),
		accounts: new Map(),
	};
}

/** Undefined while transcript text is held. */
export function saved({ turns, calls, shells, accounts, ...rest }: State): Json | undefined {
	const kept = [...calls].flatMap(([key, call]) => (call.kind === 'edit' ? [] : [[key, call] as const]));
	if (kept.length < calls.size) {
		return undefined;
	}
	return structuredClone({ version: VERSION, ...rest, turn: turns.now, calls: kept, shells: [...shells], accounts: [...accounts] });
}

/** Undefined for what an earlier version of the reader, or nobody, has written. */
export function restored(json: Json): State | undefined {
	const parsed = checkpoint.safeParse(json);
	if (!parsed.success) {
		return undefined;
	}
	const { version: _, turn, calls, shells, accounts, ...rest } = parsed.data;
	return {
		...rest,
		turns: new Turns(copilot, turn),
		calls: new Map<string, Call>(calls),
		shells: new Map(shells),
		accounts: new Map(accounts),
	};
}
