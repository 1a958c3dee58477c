import type { Json } from '../../base/json.ts';
import type { Agent, Transcript, TranscriptReader } from '../agent.ts';
import { GooseDatabaseReader } from './database.ts';
import { goose as id } from './ids.ts';
import { rootsOn, transcriptAt } from './locate.ts';
import { OlderFileReader } from './older.ts';

/** Block's agent, in the terminal and on the desktop. */
export const goose: Agent = {
	id,
	name: 'Goose',
	tells: {
		where: '`~/.local/share/goose/sessions`, on Windows `%APPDATA%\\Block\\goose\\data\\sessions`, `$GOOSE_PATH_ROOT`, `$XDG_DATA_HOME`',
		usage: 'exact by call in newer versions, before that totals of a session; with the cost by its own prices',
		edits: 'old and new text; new text alone where a whole file was written',
		runs: 'exit codes in newer versions',
		plans: 'not recorded',
		triedOn: 'made-up sessions',
	},
	roots: rootsOn,
	transcript: transcriptAt,
	open: openReader,
};

function openReader({ form, below }: Transcript, checkpoint: Json | null): TranscriptReader | undefined {
	if (form === 'database') {
		return GooseDatabaseReader.from(checkpoint);
	}
	return checkpoint === null ? new OlderFileReader(below) : undefined;
}
