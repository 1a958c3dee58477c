import { agentId } from '../../domain/trace/ids.ts';

export const droid = agentId('droid');
