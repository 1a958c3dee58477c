import type { Json } from '../../base/json.ts';
import type { Agent, Transcript, TranscriptReader } from '../agent.ts';
import { windsurf as id } from './ids.ts';
import { rootsOn, transcriptAt } from './locate.ts';
import { WindsurfReader } from './parse.ts';

/** Cascade, the agent of an editor. */
export const windsurf: Agent = {
	id,
	name: 'Windsurf',
	tells: {
		where: '`~/.windsurf/transcripts`, which a hook of its settings writes; its own store is encrypted',
		usage: 'none',
		edits: 'the whole file after; no times',
		runs: 'exit codes',
		plans: 'not recorded',
		triedOn: 'real sessions',
	},
	roots: rootsOn,
	transcript: transcriptAt,
	open: openReader,
};

function openReader({ below }: Transcript, checkpoint: Json | null): TranscriptReader | undefined {
	return checkpoint === null ? new WindsurfReader(below) : undefined;
}
