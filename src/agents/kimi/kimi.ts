import type { Agent } from '../agent.ts';
import { kimiId } from './ids.ts';
import { rootsOn, transcriptAt } from './locate.ts';
import { openReader } from './parse.ts';

/** Moonshot's command line agent, which was first named Kimi CLI. */
export const kimi: Agent = {
	id: kimiId,
	name: 'Kimi Code',
	tells: {
		where: '`~/.kimi-code/sessions`, `$KIMI_CODE_HOME`; of its first version `~/.kimi/sessions`, `$KIMI_SHARE_DIR`',
		usage: 'exact; the first version does not name the model',
		edits: 'old and new text; new text alone where a whole file was written',
		runs: 'exit codes',
		plans: 'plan mode',
		triedOn: 'real sessions',
	},
	roots: rootsOn,
	transcript: transcriptAt,
	open: openReader,
};
