import { agentId } from '../../domain/trace/ids.ts';

export const gemini = agentId('gemini-cli');
