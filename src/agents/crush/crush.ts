import type { Json } from '../../base/json.ts';
import type { Agent, Transcript, TranscriptReader } from '../agent.ts';
import { CrushReader } from './database.ts';
import { crush as id } from './ids.ts';
import { projectOfDatabase, rootsOn, transcriptAt } from './locate.ts';

/** Charm's terminal agent. */
export const crush: Agent = {
	id,
	name: 'Crush',
	tells: {
		where: '`.crush` of the projects in `~/.local/share/crush/projects.json`, `$CRUSH_GLOBAL_DATA`, `$XDG_DATA_HOME`',
		usage: 'the last model call of a session; with the cost of all by its own prices',
		edits: 'the whole file before and after',
		runs: 'exit codes',
		plans: 'not recorded',
		triedOn: 'real sessions',
	},
	roots: rootsOn,
	transcript: transcriptAt,
	open: openReader,
};

function openReader({ path }: Transcript, checkpoint: Json | null): TranscriptReader | undefined {
	return CrushReader.from(projectOfDatabase(path), checkpoint);
}
