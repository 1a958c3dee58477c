import type { Agent } from '../agent.ts';
import { gemini } from './ids.ts';
import { rootsOn, transcriptAt } from './locate.ts';
import { openReader } from './parse.ts';

/** Google's command line agent. */
export const geminiCli: Agent = {
	id: gemini,
	name: 'Gemini CLI',
	tells: {
		where: '`~/.gemini/tmp/*/chats`, `$GEMINI_CLI_HOME`',
		usage: 'exact; side calls are not recorded',
		edits: 'old and new text, mostly the whole file before',
		runs: 'exit codes',
		plans: 'plan mode, approvals, questions',
		triedOn: 'real sessions',
	},
	roots: rootsOn,
	transcript: transcriptAt,
	open: openReader,
};
