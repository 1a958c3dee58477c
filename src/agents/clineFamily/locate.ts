/** Where Cline and its kin keep their tasks, and Cline since the summer of 2026 its sessions. */
import type { Machine, Root, Transcript } from '../agent.ts';
import { extensionUserFolders, joinOn, namedFolder } from '../places.ts';
import { clineMember, type Member } from './members.ts';

/** `tasks/<task>/`, or `sessions/<session>/`. */
const STORE_DEPTH = 2;

/** A root holds the folder of `tasks`, so that the list of tasks lies beside it. */
export function rootsOf(member: Member): (machine: Machine) => readonly Root[] {
	return machine => {
		const join = joinOn(machine);
		const stores = extensionUserFolders(machine).map(user => join(user, 'globalStorage', member.extension));
		const folders = member === clineMember ? [...stores, ...ownFolders(machine)] : stores;
		return folders.map(folder => ({ folder, depth: STORE_DEPTH }));
	};
}

/** Of Cline's command line, and of every Cline since it is built on the same engine. */
function ownFolders(machine: Machine): readonly string[] {
	const join = joinOn(machine);
	const home = namedFolder(machine, 'CLINE_DIR', join(machine.home, '.cline'));
	const data = namedFolder(machine, 'CLINE_DATA_DIR', join(home, 'data'));
	const sessions = namedFolder(machine, 'CLINE_SESSION_DATA_DIR', '');
	return sessions === '' ? [data] : [data, sessions];
}

export function transcriptAt(path: string, below: string): Transcript | null {
	if (/^tasks\/[^/]+\/ui_messages\.json$/.test(below)) {
		return { path, below, form: 'document', parts: [API_HISTORY, HISTORY_ITEM] };
	}
	const folder = sessionIn(below)?.folder;
	return folder === undefined ? null : { path, below, form: 'document', parts: [`${folder}.json`] };
}

/** Null for a task. */
export function sessionIn(below: string): { readonly folder: string; readonly name: string } | null {
	const [, folder, name] = session.exec(below) ?? [];
	return folder === undefined || name === undefined ? null : { folder, name };
}

export function taskIn(below: string): string {
	return below.split('/').at(-2) ?? below;
}

/** A subagent's messages lie in the folder of the session that it worked for. */
const session = /^(?:sessions\/)?([^/]+)\/([^/]+)\.messages\.json$/;

export const API_HISTORY = 'api_conversation_history.json';
export const HISTORY_ITEM = 'history_item.json';
export const TASK_METADATA = 'task_metadata.json';
export const TASK_LIST = '../../state/taskHistory.json';
