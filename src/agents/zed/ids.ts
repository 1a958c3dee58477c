import { agentId } from '../../domain/trace/ids.ts';

export const zed = agentId('zed');
