/** What the reader remembers between records, and how a checkpoint holds it. */
import { z } from 'zod';
import type { Json } from '../../base/json.ts';
import { agentId, sessionId, subagentSessionId, type SessionId } from '../../domain/trace/ids.ts';
import { callsToSave, savedCalls, type OpenCall } from '../openCalls.ts';
import { Turns, turnSchema } from '../turns.ts';
import type { Whose } from './locate.ts';

export const kimiId = agentId('kimi');

const VERSION = 1;
const isString = (value: unknown): boolean => typeof value === 'string';
const checkpoint = z.object({
	version: z.literal(VERSION),
	key: z.string(),
	session: z.custom<SessionId>(isString),
	parent: z.custom<SessionId>(isString).nullable(),
	cwd: z.string().nullable(),
	at: z.number().nullable(),
	planMode: z.boolean(),
	isTitled: z.boolean(),
	step: z.string(),
	refused: z.array(z.string()),
	turn: turnSchema.nullable(),
	calls: savedCalls,
});

export interface State {
	/** The program's own id of the session. */
	readonly key: string;
	readonly session: SessionId;
	/** The session that asked for this one. */
	readonly parent: SessionId | null;
	cwd: string | null;
	/** When the last record that says so was written. */
	at: number | null;
	planMode: boolean;
	isTitled: boolean;
	/** The step that is going on: calls' ids are only their step's. */
	step: string;
	/** Calls that the engineer refused. */
	refused: string[];
	readonly turns: Turns;
	/** Calls whose result has not come yet, by their id. */
	readonly calls: Map<string, OpenCall>;
}

export function newState({ session, subagent }: Whose, cwd: string | null): State {
	const root = sessionId(kimiId, session);
	const whose =
		subagent === null
			? { key: session, session: root, parent: null }
			: { key: `${session}/${subagent}`, session: subagentSessionId(root, subagent), parent: root };
	const now = { at: null, planMode: false, isTitled: false, step: '', refused: [] };
	return { ...whose, cwd, ...now, turns: new Turns(kimiId), calls: new Map() };
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
	return { ...rest, turns: new Turns(kimiId, turn), calls: new Map(calls) };
}
