import { agentId } from '../../domain/trace/ids.ts';

export const kiro = agentId('kiro');
