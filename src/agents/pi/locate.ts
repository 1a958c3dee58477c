/** Where pi leaves its transcripts. */
import type { Machine, Root, Transcript } from '../agent.ts';
import { joinOn, namedFolder } from '../places.ts';

/** `--<folder>--/`. */
const DEPTH = 1;

export function rootsOn(machine: Machine): readonly Root[] {
	const join = joinOn(machine);
	const home = namedFolder(machine, 'PI_CODING_AGENT_DIR', join(machine.home, '.pi', 'agent'));
	return [{ folder: join(home, 'sessions'), depth: DEPTH }];
}

export function transcriptAt(path: string, below: string): Transcript | null {
	return /^(?:[^/]+\/)?[^/]+\.jsonl$/.test(below) ? { path, below, form: 'lines' } : null;
}

/** A file is named by its time and its session's id. */
export function sessionIdIn(path: string): string {
	const name = (path.split(/[\\/]/).at(-1) ?? path).replace(/\.jsonl$/, '');
	return name.slice(name.indexOf('_') + 1);
}
