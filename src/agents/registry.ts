import type { Agent } from './agent.ts';
import { claudeCode } from './claudeCode/claudeCode.ts';

/** Every agent whose transcripts are read. */
export const agents: readonly Agent[] = [claudeCode];
