import type { Json } from '../../base/json.ts';
import type { Agent, Beside, Tells, Transcript, TranscriptReader } from '../agent.ts';
import { ClineSessionReader } from './clineSession.ts';
import { rootsOf, sessionIn, transcriptAt } from './locate.ts';
import { clineMember, kiloMember, rooMember, type Member } from './members.ts';
import { TaskReader } from './parse.ts';

const tells = {
	usage: 'exact; a lower bound where input may hold the cache; with the cost by its own prices',
	edits: 'old and new text; new text alone where a whole file was written',
	runs: 'exit codes, where the answer says them',
	plans: 'architect mode, questions',
	triedOn: 'made-up sessions',
} as const;

export const cline = agentOf(clineMember, {
	...tells,
	where: '`globalStorage/saoudrizwan.claude-dev` of VS Code and its kin, `~/.cline/data`, `$CLINE_DIR`, `$CLINE_DATA_DIR`',
	plans: 'plan mode, questions',
});
export const rooCode = agentOf(rooMember, { ...tells, where: '`globalStorage/rooveterinaryinc.roo-cline` of VS Code and its kin' });
export const kiloCode = agentOf(kiloMember, {
	...tells,
	where: '`globalStorage/kilocode.kilo-code` of VS Code and its kin; not its newer database',
});

function agentOf(member: Member, told: Tells): Agent {
	const open = ({ below }: Transcript, checkpoint: Json | null, beside: Beside): TranscriptReader | undefined => {
		const session = sessionIn(below);
		if (checkpoint !== null) {
			return undefined;
		}
		return session === null ? new TaskReader(member, below, beside) : new ClineSessionReader(session, beside);
	};
	return { id: member.id, name: member.name, tells: told, roots: rootsOf(member), transcript: transcriptAt, open };
}
