import type { Json } from '../../base/json.ts';
import type { Agent, Beside, Transcript, TranscriptReader } from '../agent.ts';
import { chat } from './ids.ts';
import { rootsOn, transcriptAt } from './locate.ts';
import { ChatReader } from './parse.ts';
import { TraceDatabaseReader } from './traceDatabase.ts';
import { TraceFileReader } from './traceFile.ts';

/** The chat of VS Code and its kin, as GitHub Copilot answers in it. */
export const copilotChat: Agent = {
	id: chat,
	name: 'GitHub Copilot Chat',
	tells: {
		where:
			'`workspaceStorage/*/chatSessions` and empty windows of VS Code, Insiders and VSCodium, also on remote machines; its traces and debug logs',
		usage: 'the last model call of a turn; exact where traces or debug logs are on, or the session tells totals',
		edits: 'old and new text; new text alone where a tool only sketched the edit',
		runs: 'exit codes, where the shell tells them',
		plans: 'plan mode',
		triedOn: 'real sessions',
	},
	roots: rootsOn,
	transcript: transcriptAt,
	open: openReader,
};

function openReader({ below, form }: Transcript, checkpoint: Json | null, beside: Beside): TranscriptReader | undefined {
	switch (form) {
		case 'document':
			return new ChatReader(below, beside);
		case 'database':
			return TraceDatabaseReader.from(checkpoint);
		case 'lines':
		case 'zstdLines':
			return TraceFileReader.from(checkpoint);
	}
}
