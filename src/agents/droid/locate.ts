/** Where Droid keeps its sessions: a folder for each working directory, and two files for each session. */
import type { Machine, Root, Transcript } from '../agent.ts';
import { joinOn, namedFolder } from '../places.ts';

/** `<working directory>/<session>.jsonl`. */
const DEPTH = 1;

export function rootsOn(machine: Machine): readonly Root[] {
	const join = joinOn(machine);
	const factory = namedFolder(machine, 'FACTORY_DIR', join(machine.home, '.factory'));
	return [{ folder: namedFolder(machine, 'DROID_SESSIONS_DIR', join(factory, 'sessions')), depth: DEPTH }];
}

/** What a session used stands beside it, and is written after its lines: so it is read again whenever either changes. */
export function transcriptAt(path: string, below: string): Transcript | null {
	const session = transcript.exec(below)?.[1];
	return session === undefined ? null : { path, below, form: 'document', parts: [settingsOf(session)] };
}

export function sessionIn(below: string): string {
	return transcript.exec(below)?.[1] ?? below;
}

export function settingsOf(session: string): string {
	return `${session}.settings.json`;
}

const transcript = /^(?:[^/]+\/)?([^/]+)\.jsonl$/;
