/** Where Kiro keeps its sessions: the terminal's agent in one folder, the editor's in another. */
import type { LeftOut, Machine, Root, Transcript } from '../agent.ts';
import { appData, joinOn, namedFolder } from '../places.ts';

export function rootsOn(machine: Machine): readonly Root[] {
	const join = joinOn(machine);
	const home = namedFolder(machine, 'KIRO_HOME', join(machine.home, '.kiro'));
	const shared = namedFolder(machine, 'XDG_DATA_HOME', join(machine.home, '.local', 'share'));
	return [
		// `cli/<session>.jsonl`, `<workspace>/<session>/messages.jsonl`
		{ folder: join(home, 'sessions'), depth: 2 },
		// `<workspace>/<execution>.chat`
		{ folder: join(appData(machine, 'Kiro'), 'User', 'globalStorage', 'kiro.kiroagent'), depth: 1 },
		{ folder: machine.platform === 'linux' ? join(shared, 'kiro-cli') : appData(machine, 'kiro-cli'), depth: 0 },
	];
}

export function transcriptAt(path: string, below: string): Transcript | LeftOut | null {
	const session = cliSession.exec(below)?.[1];
	if (session !== undefined) {
		return { path, below, form: 'document', parts: [`${session}.json`] };
	}
	if (/^[^/]+\/[^/]+\.chat$/.test(below)) {
		return { path, below, form: 'document', parts: [] };
	}
	if (/^[^/]+\/[^/]+\/messages\.jsonl$/.test(below)) {
		return { form: 'leftOut', why: 'a session of a newer editor, whose format nobody has shown yet' };
	}
	return below === 'data.sqlite3' ? { form: 'leftOut', why: 'the terminal’s store before it had a file for each session' } : null;
}

/** Null for the editor's. */
export function cliSessionIn(below: string): string | null {
	return cliSession.exec(below)?.[1] ?? null;
}

const cliSession = /^cli\/([^/]+)\.jsonl$/;
