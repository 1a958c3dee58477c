import type { Json } from '../../base/json.ts';
import type { Agent, Beside, Transcript, TranscriptReader } from '../agent.ts';
import { ChatReader } from './chat.ts';
import { CliSessionReader } from './cli.ts';
import { kiro as id } from './ids.ts';
import { cliSessionIn, rootsOn, transcriptAt } from './locate.ts';

/** Amazon's agent, in the terminal and in its editor. */
export const kiro: Agent = {
	id,
	name: 'Kiro',
	tells: {
		where: '`~/.kiro/sessions`, `$KIRO_HOME`; the editor’s `globalStorage/kiro.kiroagent`',
		usage: 'none: Kiro counts credits',
		edits: 'old and new text; none of the editor',
		runs: 'exit codes; none of the editor',
		plans: 'spec files and workflows',
		triedOn: 'real sessions',
	},
	roots: rootsOn,
	transcript: transcriptAt,
	open: openReader,
};

function openReader({ below }: Transcript, checkpoint: Json | null, beside: Beside): TranscriptReader | undefined {
	const session = cliSessionIn(below);
	const open = (): TranscriptReader => (session === null ? new ChatReader() : new CliSessionReader(session, beside));
	return checkpoint === null ? open() : undefined;
}
