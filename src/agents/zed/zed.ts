import type { Json } from '../../base/json.ts';
import type { Agent, Transcript, TranscriptReader } from '../agent.ts';
import { ZedReader } from './database.ts';
import { zed as id } from './ids.ts';
import { rootsOn, transcriptAt } from './locate.ts';

/** The agent of the editor of that name. */
export const zed: Agent = {
	id,
	name: 'Zed',
	tells: {
		where: '`threads/threads.db` in Zed’s data folder, `$XDG_DATA_HOME`',
		usage: 'totals of a session',
		edits: 'the whole file before and after; no times',
		runs: 'exit codes',
		plans: 'not recorded',
		triedOn: 'made-up sessions',
	},
	roots: rootsOn,
	transcript: transcriptAt,
	open: openReader,
};

function openReader(_: Transcript, checkpoint: Json | null): TranscriptReader | undefined {
	return ZedReader.from(checkpoint);
}
