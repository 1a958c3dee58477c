/** The engineer's time and the agents'. Two clocks: the one is never more than the wall clock, the other is a sum. */
import { rootOf } from '../trace/ids.ts';
import type { TurnRow, WaitRow } from '../trace/rows.ts';
import { engineerTurns, type TimeRows } from './engineerTurns.ts';
import { between, disjoint, isSome, lengthOf, without, type Interval } from './interval.ts';
import { observedSlices } from './observed.ts';
import { byPrecedence, joined, layered } from './overlaps.ts';
import { retagged, type Retag } from './retag.ts';
import { partsOfSession, type Part } from './sessionParts.ts';
import { isNothing, together, type Seen } from './seen.ts';
import { phases, type PhaseTimes, type Slice } from './slice.ts';

/** The engineer's time over all sessions, from transcripts alone: sorted, at any instant one phase, nothing after `now`. */
export function slicesOf(rows: TimeRows, now: number): readonly Slice[] {
	return joined(layered(byPrecedence(transcribed(engineerTurns(rows), now))));
}

/** As `slicesOf`, with what the editor saw of the engineer, and what they say themselves. */
export function engineerSlices(rows: TimeRows, seen: readonly Seen[], retags: readonly Retag[], now: number): readonly Slice[] {
	const slices = seen.every(isNothing) ? slicesOf(rows, now) : withSeen(rows, together(seen), now);
	return retags.length === 0 ? slices : joined(retagged(slices, retags.map(retag => between(retag, -Infinity, now)).filter(isSome)));
}

function withSeen(rows: TimeRows, seen: Seen, now: number): readonly Slice[] {
	const sessions = engineerTurns(rows);
	const told = {
		slices: transcribed(sessions, now),
		promptedAt: sessions.flatMap(turns => turns.map(turn => turn.start)),
		work: workOfAll(rows.turns, rows.waits).flatMap(({ turn, work }) => work.map(time => workSlice(turn, time))),
	};
	return joined(observedSlices(told, seen, now));
}

/** Milliseconds that agents worked between two times, summed over all turns, whoever began them; waiting for the engineer is no work. */
export function agentTime(turns: readonly TurnRow[], waits: readonly WaitRow[], from: number, to: number): number {
	return workOfAll(turns, waits).reduce((sum, { work }) => sum + lengthOf(work.map(time => between(time, from, to))), 0);
}

export function phaseTimes(slices: readonly Slice[]): PhaseTimes {
	const times = { spec: 0, delegate: 0, verify: 0, byHand: 0, unknown: 0 };
	for (const { phase, start, end } of slices) {
		times[phase] += end - start;
	}
	return times;
}

/** Milliseconds of all phases together. */
export function activeMs(times: PhaseTimes): number {
	return phases.reduce((sum, phase) => sum + times[phase], 0);
}

/** The share of active time that went into spec and verify; null without active time. */
export function shareAtTheEnds(times: PhaseTimes): number | null {
	const active = activeMs(times);
	return active === 0 ? null : (times.spec + times.verify) / active;
}

/** The slices between two times; one that reaches over an end is cut there. */
export function clip(slices: readonly Slice[], from: number, to: number): readonly Slice[] {
	return slices.map(slice => between(slice, from, to)).filter(isSome);
}

/** What each session by itself tells; those of several sessions may overlap. */
function transcribed(sessions: ReturnType<typeof engineerTurns>, now: number): readonly Slice[] {
	const parts = sessions.flatMap(partsOfSession);
	return parts
		.map(part => between(part, -Infinity, now))
		.filter(isSome)
		.map(sliceOf);
}

function sliceOf({ start, end, phase, reason, session }: Part): Slice {
	return { start, end, phase, basis: 'inferred', reason, session, file: null, mark: null };
}

function workSlice({ session }: TurnRow, { start, end }: Interval): Slice {
	return sliceOf({ start, end, phase: 'delegate', reason: 'agent-worked', session: rootOf(session) });
}

function workOfAll(turns: readonly TurnRow[], waits: readonly WaitRow[]): { turn: TurnRow; work: readonly Interval[] }[] {
	const ofTurn = Map.groupBy(waits, wait => wait.turn);
	const ofSession = Map.groupBy(ofTurn.get(null) ?? [], wait => wait.session);
	return turns.map(turn => {
		const own = [...(ofTurn.get(turn.id) ?? []), ...(ofSession.get(turn.session) ?? [])];
		return { turn, work: workOf(turn, own) };
	});
}

function workOf({ startedAt, endedAt }: TurnRow, waits: readonly WaitRow[]): Interval[] {
	const waited = waits.map(({ from, to }) => ({ start: from, end: to ?? Math.max(from, endedAt) }));
	return without([{ start: startedAt, end: endedAt }], disjoint(waited));
}
