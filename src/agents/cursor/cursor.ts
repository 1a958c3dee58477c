import type { Json } from '../../base/json.ts';
import type { Agent, Beside, Transcript, TranscriptReader as Reader } from '../agent.ts';
import { EditorDatabaseReader } from './database.ts';
import { cursor as id } from './ids.ts';
import { isOfWorkspace, rootsOn, transcriptAt } from './locate.ts';
import { TranscriptReader } from './transcripts.ts';
import { WorkspaceReader } from './workspace.ts';

/** The editor, and its agent in a terminal. */
export const cursor: Agent = {
	id,
	name: 'Cursor',
	tells: {
		where: 'the editor’s databases (`globalStorage`, `workspaceStorage`), `~/.cursor/projects/*/agent-transcripts`',
		usage: 'none in current versions; what older ones counted, as a part of it',
		edits: 'the whole file before and after; in transcripts as asked for',
		runs: 'exit codes; none in transcripts',
		plans: 'plan mode, plans, questions',
		triedOn: 'made-up sessions',
	},
	roots: rootsOn,
	transcript: transcriptAt,
	open: openReader,
};

function openReader({ form, below }: Transcript, checkpoint: Json | null, beside: Beside): Reader | undefined {
	if (form === 'database' && !isOfWorkspace(below)) {
		return EditorDatabaseReader.from(checkpoint);
	}
	if (form === 'database') {
		return checkpoint === null || isWhole(checkpoint) ? new WorkspaceReader(beside) : undefined;
	}
	return checkpoint === null ? new TranscriptReader(below, beside) : undefined;
}

function isWhole(checkpoint: Json): boolean {
	return JSON.stringify(checkpoint) === '{"version":1}';
}
