import type { Agent } from '../agent.ts';
import { rootsOn, transcriptAt } from './locate.ts';
import { openReader } from './parse.ts';
import { codexId } from './state.ts';

/** OpenAI's coding agent, as its command line, editor extension and desktop app write it. */
export const codex: Agent = {
	id: codexId,
	name: 'Codex',
	roots: rootsOn,
	transcript: transcriptAt,
	open: openReader,
};
