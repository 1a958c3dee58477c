import type { Agent } from '../agent.ts';
import { ampId } from './ids.ts';
import { rootsOn, transcriptAt } from './locate.ts';
import { ThreadReader } from './parse.ts';

/** Amp, on the command line. */
export const amp: Agent = {
	id: ampId,
	name: 'Amp',
	tells: {
		where: '`~/.local/share/amp/threads`, `$AMP_DATA_DIR`, `$XDG_DATA_HOME`',
		usage: 'exact; not that of its subagents and its oracle',
		edits: 'old and new text; new text alone where a whole file was written',
		runs: 'exit codes, not when they ended',
		plans: 'none: it has no plan mode',
		triedOn: 'real sessions',
	},
	roots: rootsOn,
	transcript: transcriptAt,
	open: (_transcript, checkpoint) => (checkpoint === null ? new ThreadReader() : undefined),
};
