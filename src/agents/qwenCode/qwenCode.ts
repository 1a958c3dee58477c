import type { Agent } from '../agent.ts';
import { qwen } from './ids.ts';
import { rootsOn, transcriptAt } from './locate.ts';
import { openReader } from './parse.ts';

/** Alibaba's command line agent, which grew out of Gemini CLI. */
export const qwenCode: Agent = {
	id: qwen,
	name: 'Qwen Code',
	tells: {
		where: '`~/.qwen/projects/*/chats` and `subagents`, `$QWEN_HOME`, `$QWEN_RUNTIME_DIR`',
		usage: 'exact; side calls are not recorded',
		edits: 'old and new text, mostly the whole file before',
		runs: 'exit codes',
		plans: 'approvals of plans, questions',
		triedOn: 'made-up sessions',
	},
	roots: rootsOn,
	transcript: transcriptAt,
	open: openReader,
};
