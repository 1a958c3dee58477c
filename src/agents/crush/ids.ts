import { agentId } from '../../domain/trace/ids.ts';

export const crush = agentId('crush');
