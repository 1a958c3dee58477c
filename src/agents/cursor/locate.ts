/** Where Cursor keeps conversations: the editor in VS Code's databases, agents of the editor and the terminal in `~/.cursor`. */
import type { LeftOut, Machine, Root, Transcript } from '../agent.ts';
import { appData, joinOn } from '../places.ts';

/** `<project>/agent-transcripts/<session>/subagents/<session>.jsonl`. */
const TRANSCRIPTS_DEPTH = 4;

export function rootsOn(machine: Machine): readonly Root[] {
	const join = joinOn(machine);
	const user = join(appData(machine, 'Cursor'), 'User');
	return [
		{ folder: join(user, 'globalStorage'), depth: 0 },
		{ folder: join(user, 'workspaceStorage'), depth: 1 },
		{ folder: join(machine.home, '.cursor', 'projects'), depth: TRANSCRIPTS_DEPTH },
		{ folder: join(machine.home, '.cursor', 'chats'), depth: 2 },
	];
}

/** The databases hold sign-in tokens beside conversations: they are never copied. */
export function transcriptAt(path: string, below: string): Transcript | LeftOut | null {
	if (/^(?:[^/]+\/)?state\.vscdb$/.test(below)) {
		return { path, below, form: 'database', copying: 'never' };
	}
	if (/^[^/]+\/[^/]+\/store\.db$/.test(below)) {
		return { form: 'leftOut', why: 'a binary store of the terminal’s agent, whose transcript is read instead' };
	}
	if (/(?:^|\/)agent-transcripts\/.+\.txt$/.test(below)) {
		return { form: 'leftOut', why: 'a transcript as plain text, which tells neither times nor results' };
	}
	return transcript.test(below) ? { path, below, form: 'document', parts: [] } : null;
}

/** A workspace's own database lies in a folder; the one of all workspaces does not. */
export function isOfWorkspace(below: string): boolean {
	return below.includes('/');
}

export interface ConversationPlace {
	readonly native: string;
	readonly parent: string | null;
	/** The project's folder below the root. */
	readonly project: string;
}

export function conversationIn(below: string): ConversationPlace {
	const [, project = '', parent = null, native = below] = transcript.exec(below) ?? [];
	return { native, parent: parent === native ? null : parent, project };
}

/** A subagent's is below the folder of the conversation that started it. */
const transcript = /^([^/]+)\/agent-transcripts\/(?:([^/]+)\/)?(?:subagents\/)?([^/]+)\.jsonl$/;
