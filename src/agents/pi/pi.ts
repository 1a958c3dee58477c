import type { Agent } from '../agent.ts';
import { piId } from './ids.ts';
import { rootsOn, transcriptAt } from './locate.ts';
import { openReader } from './parse.ts';

/** Mario Zechner's command line agent. */
export const pi: Agent = {
	id: piId,
	name: 'pi',
	tells: {
		where: '`~/.pi/agent/sessions`, `$PI_CODING_AGENT_DIR`',
		usage: 'exact, with the cost by its own prices; a lower bound where a response was cut off',
		edits: 'old and new text; new text alone where a whole file was written',
		runs: 'exit codes',
		plans: 'none: it has no plan mode',
		triedOn: 'real sessions',
	},
	roots: rootsOn,
	transcript: transcriptAt,
	open: openReader,
};
