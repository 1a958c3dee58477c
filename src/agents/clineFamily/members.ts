import { agentId, type AgentId } from '../../domain/trace/ids.ts';

/** One of the extensions that grew out of Cline, and Cline itself. */
export interface Member {
	readonly id: AgentId;
	readonly name: string;
	/** As VS Code's marketplace names it. */
	readonly extension: string;
}

export const clineMember: Member = { id: agentId('cline'), name: 'Cline', extension: 'saoudrizwan.claude-dev' };
export const rooMember: Member = { id: agentId('roo-code'), name: 'Roo Code', extension: 'rooveterinaryinc.roo-cline' };
export const kiloMember: Member = { id: agentId('kilo-code'), name: 'Kilo Code', extension: 'kilocode.kilo-code' };
