/** What the reader remembers between lines, and how a checkpoint holds it. */
import * as z from 'zod';
import type { Json } from '../../base/json.ts';
import type { SessionId, TurnId, WaitId } from '../../domain/trace/ids.ts';
import { runSchema } from '../commandRun.ts';
import { turnSchema } from '../turns.ts';

const sessionKey = z.custom<SessionId>(isString);
const turnKey = z.custom<TurnId>(isString);

export type Turn = z.infer<typeof turnSchema>;

const runCall = z.object({
	kind: z.literal('run'),
	exitSpeaks: z.boolean(),
	run: runSchema,
});
export type RunCall = z.infer<typeof runCall>;

const waitCall = z.object({
	kind: z.literal('wait'),
	wait: z.object({
		id: z.custom<WaitId>(isString),
		session: sessionKey,
		turn: turnKey.nullable(),
		from: z.number(),
		to: z.number().nullable(),
		for: z.enum(['answer', 'planApproval']),
	}),
});
export type WaitCall = z.infer<typeof waitCall>;

const planCall = z.object({ kind: z.literal('enterPlan') });

/** An edit is told by its result; where that says too little, by what the call asked for, which is transcript text. */
export interface EditCall {
	readonly kind: 'edit';
	readonly tool: string;
	readonly input: unknown;
}

const textlessCall = z.discriminatedUnion('kind', [runCall, waitCall, planCall]);
export type Call = z.infer<typeof textlessCall> | EditCall;

const VERSION = 1;
const checkpoint = z.object({
	version: z.literal(VERSION),
	at: z.number().nullable(),
	lastUuid: z.string().nullable(),
	fork: z.object({ id: sessionKey, parent: sessionKey }).nullable(),
	planMode: z.boolean(),
	titled: sessionKey.nullable(),
	turn: turnSchema.nullable(),
	turnVersion: z.string().nullable(),
	isOver: z.boolean(),
	offered: turnSchema.nullable(),
	calls: z.array(z.tuple([z.string(), textlessCall])),
	tasks: z.array(z.tuple([z.string(), runCall])),
});

export interface State {
	/** When the last record that says so was written. */
	at: number | null;
	lastUuid: string | null;
	/** A session that was branched off another one, once a copied line has said so. */
	fork: { readonly id: SessionId; readonly parent: SessionId } | null;
	planMode: boolean;
	/** The session whose first prompt has been told. */
	titled: SessionId | null;
	turn: Turn | null;
	/** The version of Claude Code that the turn's prompt was given to. */
	turnVersion: string | null;
	/** The agent has ended its work on the turn. */
	isOver: boolean;
	/** A turn that only exists if the agent takes it up. */
	offered: Turn | null;
	/** Calls whose result has not come yet, by the id of their use. */
	readonly calls: Map<string, Call>;
	/** Commands that run in the background, by the id of their task. */
	readonly tasks: Map<string, RunCall>;
}

export function newState(): State {
	return {
		at: null,
		lastUuid: null,
		fork: null,
		planMode: false,
		titled: null,
		turn: null,
		turnVersion: null,
		isOver: false,
		offered: null,
		calls: new Map(),
		tasks: new Map(),
	};
}

/** Undefined while transcript text is held. */
export function saved(state: State): Json | undefined {
	const { calls, tasks, ...rest } = state;
	if ([...calls.values()].some(call => call.kind === 'edit')) {
		return undefined;
	}
	const kept = [...calls].flatMap(([id, call]) => (call.kind === 'edit' ? [] : [[id, call] as const]));
	return structuredClone({ version: VERSION, ...rest, calls: kept, tasks: [...tasks] });
}

/** Undefined for what an earlier version of the reader, or nobody, has written. */
export function restored(json: Json): State | undefined {
	const parsed = checkpoint.safeParse(json);
	if (!parsed.success) {
		return undefined;
	}
	const { version: _, calls, tasks, ...rest } = parsed.data;
	return { ...rest, calls: new Map<string, Call>(calls), tasks: new Map(tasks) };
}

function isString(value: unknown): boolean {
	return typeof value === 'string';
}
