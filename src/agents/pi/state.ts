/** What the reader remembers between entries, and how a checkpoint holds it. */
import { z } from 'zod';
import type { Json } from '../../base/json.ts';
import { agentId, sessionId, type SessionId } from '../../domain/trace/ids.ts';
import { callsToSave, savedCalls, type OpenCall } from '../openCalls.ts';
import { Turns, turnSchema } from '../turns.ts';

export const piId = agentId('pi');

const VERSION = 1;
const id = z.custom<SessionId>(value => typeof value === 'string');
const checkpoint = z.object({
	version: z.literal(VERSION),
	session: id,
	parent: z.object({ id, since: z.number() }).nullable(),
	at: z.number().nullable(),
	cwd: z.string().nullable(),
	model: z.string().nullable(),
	titled: id.nullable(),
	turn: turnSchema.nullable(),
	calls: savedCalls,
});

export interface State {
	session: SessionId;
	/** The session that this one was branched off from, and when: what is older was copied. */
	parent: { readonly id: SessionId; readonly since: number } | null;
	/** When the last entry that says so was written. */
	at: number | null;
	cwd: string | null;
	model: string | null;
	/** The session whose first prompt was told last. */
	titled: SessionId | null;
	readonly turns: Turns;
	/** Calls whose result has not come yet, by their id. */
	readonly calls: Map<string, OpenCall>;
}

export function newState(session: string): State {
	return {
		session: sessionId(piId, session),
		parent: null,
		at: null,
		cwd: null,
		model: null,
		titled: null,
		turns: new Turns(piId),
		calls: new Map(),
	};
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
	return { ...rest, turns: new Turns(piId, turn), calls: new Map(calls) };
}
