import { agentId } from '../../domain/trace/ids.ts';

export const ampId = agentId('amp');
