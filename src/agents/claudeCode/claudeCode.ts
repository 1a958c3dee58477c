import type { Agent } from '../agent.ts';
import { rootsOn, transcriptAt } from './locate.ts';
import { openReader } from './parse.ts';
import { claude } from './session.ts';

/** Anthropic's command line agent, and what else writes its files: the VS Code agent host and the desktop app's local sessions. */
export const claudeCode: Agent = {
	id: claude,
	name: 'Claude Code',
	roots: rootsOn,
	transcript: transcriptAt,
	open: openReader,
};
