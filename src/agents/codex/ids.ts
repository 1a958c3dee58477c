import { agentId } from '../../domain/trace/ids.ts';

export const codexId = agentId('codex');
