/** Where OpenCode keeps its sessions: the same folder on every system. */
import type { Machine, Root, Transcript } from '../agent.ts';
import { joinOn, namedFolder } from '../places.ts';

/** `<project>/<session>.json`. */
const SESSIONS_DEPTH = 1;

export function rootsOn(machine: Machine): readonly Root[] {
	const join = joinOn(machine);
	const shared = namedFolder(machine, 'XDG_DATA_HOME', join(machine.home, '.local', 'share'));
	const data = namedFolder(machine, 'OPENCODE_DATA_DIR', join(shared, 'opencode'));
	return [
		{ folder: data, depth: 0 },
		{ folder: join(data, 'storage', 'session'), depth: SESSIONS_DEPTH },
	];
}

/**
 * A session of the older storage is placed below `storage`, so that its messages and their parts lie beside it: they are not
 * looked for, because there are tens of thousands of them.
 */
export function transcriptAt(path: string, below: string): Transcript | null {
	if (database.test(below)) {
		return { path, below, form: 'database', copying: 'never' };
	}
	const session = /(?:^|\/)[^/]+\/[^/]+\.json$/.exec(below) !== null && inStorage.test(path);
	return session ? { path, below: `session/${below}`, form: 'document', parts: [] } : null;
}

/** Builds of other channels than the stable one have a database of their own. */
const database = /^opencode(?:-[\w.-]+)?\.db$/;

const inStorage = /[\\/]storage[\\/]session[\\/][^\\/]+[\\/][^\\/]+\.json$/;
