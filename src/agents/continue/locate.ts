/** Where Continue keeps its sessions, and what it notes of its model calls. */
import type { Machine, Root, Transcript } from '../agent.ts';
import { joinOn, namedFolder } from '../places.ts';

/** `<version>/`. */
const DEV_DATA_DEPTH = 1;

export function rootsOn(machine: Machine): readonly Root[] {
	const join = joinOn(machine);
	const home = namedFolder(machine, 'CONTINUE_GLOBAL_DIR', join(machine.home, '.continue'));
	return [
		{ folder: join(home, 'sessions'), depth: 0 },
		{ folder: join(home, 'dev_data'), depth: DEV_DATA_DEPTH },
	];
}

export function transcriptAt(path: string, below: string): Transcript | null {
	if (/^[^/]+\/tokensGenerated\.jsonl$/.test(below)) {
		return { path, below, form: 'lines' };
	}
	return /^[^/]+\.json$/.test(below) && below !== SESSION_LIST ? { path, below, form: 'document', parts: [] } : null;
}

export const SESSION_LIST = 'sessions.json';
