/** Which session each one is a part of, and the project that it belongs to. */
import { projectOf } from '../domain/project.ts';
import type { SessionId } from '../domain/trace/ids.ts';
import type { SessionRow } from '../domain/trace/rows.ts';

export interface Family {
	/** The session that the engineer started, of which this one is a part: itself as a rule. */
	readonly root: SessionId;
	/** The folder of its project; null where no record names one. */
	readonly project: string | null;
}

export function familiesOf(sessions: ReadonlyMap<SessionId, SessionRow>): ReadonlyMap<SessionId, Family> {
	const projects = new Map<string, string>();
	const projectIn = (folder: string): string => {
		const project = projects.get(folder) ?? projectOf(folder);
		projects.set(folder, project);
		return project;
	};
	const familyOf = (session: SessionRow): Family => {
		const root = rootOf(session, sessions);
		return { root: root.id, project: root.cwd === null ? null : projectIn(root.cwd.value) };
	};
	return new Map([...sessions].map(([id, session]) => [id, familyOf(session)]));
}

function rootOf(session: SessionRow, sessions: ReadonlyMap<SessionId, SessionRow>): SessionRow {
	const seen = new Set<SessionRow>();
	let root = session;
	while (root.parent?.how === 'subagent' && !seen.has(root)) {
		seen.add(root);
		root = sessions.get(root.parent.id) ?? root;
	}
	return root;
}
