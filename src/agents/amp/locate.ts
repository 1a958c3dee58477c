/** Where Amp keeps its threads: those of its command line. */
import type { Machine, Root, Transcript } from '../agent.ts';
import { joinOn, namedFolder } from '../places.ts';

export function rootsOn(machine: Machine): readonly Root[] {
	const join = joinOn(machine);
	const data = namedFolder(machine, 'XDG_DATA_HOME', join(machine.home, '.local', 'share'));
	const home = namedFolder(machine, 'AMP_DATA_DIR', join(data, 'amp'));
	return [{ folder: join(home, 'threads'), depth: 0 }];
}

export function transcriptAt(path: string, below: string): Transcript | null {
	return /^T-[^/]+\.json$/.test(below) ? { path, below, form: 'document', parts: [] } : null;
}
