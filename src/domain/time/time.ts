/** The engineer's time and the agents', from transcripts alone. Two clocks: the one is never more than the wall clock, the other is a sum. */
import type { TurnRow, WaitRow } from '../trace/rows.ts';
import { engineerTurns, type TimeRows } from './engineerTurns.ts';
import { between, disjoint, isSome, lengthOf, without, type Interval } from './interval.ts';
import { partsOfSession, type Part } from './sessionParts.ts';
import type { PhaseTimes, Slice } from './slice.ts';

/** The engineer's time over all sessions: sorted, at any instant one phase, nothing after `now`. */
export function slicesOf(rows: TimeRows, now: number): readonly Slice[] {
	const parts = engineerTurns(rows).flatMap(partsOfSession);
	const past = parts.map(part => between(part, -Infinity, now)).filter(isSome);
	return joined(onePhaseAtATime(past)).map(sliceOf);
}

/** Milliseconds that agents worked between two times, summed over all turns, whoever began them; waiting for the engineer is no work. */
export function agentTime(turns: readonly TurnRow[], waits: readonly WaitRow[], from: number, to: number): number {
	const ofTurn = Map.groupBy(waits, wait => wait.turn);
	const ofSession = Map.groupBy(ofTurn.get(null) ?? [], wait => wait.session);
	return turns.reduce((sum, turn) => {
		const own = [...(ofTurn.get(turn.id) ?? []), ...(ofSession.get(turn.session) ?? [])];
		return sum + lengthOf(workOf(turn, own).map(work => between(work, from, to)));
	}, 0);
}

export function phaseTimes(slices: readonly Slice[]): PhaseTimes {
	const times = { spec: 0, delegate: 0, verify: 0, byHand: 0, unknown: 0 };
	for (const { phase, start, end } of slices) {
		times[phase] += end - start;
	}
	return times;
}

/** The slices between two times; one that reaches over an end is cut there. */
export function clip(slices: readonly Slice[], from: number, to: number): readonly Slice[] {
	return slices.map(slice => between(slice, from, to)).filter(isSome);
}

/** Where sessions overlap, the engineer's attention is where it is most needed. */
const precedence = ['verify', 'spec', 'delegate'] as const satisfies readonly Part['phase'][];

function onePhaseAtATime(parts: readonly Part[]): Part[] {
	const ofPhase = Map.groupBy(parts, part => part.phase);
	return precedence.reduce<Part[]>((kept, phase) => {
		const more = without(disjoint(ofPhase.get(phase) ?? [], bySession), kept);
		return disjoint([...kept, ...more]);
	}, []);
}

function bySession(a: Part, b: Part): number {
	return compare(a.session, b.session) || compare(a.reason, b.reason);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Stretches that follow one another without a break and say the same become one. */
function joined(parts: readonly Part[]): Part[] {
	const whole: Part[] = [];
	for (const part of parts) {
		const last = whole.at(-1);
		if (last?.end === part.start && last.session === part.session && last.reason === part.reason && last.phase === part.phase) {
			whole[whole.length - 1] = { ...last, end: part.end };
		} else {
			whole.push(part);
		}
	}
	return whole;
}

function sliceOf({ start, end, phase, reason, session }: Part): Slice {
	return { start, end, phase, basis: 'inferred', reason, session };
}

function workOf({ startedAt, endedAt }: TurnRow, waits: readonly WaitRow[]): Interval[] {
	const waited = waits.map(({ from, to }) => ({ start: from, end: to ?? Math.max(from, endedAt) }));
	return without([{ start: startedAt, end: endedAt }], disjoint(waited));
}
