/** Where Goose keeps its sessions, in the terminal and on the desktop alike. */
import type { Machine, Root, Transcript } from '../agent.ts';
import { appData, joinOn, namedFolder } from '../places.ts';

export function rootsOn(machine: Machine): readonly Root[] {
	const join = joinOn(machine);
	const own = namedFolder(machine, 'GOOSE_PATH_ROOT', '');
	const shared = join(namedFolder(machine, 'XDG_DATA_HOME', join(machine.home, '.local', 'share')), 'goose');
	const data = machine.platform === 'win32' ? join(appData(machine, 'Block'), 'goose', 'data') : shared;
	return [{ folder: join(own === '' ? data : join(own, 'data'), 'sessions'), depth: 0 }];
}

/** Before 1.10 a file for each session, which was written anew as it grew. */
export function transcriptAt(path: string, below: string): Transcript | null {
	if (below === 'sessions.db') {
		return { path, below, form: 'database', copying: 'allowed' };
	}
	return /^[^/]+\.jsonl$/.test(below) ? { path, below, form: 'document', parts: [] } : null;
}
