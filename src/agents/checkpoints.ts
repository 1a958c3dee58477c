/** How a checkpoint holds what a reader of lines remembers. */
import * as z from 'zod';
import type { Json } from '../base/json.ts';
import type { AgentId } from '../domain/trace/ids.ts';
import { callsToSave, savedCalls, type OpenCall } from './openCalls.ts';
import { Turns, turnSchema } from './turns.ts';

/** What goes on in a session. */
export interface Work {
	readonly turns: Turns;
	/** Calls whose result has not come yet, by their id. */
	readonly calls: Map<string, OpenCall>;
}

export interface Checkpoints<T> {
	/** Undefined while transcript text is held. */
	readonly saved: (state: T & Work) => Json | undefined;
	/** Undefined for what an earlier version of the reader, or nobody, has written. */
	readonly restored: (json: Json) => (T & Work) | undefined;
}

/** `known` is what a reader remembers besides, without any transcript text. Its shape may only change with the version. */
export function checkpointsOf<T extends Readonly<Record<string, Json>>>(
	agent: AgentId,
	version: number,
	known: z.ZodType<T>,
): Checkpoints<T> {
	const schema = z.object({ version: z.literal(version), known, turn: turnSchema.nullable(), calls: savedCalls });
	return {
		saved: state => {
			const calls = callsToSave(state.calls);
			const kept = known.safeParse(state).data;
			return calls && kept && structuredClone({ version, known: kept, turn: state.turns.now, calls });
		},
		restored: json => {
			const told = schema.safeParse(json).data;
			return told && { ...told.known, turns: new Turns(agent, told.turn), calls: new Map(told.calls) };
		},
	};
}
