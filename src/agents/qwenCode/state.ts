/** What the reader remembers between records. */
import * as z from 'zod';
import type { SessionId } from '../../domain/trace/ids.ts';
import { checkpointsOf, type Work } from '../checkpoints.ts';
import { Turns } from '../turns.ts';
import { qwen } from './ids.ts';

const VERSION = 2;
const id = z.custom<SessionId>(value => typeof value === 'string');
const known = z.object({
	/** When the last record that says so was written. */
	at: z.number().nullable(),
	planMode: z.boolean(),
	/** The session whose first prompt has been told. */
	titled: id.nullable(),
	/** The session that this one was branched off from, or that asked for it. */
	parent: id.nullable(),
});

export type State = z.infer<typeof known> & Work;

export const { saved, restored } = checkpointsOf(qwen, VERSION, known);

export function newState(): State {
	return { at: null, planMode: false, titled: null, parent: null, turns: new Turns(qwen), calls: new Map() };
}
