import { agentId } from '../../domain/trace/ids.ts';

export const kimiId = agentId('kimi');
