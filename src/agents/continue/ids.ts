import { agentId } from '../../domain/trace/ids.ts';

export const continueId = agentId('continue');
