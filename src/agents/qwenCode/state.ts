/** What the reader remembers between records, and how a checkpoint holds it. */
import { z } from 'zod';
import type { Json } from '../../base/json.ts';
import { agentId, type SessionId } from '../../domain/trace/ids.ts';
import { callsToSave, savedCalls, type OpenCall } from '../openCalls.ts';
import { Turns, turnSchema } from '../turns.ts';

export const qwen = agentId('qwen-code');

const VERSION = 1;
const isString = (value: unknown): boolean => typeof value === 'string';
const checkpoint = z.object({
	version: z.literal(VERSION),
	at: z.number().nullable(),
	planMode: z.boolean(),
	titled: z.custom<SessionId>(isString).nullable(),
	parent: z.custom<SessionId>(isString).nullable(),
	turn: turnSchema.nullable(),
	calls: savedCalls,
});

export interface State {
	/** When the last record that says so was written. */
	at: number | null;
	planMode: boolean;
	/** The session whose first prompt has been told. */
	titled: SessionId | null;
	/** The session that this one was branched off from, or that asked for it. */
	parent: SessionId | null;
	readonly turns: Turns;
	/** Calls whose result has not come yet, by their id. */
	readonly calls: Map<string, OpenCall>;
}

export function newState(): State {
	return { at: null, planMode: false, titled: null, parent: null, turns: new Turns(qwen), calls: new Map() };
}

/** Undefined while transcript text is held. */
export function saved({ turns, calls, ...rest }: State): Json | undefined {
	const kept = callsToSave(calls);
	return kept === undefined ? undefined : structuredClone({ version: VERSION, ...rest, turn: turns.now, calls: kept });
}

/** Undefined for what an earlier version of the reader, or nobody, has written. */
export function restored(json: Json): State | undefined {
	const parsed = checkpoint.safeParse(json);
	if (!parsed.success) {
		return undefined;
	}
	const { version: _, turn, calls, ...rest } = parsed.data;
	return { ...rest, turns: new Turns(qwen, turn), calls: new Map(calls) };
}
