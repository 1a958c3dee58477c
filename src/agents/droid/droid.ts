import type { Json } from '../../base/json.ts';
import type { Agent, Beside, Transcript, TranscriptReader } from '../agent.ts';
import { droid as id } from './ids.ts';
import { rootsOn, transcriptAt } from './locate.ts';
import { DroidReader } from './parse.ts';

/** Factory's agent. */
export const droid: Agent = {
	id,
	name: 'Factory Droid',
	tells: {
		where: '`~/.factory/sessions`, `$FACTORY_DIR`, `$DROID_SESSIONS_DIR`',
		usage: 'totals of a session',
		edits: 'old and new text',
		runs: 'exit codes, where the answer says them',
		plans: 'plans and their approval, questions',
		triedOn: 'real sessions',
	},
	roots: rootsOn,
	transcript: transcriptAt,
	open: openReader,
};

function openReader({ below }: Transcript, checkpoint: Json | null, beside: Beside): TranscriptReader | undefined {
	return checkpoint === null ? new DroidReader(below, beside) : undefined;
}
