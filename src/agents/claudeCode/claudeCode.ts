import type { Agent } from '../agent.ts';
import { rootsOn, transcriptAt } from './locate.ts';
import { openReader } from './parse.ts';
import { claude } from './session.ts';

/** Anthropic's command line agent, and what else writes its files: the VS Code agent host and the desktop app's local sessions. */
export const claudeCode: Agent = {
	id: claude,
	name: 'Claude Code',
	tells: {
		where: '`~/.claude/projects`, `$XDG_CONFIG_HOME/claude`, `$CLAUDE_CONFIG_DIR`, the desktop app’s local sessions',
		usage: 'exact; output a lower bound where it is not told how a response ended',
		edits: 'old and new text, mostly the whole file before',
		runs: 'passed or failed',
		plans: 'plan mode, approvals, questions',
		triedOn: 'real sessions',
	},
	roots: rootsOn,
	transcript: transcriptAt,
	open: openReader,
};
