/** What the reader remembers between entries. */
import * as z from 'zod';
import { sessionId, type SessionId } from '../../domain/trace/ids.ts';
import { checkpointsOf, type Work } from '../checkpoints.ts';
import { Turns } from '../turns.ts';
import { piId } from './ids.ts';

const VERSION = 2;
const id = z.custom<SessionId>(value => typeof value === 'string');
const known = z.object({
	session: id,
	/** The session that this one was branched off from, and when: what is older was copied. */
	parent: z.object({ id, since: z.number() }).nullable(),
	/** When the last entry that says so was written. */
	at: z.number().nullable(),
	cwd: z.string().nullable(),
	model: z.string().nullable(),
	/** The session whose first prompt was told last. */
	titled: id.nullable(),
});

export type State = z.infer<typeof known> & Work;

export const { saved, restored } = checkpointsOf(piId, VERSION, known);

export function newState(session: string): State {
	const work = { turns: new Turns(piId), calls: new Map() };
	return { session: sessionId(piId, session), parent: null, at: null, cwd: null, model: null, titled: null, ...work };
}
