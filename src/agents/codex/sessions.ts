/** Which session a record belongs to, and whether it is the session's own or a copy of its parent's history. */
import { recordTime } from '../../domain/trace/recordTime.ts';
import { sessionId, type SessionId } from '../../domain/trace/ids.ts';
import type { SessionFact } from '../../domain/trace/facts.ts';
import { SECOND_MS } from '../../base/units.ts';
import { codexId } from './ids.ts';
import type { SessionMeta } from './schema.ts';
import { freshState, type State } from './state.ts';

export function sessionKey(state: State): SessionId {
	return sessionId(codexId, state.session.id);
}

export function sessionFact(state: State, at: number): SessionFact {
	const { parent } = state.session;
	return {
		kind: 'session',
		id: sessionKey(state),
		at,
		parent: parent === null ? null : { id: sessionId(codexId, parent.id), how: parent.how },
		cwd: state.cwd,
		branch: state.branch,
	};
}

/** The head of a session: this one's, one that its history comes from, or that of another session in the same file. */
export function meetSession(state: State, at: number, meta: SessionMeta): readonly SessionFact[] {
	if (state.session.isKnown && meta.id === state.session.id) {
		return [];
	}
	if (state.session.isKnown && isAncestor(state, meta)) {
		inheritFrom(state, meta);
		return [];
	}
	if (state.session.isKnown) {
		Object.assign(state, freshState(meta.id));
	}
	adopt(state, at, meta);
	return [sessionFact(state, state.session.createdAt ?? at)];
}

/** Called with every record: a copy is written in one go, so a pause ends it, unless a turn's id or the time says that it goes on. */
export function passTime(state: State, at: number): void {
	const { session, task } = state;
	const isPause = state.at !== null && at - state.at > COPY_PAUSE_MS;
	if (session.parent !== null && session.createdAt !== null && at < session.createdAt) {
		session.isInherited = true;
	} else if (isPause && (task === null || !isFromBefore(state, task.id))) {
		session.isInherited = false;
	}
	state.at = at;
}

/** Turn ids carry the time when they were made; one from before the session is a turn of its parent's. */
export function meetTurnId(state: State, turnId: string): void {
	if (timeOfUuid(turnId) !== null) {
		state.session.isInherited = isFromBefore(state, turnId);
	}
}

/** Where no ids tell: what a fork writes within its first second no model can have answered yet. */
export function isInFirstBurst(state: State, at: number): boolean {
	const { parent, beganAt } = state.session;
	return parent !== null && state.task === null && beganAt !== null && at - beganAt < COPY_PAUSE_MS;
}

/** A uuid of version 7 begins with the time. */
function timeOfUuid(id: string): number | null {
	const match = /^([\da-f]{8})-([\da-f]{4})-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i.exec(id);
	return match === null ? null : Number.parseInt(`${match[1] ?? ''}${match[2] ?? ''}`, 16);
}

/** ccusage's measure too: longer than it takes to write a copied record, shorter than a model takes to answer. */
const COPY_PAUSE_MS = SECOND_MS;

function isFromBefore({ session }: State, turnId: string): boolean {
	const madeAt = timeOfUuid(turnId);
	return session.parent !== null && session.createdAt !== null && madeAt !== null && madeAt < session.createdAt;
}

function adopt(state: State, at: number, meta: SessionMeta): void {
	const parent = parentOf(meta);
	state.session = {
		id: meta.id,
		isKnown: true,
		parent,
		isSubagent: isSubagent(meta),
		createdAt: timeOfUuid(meta.id) ?? recordTime(meta.timestamp) ?? at,
		beganAt: at,
		lineage: parent?.id ?? meta.id,
		ancestors: parent === null ? [] : [parent.id],
		isInherited: false,
		hasTitle: false,
	};
	state.cwd = meta.cwd;
	state.branch = meta.git?.branch ?? null;
}

/** A copied history begins with the head it had, and that may begin with its own ancestor's. */
function inheritFrom(state: State, meta: SessionMeta): void {
	const { session } = state;
	const earlier = parentOf(meta)?.id;
	session.parent ??= { id: meta.id, how: 'fork' };
	session.ancestors = [...new Set([...session.ancestors, meta.id, ...(earlier === undefined ? [] : [earlier])])];
	session.lineage = earlier ?? meta.id;
	session.isInherited = true;
}

function isAncestor(state: State, meta: SessionMeta): boolean {
	return state.isAfterHead || state.session.ancestors.includes(meta.id);
}

function parentOf(meta: SessionMeta): State['session']['parent'] {
	const spawner = isSubagent(meta) ? (spawnedBy(meta) ?? meta.parent_thread_id) : null;
	if (spawner !== null) {
		return { id: spawner, how: 'subagent' };
	}
	return meta.forked_from_id === null ? null : { id: meta.forked_from_id, how: 'fork' };
}

function isSubagent(meta: SessionMeta): boolean {
	return typeof meta.source === 'object' && meta.source?.subagent !== undefined;
}

function spawnedBy({ source }: SessionMeta): string | null {
	const subagent = typeof source === 'object' ? source?.subagent : undefined;
	return typeof subagent === 'object' ? (subagent.thread_spawn?.parent_thread_id ?? null) : null;
}
