import type { Agent } from '../agent.ts';
import { codexId } from './ids.ts';
import { rootsOn, transcriptAt } from './locate.ts';
import { openReader } from './parse.ts';

/** OpenAI's coding agent, as its command line, editor extension and desktop app write it. */
export const codex: Agent = {
	id: codexId,
	name: 'Codex',
	tells: {
		where: '`~/.codex/sessions` and `archived_sessions`, `$CODEX_HOME`, also `.jsonl.zst`',
		usage: 'exact, reasoning included',
		edits: 'old and new text',
		runs: 'exit codes',
		plans: 'plan mode, proposed plans, questions',
		triedOn: 'real sessions',
	},
	roots: rootsOn,
	transcript: transcriptAt,
	open: openReader,
};
