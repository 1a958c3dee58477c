import { agentId } from '../../domain/trace/ids.ts';

export const copilot = agentId('copilot-cli');
