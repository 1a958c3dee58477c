import { assertNever } from '../../base/assertNever.ts';
import type { WaitTime } from '../trace/rows.ts';
import type { SessionId } from '../trace/ids.ts';
import { ATTENDED_TURN_MS } from './constants.ts';
import type { EngineerTurn } from './engineerTurns.ts';
import { countedOf, partsOfGap } from './gapPhase.ts';
import { disjoint, isSome, without, type Interval } from './interval.ts';
import { hasBuilt, phaseOfTurn, type Verdict } from './turnPhase.ts';

/** A stretch of the engineer's time as one session alone tells it; those of several sessions may overlap. */
export interface Part extends Interval, Verdict {
	readonly session: SessionId;
}

/** Goes through one session's turns in order: what was built before, and what the turn before was, decides with. */
export function partsOfSession(turns: readonly EngineerTurn[]): Part[] {
	const parts: Part[] = [];
	let isBuilt = false;
	let before: Verdict | null = null;
	for (const turn of turns) {
		const { planMode, changed, ran } = turn;
		const verdict = phaseOfTurn({ sign: turn.prompt.sign, planMode, changed, ran, isBuilt, before });
		const told = [...partsBefore(turn, before), ...partsDuring(turn, verdict)];
		parts.push(...told.map(part => ({ ...part, session: turn.session })));
		isBuilt ||= hasBuilt(turn.changed);
		before = verdict;
	}
	return parts;
}

function partsBefore({ gap, prompt }: EngineerTurn, before: Verdict | null): (Interval & Verdict)[] {
	return gap === null ? [] : partsOfGap(gap, prompt, before);
}

function partsDuring(turn: EngineerTurn, verdict: Verdict): (Interval & Verdict)[] {
	const whole = { start: turn.start, end: turn.end, ...verdict };
	if (turn.waits.length === 0) {
		return [attended(whole)].filter(isSome);
	}
	const worked = without([whole], disjoint(turn.waits.map(wait => waited(wait, turn))));
	return [...worked.map(attended), ...turn.waits.flatMap(answered)].filter(isSome);
}

/** A wait that never ended lasted until the turn did. */
function waited({ from, to }: WaitTime, turn: EngineerTurn): Interval {
	return { start: from, end: to ?? Math.max(from, turn.end) };
}

/** Each stretch of work begins with a sign of the engineer: the prompt, or an answer. */
function attended<T extends Interval>(work: T): T {
	return { ...work, end: Math.min(work.end, work.start + ATTENDED_TURN_MS) };
}

/** Where the agent waited, the time is the engineer's; of a wait without an answer, and of silence, nothing is known. */
function answered(wait: WaitTime): (Interval & Verdict)[] {
	const verdict = phaseOfWait(wait.for);
	return wait.to === null || verdict === null ? [] : [{ ...countedOf({ start: wait.from, end: wait.to }), ...verdict }];
}

function phaseOfWait(kind: WaitTime['for']): Verdict | null {
	switch (kind) {
		case 'answer':
			return { phase: 'spec', reason: 'answered-agent' };
		case 'planApproval':
			return { phase: 'spec', reason: 'approved-plan' };
		case 'silence':
			return null;
		default:
			return assertNever(kind);
	}
}
