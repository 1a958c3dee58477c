/** What the reader remembers between records, and how a checkpoint holds it. */
import * as z from 'zod';
import type { Json } from '../../base/json.ts';
import type { SessionId } from '../../domain/trace/ids.ts';
import { Turns, turnSchema } from '../turns.ts';
import { gemini } from './ids.ts';

const VERSION = 1;
const checkpoint = z.object({
	version: z.literal(VERSION),
	session: z.custom<SessionId>(value => typeof value === 'string').nullable(),
	isSubagents: z.boolean(),
	at: z.number().nullable(),
	planMode: z.boolean(),
	isTitled: z.boolean(),
	cwd: z.string().nullable(),
	turn: turnSchema.nullable(),
});

export interface State {
	/** Null until a record has said it. */
	session: SessionId | null;
	isSubagents: boolean;
	/** When the last record that says so was written. */
	at: number | null;
	planMode: boolean;
	/** The first prompt has been told. */
	isTitled: boolean;
	cwd: string | null;
	readonly turns: Turns;
}

export function newState(cwd: string | null): State {
	return { session: null, isSubagents: false, at: null, planMode: false, isTitled: false, cwd, turns: new Turns(gemini) };
}

export function saved({ turns, ...rest }: State): Json {
	return structuredClone({ version: VERSION, ...rest, turn: turns.now });
}

/** Undefined for what an earlier version of the reader, or nobody, has written. */
export function restored(json: Json): State | undefined {
	const parsed = checkpoint.safeParse(json);
	if (!parsed.success) {
		return undefined;
	}
	const { version: _, turn, ...rest } = parsed.data;
	return { ...rest, turns: new Turns(gemini, turn) };
}
