/** Tool calls whose results come in a later line. */
import * as z from 'zod';
import type { Fact } from '../domain/trace/facts.ts';
import type { RunId, SessionId, TurnId, WaitId } from '../domain/trace/ids.ts';
import { runSchema, startedRun } from './commandRun.ts';

const id = <T extends string>() => z.custom<T>(value => typeof value === 'string');

/** A run in a checkpoint. */
export const runCall = z.object({
	kind: z.literal('run'),
	exitSpeaks: z.boolean(),
	run: runSchema.extend({ kind: z.literal('run') }),
});
export type RunCall = z.infer<typeof runCall>;

/** A question to the engineer, in a checkpoint. */
export const waitCall = z.object({
	kind: z.literal('wait'),
	wait: z.object({
		kind: z.literal('wait'),
		id: id<WaitId>(),
		session: id<SessionId>(),
		turn: id<TurnId>().nullable(),
		from: z.number(),
		to: z.number().nullable(),
		for: z.enum(['answer', 'planApproval']),
	}),
});
export type WaitCall = z.infer<typeof waitCall>;

/** What an edit was asked for with is transcript text: it never goes into a checkpoint. */
export interface EditCall {
	readonly kind: 'edit';
	readonly tool: string;
	readonly input: unknown;
}

export type OpenCall = RunCall | WaitCall | EditCall;

/** The calls of a checkpoint, by their ids. */
export const savedCalls = z.array(z.tuple([z.string(), z.discriminatedUnion('kind', [runCall, waitCall])]));

/** Undefined while one of them holds transcript text. */
export function callsToSave(calls: ReadonlyMap<string, OpenCall>): z.infer<typeof savedCalls> | undefined {
	const kept = [...calls].flatMap(([key, call]): z.infer<typeof savedCalls> => (call.kind === 'edit' ? [] : [[key, call]]));
	return kept.length < calls.size ? undefined : kept;
}

/** Where and when a call was made. */
export interface CallPlace {
	readonly session: SessionId;
	readonly turn: TurnId | null;
	readonly at: number;
}

/** A call as its agent tells it. */
export interface Called extends CallPlace {
	/** By which nothing else of its session is called. */
	readonly key: string;
	/** In which relative paths of it are. */
	readonly folder: string | null;
}

export function openRun(runId: RunId, { session, turn, at }: CallPlace, cwd: string | null, commandLine: string): RunCall {
	return { kind: 'run', ...startedRun({ id: runId, session, turn, startedAt: at, cwd }, commandLine) };
}

export function openWait(waitId: WaitId, { session, turn, at }: CallPlace, reason: 'answer' | 'planApproval'): WaitCall {
	return { kind: 'wait', wait: { kind: 'wait', id: waitId, session, turn, from: at, to: null, for: reason } };
}

/** What is known of a call before its result. */
export function factsOfOpen(call: OpenCall): Fact[] {
	return call.kind === 'run' ? [call.run] : call.kind === 'wait' ? [call.wait] : [];
}

export function closedWait({ wait }: WaitCall, at: number): Fact {
	return { ...wait, to: Math.max(wait.from, at) };
}
