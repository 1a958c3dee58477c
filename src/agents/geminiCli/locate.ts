/** Where Gemini CLI leaves its transcripts. */
import type { Machine, Root, Transcript } from '../agent.ts';
import { joinOn, namedFolder } from '../places.ts';

/** `<project>/chats/<parent session>/`. */
const DEPTH = 3;

export function rootsOn(machine: Machine): readonly Root[] {
	const join = joinOn(machine);
	const home = namedFolder(machine, 'GEMINI_CLI_HOME', machine.home);
	return [{ folder: join(home, '.gemini', 'tmp'), depth: DEPTH }];
}

export function transcriptAt(path: string, below: string): Transcript | null {
	if (!chat.test(below)) {
		return null;
	}
	return below.endsWith('.jsonl') ? { path, below, form: 'lines' } : { path, below, form: 'document', parts: [] };
}

/** The session that a subagent's file stands below; null for one of the engineer's own. */
export function parentIn(below: string): string | null {
	return chat.exec(below)?.[1] ?? null;
}

/** The folder of the project, as seen from the transcript's. */
export function projectFolder(below: string): string {
	return parentIn(below) === null ? '..' : '../..';
}

/** The id that a file's name gives its session, for files that do not say it themselves. */
export function sessionIdIn(below: string): string {
	return (below.split('/').at(-1) ?? below).replace(/\.jsonl?$/, '');
}

const chat = /^[^/]+\/chats\/(?:([^/]+)\/)?[^/]+\.jsonl?$/;
