import type { Agent } from '../agent.ts';
import { copilot } from './ids.ts';
import { rootsOn, transcriptAt } from './locate.ts';
import { openReader } from './parse.ts';

/** GitHub's command line agent. */
export const copilotCli: Agent = {
	id: copilot,
	name: 'GitHub Copilot CLI',
	tells: {
		where: '`~/.copilot/session-state`, `$COPILOT_HOME`',
		usage: 'output by response; input and cache as totals of a session, once it has ended',
		edits: 'old and new text',
		runs: 'exit codes',
		plans: 'plan mode, approvals, questions',
		triedOn: 'real sessions',
	},
	roots: rootsOn,
	transcript: transcriptAt,
	open: openReader,
};
