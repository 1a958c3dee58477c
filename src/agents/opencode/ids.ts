import { agentId } from '../../domain/trace/ids.ts';

export const opencode = agentId('opencode');
