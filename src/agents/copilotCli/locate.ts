/** Where GitHub Copilot CLI leaves its transcripts. */
import type { Machine, Root, Transcript } from '../agent.ts';
import { joinOn, namedFolder } from '../places.ts';

/** `<session>/events.jsonl`, and before that `<session>.jsonl`. */
const DEPTH = 1;

export function rootsOn(machine: Machine): readonly Root[] {
	const join = joinOn(machine);
	const home = namedFolder(machine, 'COPILOT_HOME', join(machine.home, '.copilot'));
	return [{ folder: join(home, 'session-state'), depth: DEPTH }];
}

export function transcriptAt(path: string, below: string): Transcript | null {
	return transcript.test(below) ? { path, below, form: 'lines' } : null;
}

/** The id that a file's place gives its session, for files that do not say it themselves. */
export function sessionIdIn(below: string): string {
	return transcript.exec(below)?.[1] ?? below;
}

const transcript = /^([^/]+?)(?:\/events)?\.jsonl$/;
