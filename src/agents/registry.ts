import type { Agent } from './agent.ts';

/** Every agent whose transcripts are read. */
export const agents: readonly Agent[] = [];
