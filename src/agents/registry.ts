import type { Agent } from './agent.ts';
import { claudeCode } from './claudeCode/claudeCode.ts';
import { codex } from './codex/codex.ts';

/** Every agent whose transcripts are read. */
export const agents: readonly Agent[] = [claudeCode, codex];
