import type { Agent } from '../agent.ts';
import { DevDataReader } from './devData.ts';
import { continueId } from './ids.ts';
import { rootsOn, transcriptAt } from './locate.ts';
import { SessionReader } from './parse.ts';

/** Continue, in VS Code, JetBrains and on the command line. */
export const continueDev: Agent = {
	id: continueId,
	name: 'Continue',
	tells: {
		where: '`~/.continue/sessions` and `dev_data`, `$CONTINUE_GLOBAL_DIR`',
		usage: 'totals of a session on the command line, with their cost; in editors by its own count, for no session',
		edits: 'old and new text; new text alone where a whole file was written',
		runs: 'exit codes, where it tells them',
		plans: 'plan mode of editors',
		triedOn: 'real sessions',
	},
	roots: rootsOn,
	transcript: transcriptAt,
	open: ({ form, below }, checkpoint, beside) => {
		if (form === 'lines') {
			return DevDataReader.from(checkpoint);
		}
		return checkpoint === null ? new SessionReader(below, beside) : undefined;
	},
};
