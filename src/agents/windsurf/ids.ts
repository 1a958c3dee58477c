import { agentId } from '../../domain/trace/ids.ts';

export const windsurf = agentId('windsurf');
