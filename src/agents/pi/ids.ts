import { agentId } from '../../domain/trace/ids.ts';

export const piId = agentId('pi');
