/** What the reader remembers between lines. It holds no words of the transcript, so that it can be kept as a checkpoint. */
import * as z from 'zod';
import { commandClasses } from '../../domain/trace/command.ts';
import { claims } from '../../domain/trace/claim.ts';
import { turnEnds } from '../../domain/trace/facts.ts';
import type { TurnId } from '../../domain/trace/ids.ts';
import { promptSigns } from '../../domain/trace/prompt.ts';

const count = z.number();
const name = z.string().nullable();
const turnKey = z.custom<TurnId>(value => typeof value === 'string');

const session = z.object({
	/** Codex's own id, or what the file's name says until a record does. */
	id: z.string(),
	isKnown: z.boolean(),
	parent: z.object({ id: z.string(), how: z.enum(['subagent', 'fork']) }).nullable(),
	/** Its prompts come from another agent. */
	isSubagent: z.boolean(),
	createdAt: count.nullable(),
	/** When its first line was written. */
	beganAt: count.nullable(),
	/** The oldest session that its history is known to come from: itself, where it is no fork. */
	lineage: z.string(),
	ancestors: z.array(z.string()),
	/** What is being read now is a copy of the parent's history. */
	isInherited: z.boolean(),
	hasTitle: z.boolean(),
});

const turn = z.object({
	id: turnKey,
	startedAt: count,
	endedAt: count,
	end: z.enum(turnEnds),
	prompt: z.discriminatedUnion('by', [
		z.object({ by: z.literal('engineer'), typedChars: count, sign: z.enum(promptSigns) }),
		z.object({ by: z.literal('agent') }),
	]),
	planMode: z.boolean(),
	claim: z.object({ at: count, value: z.enum(claims) }).nullable(),
});
export type Turn = z.infer<typeof turn>;

/** Codex's own unit of work; one begins with a prompt as a rule, and more prompts may come into it. */
const task = z.object({ id: z.string(), prompts: count, isOpen: z.boolean() });

const counts = z.object({ input: count, cached: count, written: count, output: count, reasoning: count });
export type Counts = z.infer<typeof counts>;

const run = z.object({
	key: z.string(),
	turn: turnKey.nullable(),
	startedAt: count,
	class: z.enum(commandClasses),
	exitSpeaks: z.boolean(),
	cwd: name,
});
export type Run = z.infer<typeof run>;

/** A call that waits for its output. */
const call = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('runs'), id: z.string(), runs: z.array(run), process: name }),
	z.object({ kind: z.literal('script'), id: z.string(), runs: z.array(run) }),
	z.object({ kind: z.literal('continuation'), id: z.string(), process: z.string() }),
	z.object({ kind: z.literal('question'), id: z.string(), turn: turnKey.nullable(), from: count }),
]);
export type Call = z.infer<typeof call>;
export type CallOf<K extends Call['kind']> = Extract<Call, { kind: K }>;

const state = z.object({
	session,
	/** The line before was a session's head. */
	isAfterHead: z.boolean(),
	/** Its records have neither type nor time, as in the first versions. */
	isBare: z.boolean(),
	at: count.nullable(),
	cwd: name,
	branch: name,
	model: name,
	planMode: z.boolean(),
	task: task.nullable(),
	turn: turn.nullable(),
	prompts: count,
	promptsFrom: z.enum(['events', 'items']).nullable(),
	total: counts.nullable(),
	last: counts.nullable(),
	/** How often the total has started anew. */
	resets: count,
	/** Responses are told by records of their own, and token counts only repeat them. */
	hasUsageRecords: z.boolean(),
	calls: z.array(call),
});
export type State = z.infer<typeof state>;

export function freshState(sessionId: string): State {
	return {
		session: freshSession(sessionId),
		isAfterHead: false,
		isBare: false,
		at: null,
		cwd: null,
		branch: null,
		model: null,
		planMode: false,
		task: null,
		turn: null,
		prompts: 0,
		promptsFrom: null,
		total: null,
		last: null,
		resets: 0,
		hasUsageRecords: false,
		calls: [],
	};
}

function freshSession(id: string): State['session'] {
	return {
		id,
		isKnown: false,
		parent: null,
		isSubagent: false,
		createdAt: null,
		beganAt: null,
		lineage: id,
		ancestors: [],
		isInherited: false,
		hasTitle: false,
	};
}

/** Undefined for a checkpoint of another version. */
export function stateIn(checkpoint: unknown): State | undefined {
	return state.safeParse(checkpoint).data;
}
