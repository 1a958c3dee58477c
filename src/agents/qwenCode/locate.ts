/** Where Qwen Code leaves its transcripts. */
import type { LeftOut, Machine, Root, Transcript } from '../agent.ts';
import { joinOn, namedFolder } from '../places.ts';

/** `<project>/subagents/<session>/`. */
const DEPTH = 3;

export function rootsOn(machine: Machine): readonly Root[] {
	const join = joinOn(machine);
	const home = namedFolder(machine, 'QWEN_HOME', join(machine.home, '.qwen'));
	const base = namedFolder(machine, 'QWEN_RUNTIME_DIR', home);
	return [
		{ folder: join(base, 'projects'), depth: DEPTH },
		{ folder: join(base, 'tmp'), depth: 2 },
	];
}

export function transcriptAt(path: string, below: string): Transcript | LeftOut | null {
	if (/^[^/]+\/chats\/session-[^/]+\.json$/.test(below)) {
		return { form: 'leftOut', why: 'from before Qwen Code wrote sessions line by line' };
	}
	return chat.test(below) || subagent.test(below) ? { path, below, form: 'lines' } : null;
}

/** The id that a file's place gives its session, for files that do not say it themselves. */
export function sessionIdIn(below: string): string {
	return (subagent.exec(below)?.[1] ?? below.split('/').at(-1) ?? below).replace(/\.jsonl$/, '');
}

const chat = /^[^/]+\/chats\/[^/]+\.jsonl$/;
const subagent = /^[^/]+\/subagents\/([^/]+)\/agent-[^/]+\.jsonl$/;
