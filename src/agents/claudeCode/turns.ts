/** Where turns begin, go on and end. */
import { claimIn } from '../../domain/trace/claim.ts';
import { SILENCE_MS, type Fact, type TurnEnd, type TurnPrompt } from '../../domain/trace/facts.ts';
import { turnId, waitId, type TurnId } from '../../domain/trace/ids.ts';
import type { Seen } from './seen.ts';
import { claude } from './session.ts';
import type { State, Turn } from './state.ts';

/** The engineer has spoken. */
export function beginTurn(state: State, seen: Seen, prompt: TurnPrompt): Fact[] {
	state.turn = newTurn(state, seen, prompt);
	state.turnVersion = seen.version;
	state.isOver = false;
	state.offered = null;
	return [told(state.turn)];
}

/** Something else has spoken. While a turn is going on it is part of that; else the agent may take it up or not. */
export function offerTurn(state: State, seen: Seen): void {
	const isGoingOn = currentTurn(state, seen) !== null && !state.isOver;
	if (!isGoingOn) {
		state.offered ??= newTurn(state, seen, { by: 'agent' });
	}
}

/** A sign of the agent's work. */
export function workOnTurn(state: State, seen: Seen): Fact[] {
	if (state.offered !== null && state.offered.session === seen.session) {
		state.turn = state.offered;
		state.turnVersion = seen.version;
		state.offered = null;
	}
	const turn = currentTurn(state, seen);
	if (turn === null || isCopied(state, seen)) {
		return [];
	}
	state.isOver = false;
	const silence = silenceBefore(turn, seen.at);
	turn.endedAt = Math.max(turn.endedAt, seen.at);
	return [told(turn), ...silence];
}

/** What the agent says: the last of it is what it has to say of its work. It is told with the next sign of work, or the end. */
export function hearOfTurn(state: State, seen: Seen, words: string): void {
	const turn = currentTurn(state, seen);
	if (turn !== null && !seen.isAside && !isCopied(state, seen)) {
		turn.claim = claimIn(words, seen.at);
	}
}

/** The stretch before a sign of work, where it was too long to have been work. */
function silenceBefore({ id, session, endedAt: from }: Turn, at: number): Fact[] {
	return at - from < SILENCE_MS
		? []
		: [{ kind: 'wait', id: waitId(claude, `${id}/${String(from)}`), session, turn: id, from, to: at, for: 'silence' }];
}

/** The end may be told more than once, by the response, the hooks and the clock. */
export function endTurn(state: State, seen: Seen, end: TurnEnd): Fact[] {
	const turn = currentTurn(state, seen);
	if (turn === null) {
		return [];
	}
	state.isOver = true;
	turn.end = end;
	return [told(turn)];
}

/** The engineer has stopped the agent; a turn that had ended before stays as it was. */
export function interruptTurn(state: State, seen: Seen): Fact[] {
	state.offered = null;
	const turn = currentTurn(state, seen);
	if (turn === null || state.isOver) {
		return [];
	}
	turn.endedAt = Math.max(turn.endedAt, seen.at);
	return endTurn(state, seen, 'interrupted');
}

export function planModeInTurn(state: State, seen: Seen): Fact[] {
	state.planMode = true;
	const turn = currentTurn(state, seen);
	if (turn === null || state.isOver) {
		return [];
	}
	turn.planMode = true;
	return [told(turn)];
}

export function turnAt(state: State, seen: Seen): TurnId | null {
	return currentTurn(state, seen)?.id ?? null;
}

/** Old versions resumed a session by copying it, and put their own version and the time of copying on what the agent had done. */
function isCopied(state: State, seen: Seen): boolean {
	return state.turnVersion !== null && seen.version !== null && state.turnVersion !== seen.version;
}

/** One file can hold records of several sessions, after `/clear` or a resume. */
function currentTurn(state: State, seen: Seen): Turn | null {
	return state.turn?.session === seen.session ? state.turn : null;
}

function newTurn(state: State, seen: Seen, prompt: TurnPrompt): Turn {
	return {
		id: turnId(claude, seen.key),
		session: seen.session,
		startedAt: seen.at,
		endedAt: seen.at,
		end: 'open',
		prompt,
		planMode: state.planMode,
		claim: null,
	};
}

function told(turn: Turn): Fact {
	return { kind: 'turn', ...turn };
}
