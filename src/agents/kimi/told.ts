/** What both versions tell, once it is known what a line says. */
import type { Fact, UsageTrust } from '../../domain/trace/facts.ts';
import { responseId, turnId } from '../../domain/trace/ids.ts';
import { promptOf } from '../turns.ts';
import { kimiId } from './ids.ts';
import type { Usage } from './schema.ts';
import type { State } from './state.ts';

export function sessionFact({ session, parent, cwd }: State, at: number): Fact {
	return { kind: 'session', id: session, at, parent: parent === null ? null : { id: parent, how: 'subagent' }, cwd, branch: null };
}

/** `isOwn`: the engineer's, and not one that the program or another agent gives. */
export function promptFacts(state: State, at: number, words: string, isOwn: boolean): Fact[] {
	const { key, session, parent, planMode } = state;
	if (words.trim() === '') {
		return [];
	}
	state.refused = [];
	const prompt = isOwn ? promptOf(words) : ({ by: 'agent' } as const);
	const title: Fact[] = state.isTitled || (!isOwn && parent === null) ? [] : [{ kind: 'title', session, at, source: 'prompt' }];
	state.isTitled ||= title.length > 0;
	return [...title, ...state.turns.begin({ id: turnId(kimiId, `${key}/${at}`), session, startedAt: at, prompt, planMode })];
}

/** What was used has a key that is the same wherever it is told: in a fork's copy, and in the file of the agent that asked. */
export function responseFacts({ session, turns }: State, at: number, key: string, told: Usage, model: string | null): Fact[] {
	const { inputOther: input, output, inputCacheRead: cacheRead, inputCacheCreation: cacheWrite5m } = told;
	if (input + output + cacheRead + cacheWrite5m === 0) {
		return [];
	}
	const usage = { input, output, cacheRead, cacheWrite5m, cacheWrite1h: 0, reasoning: 0 };
	const trust: UsageTrust = 'exact';
	const id = responseId(kimiId, key);
	return [{ kind: 'response', id, session, turn: turns.id, at, branch: null, model, usage, trust, recordedUsd: null }];
}

export function setPlanMode(state: State, planMode: boolean): Fact[] {
	const hasEntered = planMode && !state.planMode;
	state.planMode = planMode;
	return hasEntered ? state.turns.plan() : [];
}
