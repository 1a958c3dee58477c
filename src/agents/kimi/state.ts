/** What the reader remembers between records. */
import * as z from 'zod';
import { sessionId, subagentSessionId, type SessionId } from '../../domain/trace/ids.ts';
import { checkpointsOf, type Work } from '../checkpoints.ts';
import { Turns } from '../turns.ts';
import { kimiId } from './ids.ts';
import type { Whose } from './locate.ts';

const VERSION = 2;
const id = z.custom<SessionId>(value => typeof value === 'string');
const known = z.object({
	/** The program's own id of the session. */
	key: z.string(),
	session: id,
	/** The session that asked for this one. */
	parent: id.nullable(),
	cwd: z.string().nullable(),
	/** When the last record that says so was written. */
	at: z.number().nullable(),
	planMode: z.boolean(),
	isTitled: z.boolean(),
	/** The step that is going on: calls' ids are only their step's. */
	step: z.string(),
	/** Calls that the engineer refused. */
	refused: z.array(z.string()),
});

export type State = z.infer<typeof known> & Work;

export const { saved, restored } = checkpointsOf(kimiId, VERSION, known);

export function newState({ session, subagent }: Whose, cwd: string | null): State {
	const root = sessionId(kimiId, session);
	const whose =
		subagent === null
			? { key: session, session: root, parent: null }
			: { key: `${session}/${subagent}`, session: subagentSessionId(root, subagent), parent: root };
	const now = { at: null, planMode: false, isTitled: false, step: '', refused: [] };
	return { ...whose, cwd, ...now, turns: new Turns(kimiId), calls: new Map() };
}
