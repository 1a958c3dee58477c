/** What every record says about itself, made whole with what is known from the records before it. */
import type { SessionFact } from '../../domain/trace/facts.ts';
import type { SessionId } from '../../domain/trace/ids.ts';
import type { ReadRecord } from './schema.ts';
import { sessionNamed, type Place, type SessionName } from './session.ts';
import type { State } from './state.ts';

export interface Seen {
	readonly at: number;
	readonly session: SessionId;
	readonly parent: SessionFact['parent'];
	readonly cwd: string | null;
	readonly branch: string | null;
	readonly version: string | null;
	/** The record's own id, or what else is the same in each copy of it. */
	readonly key: string;
	/** In a subagent's own file. */
	readonly isSubagents: boolean;
	/** Written by a subagent into its parent's file, as old versions did. */
	readonly isAside: boolean;
}

/** Notes the record's time and ancestry in the state. Undefined where no time is known. */
export function see(state: State, place: Place, record: ReadRecord): Seen | undefined {
	state.at = record.timestamp ?? state.at;
	if (state.at === null) {
		return undefined;
	}
	state.lastUuid = filled(record.uuid) ?? state.lastUuid;
	const named = nameOf(state, place, record);
	return {
		at: state.at,
		parent: named.parent,
		cwd: filled(record.cwd),
		branch: filled(record.gitBranch),
		version: filled(record.version),
		key: filled(record.forkedFrom?.messageUuid) ?? filled(record.uuid) ?? `${named.id}@${String(state.at)}`,
		session: named.id,
		isSubagents: place.kind === 'subagent',
		isAside: record.isSidechain === true && place.kind === 'main',
	};
}

export function sessionFact(seen: Seen): SessionFact {
	return { kind: 'session', id: seen.session, at: seen.at, parent: seen.parent, cwd: seen.cwd, branch: seen.branch };
}

/** A copied line belongs to the session it was copied from; the lines after it know from there what they were forked off. */
function nameOf(state: State, place: Place, record: ReadRecord): SessionName {
	const named = sessionNamed(place, filled(record.sessionId));
	const origin = filled(record.forkedFrom?.sessionId);
	if (origin !== null) {
		const copied = sessionNamed(place, origin);
		state.fork = { id: named.id, parent: copied.id };
		return copied;
	}
	const isFork = state.fork?.id === named.id && state.fork.parent !== named.id && named.parent === null;
	return isFork && state.fork !== null ? { id: named.id, parent: { id: state.fork.parent, how: 'fork' } } : named;
}

/** A text that says something. */
export function filled(value: string | null | undefined): string | null {
	return value === undefined || value === '' ? null : value;
}
