/** From a prompt to the end of the work on it. */
import { claimIn } from '../../domain/trace/claim.ts';
import type { TurnEnd, TurnFact } from '../../domain/trace/facts.ts';
import { turnId, type TurnId } from '../../domain/trace/ids.ts';
import { codexId } from './ids.ts';
import type { TurnContext } from './schema.ts';
import { meetTurnId, sessionKey } from './sessions.ts';
import type { State, Turn } from './state.ts';

export function turnNow(state: State): TurnId | null {
	return state.turn?.id ?? null;
}

export function beginTurn(state: State, at: number, prompt: Turn['prompt']): readonly TurnFact[] {
	const before = endTurn(state, state.turn?.endedAt ?? at, 'done');
	state.turn = { id: nextTurnId(state, at), startedAt: at, endedAt: at, end: 'open', prompt, planMode: state.planMode, claim: null };
	state.prompts++;
	if (state.task !== null) {
		state.task.prompts++;
	}
	return [...before, ...told(state)];
}

/** A sign of the agent's work. Without a prompt before it in this task, the agent began by itself. */
export function workOnTurn(state: State, at: number): readonly TurnFact[] {
	if (state.task?.isOpen === true && state.task.prompts === 0) {
		return beginTurn(state, at, { by: 'agent' });
	}
	if (state.turn === null || state.turn.end !== 'open' || at <= state.turn.endedAt) {
		return [];
	}
	state.turn.endedAt = at;
	return told(state);
}

export function endTurn(state: State, at: number, end: Exclude<TurnEnd, 'open'>): readonly TurnFact[] {
	if (state.turn === null || state.turn.end !== 'open') {
		return [];
	}
	state.turn.end = end;
	state.turn.endedAt = Math.max(state.turn.endedAt, at);
	return told(state);
}

/** What the agent says: the last of it is what it has to say of its work. It is told with the next sign of work, or the end. */
export function hearOfTurn({ turn }: State, at: number, words: string): void {
	if (turn?.end === 'open') {
		turn.claim = claimIn(words, at);
	}
}

export function planInTurn(state: State): readonly TurnFact[] {
	if (state.turn === null || state.turn.planMode) {
		return [];
	}
	state.turn.planMode = true;
	return told(state);
}

export function startTask(state: State, id: string | null, mode: string | null): readonly TurnFact[] {
	if (id !== null) {
		meetTurnId(state, id);
	}
	if (id !== null && id !== state.task?.id) {
		state.task = { id, prompts: 0, isOpen: true };
	}
	return mode === null ? [] : enterMode(state, mode);
}

export function meetContext(state: State, context: TurnContext): readonly TurnFact[] {
	const { collaboration_mode: mode } = context;
	const told = startTask(state, context.turn_id, typeof mode === 'object' ? (mode?.mode ?? null) : mode);
	state.model = context.model ?? state.model;
	state.cwd = context.cwd ?? state.cwd;
	return told;
}

export function endTask(state: State, at: number, end: Exclude<TurnEnd, 'open'>): readonly TurnFact[] {
	if (state.task !== null) {
		state.task.isOpen = false;
	}
	return endTurn(state, at, end);
}

/** The mode may be told just after the prompt that it is for. */
function enterMode(state: State, mode: string): readonly TurnFact[] {
	state.planMode = mode === 'plan';
	const hasJustBegun = state.turn?.end === 'open' && state.turn.endedAt === state.turn.startedAt;
	return state.planMode && hasJustBegun ? planInTurn(state) : [];
}

/**
 * Codex's id where there is one. A second prompt of the same task gets a number; where there is no id, the prompt's time
 * and number in its session have to serve.
 */
function nextTurnId(state: State, at: number): TurnId {
	const { task, session } = state;
	if (task === null || !task.isOpen) {
		return turnId(codexId, `${session.id}/${new Date(at).toISOString()}/${String(state.prompts)}`);
	}
	return turnId(codexId, task.prompts === 0 ? taskKey(state) : `${taskKey(state)}/${String(task.prompts)}`);
}

function taskKey({ task, session }: State): string {
	const id = task?.id ?? '';
	return isUnique(id) ? id : `${session.id}/${id}`;
}

/** Short ids are counted anew in each session. */
export function isUnique(turnId: string): boolean {
	return /^[\da-f-]{36}$/i.test(turnId);
}

function told(state: State): readonly TurnFact[] {
	return state.turn === null ? [] : [{ kind: 'turn', session: sessionKey(state), ...state.turn }];
}
