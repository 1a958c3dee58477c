import type { Json } from '../../base/json.ts';
import type { Agent, Beside, Transcript, TranscriptReader } from '../agent.ts';
import { OpencodeDatabaseReader } from './database.ts';
import { opencode as id } from './ids.ts';
import { rootsOn, transcriptAt } from './locate.ts';
import { StorageReader } from './storage.ts';

/** The open source agent of anomalyco, formerly sst. */
export const opencode: Agent = {
	id,
	name: 'OpenCode',
	tells: {
		where: '`~/.local/share/opencode` (`opencode*.db`, before 1.2 `storage`), `$XDG_DATA_HOME`, `$OPENCODE_DATA_DIR`',
		usage: 'exact; a lower bound where older versions tell reasoning apart without a total; with the cost by its own prices',
		edits: 'old and new text',
		runs: 'exit codes',
		plans: 'plan agent, approvals, questions',
		triedOn: 'made-up sessions',
	},
	roots: rootsOn,
	transcript: transcriptAt,
	open: openReader,
};

function openReader({ form }: Transcript, checkpoint: Json | null, beside: Beside): TranscriptReader | undefined {
	if (form === 'database') {
		return OpencodeDatabaseReader.from(checkpoint);
	}
	return checkpoint === null ? new StorageReader(beside) : undefined;
}
