import { agentId } from '../../domain/trace/ids.ts';

export const qwen = agentId('qwen-code');
