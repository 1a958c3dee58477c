/** Whose session a file's records belong to. */
import type { SessionFact } from '../../domain/trace/facts.ts';
import { agentId, sessionId, subagentSessionId, type SessionId } from '../../domain/trace/ids.ts';

export const claude = agentId('claude-code');

/** What a file's path says about the session in it. */
export type Place =
	| { readonly kind: 'main'; readonly stem: string }
	/** `parent` is the folder it lies in; null in the old layout, where only its records name the parent. */
	| { readonly kind: 'subagent'; readonly stem: string; readonly parent: string | null };

export interface SessionName {
	readonly id: SessionId;
	readonly parent: SessionFact['parent'];
}

/** Reads the path below `projects`; null for what is no transcript. */
export function placeOf(below: string): Place | null {
	const parts = below.split('/');
	const file = parts.at(-1) ?? '';
	const stem = file.slice(0, -extension.length);
	if (!file.endsWith(extension) || stem === '') {
		return null;
	}
	if (parts.length === 2) {
		return stem.startsWith(subagentPrefix) ? { kind: 'subagent', stem, parent: null } : { kind: 'main', stem };
	}
	const inSubagents = parts.length > 3 && parts[2] === 'subagents' && stem.startsWith(subagentPrefix);
	return inSubagents ? { kind: 'subagent', stem, parent: parts[1] ?? null } : null;
}

const extension = '.jsonl';
const subagentPrefix = 'agent-';

/** A subagent's records carry its parent's id, so that the file's name has to tell them apart. */
export function sessionNamed(place: Place, recordsId: string | null): SessionName {
	if (place.kind === 'main') {
		return { id: sessionId(claude, recordsId ?? place.stem), parent: null };
	}
	const parent = recordsId ?? place.parent;
	if (parent === null) {
		return { id: sessionId(claude, place.stem), parent: null };
	}
	const parentId = sessionId(claude, parent);
	return { id: subagentSessionId(parentId, place.stem), parent: { id: parentId, how: 'subagent' } };
}
