/** The engineer's time and the agents'. Two clocks: the one is never more than the wall clock, the other is a sum. */
import { rootOf } from '../trace/ids.ts';
import type { TurnTime, WaitTime } from '../trace/rows.ts';
import type { TimeRows } from './engineerTurns.ts';
import { between, isSome, lengthOf } from './interval.ts';
import { observedSlices } from './observed.ts';
import { byPrecedence, joined, layered } from './overlaps.ts';
import { retagged, type Retag } from './retag.ts';
import { isNothing, together, type Seen } from './seen.ts';
import { sessionTimes, workOfAll, type SessionTime, type Work } from './sessionTime.ts';
import { phases, type PhaseTimes, type Slice } from './slice.ts';

/** The engineer's time over all sessions, from transcripts alone: sorted, at any instant one phase, nothing after `now`. */
export function slicesOf(rows: TimeRows, now: number): readonly Slice[] {
	return engineerSlices(rows, [], [], now);
}

/** As `slicesOf`, with what the editor saw of the engineer, and what they say themselves. */
export function engineerSlices(rows: TimeRows, seen: readonly Seen[], retags: readonly Retag[], now: number): readonly Slice[] {
	return laidTogether(sessionTimes(rows), seen, retags, now);
}

/** What holds at an instant follows from what is told of it, and of the two minutes before it. */
export function laidTogether(
	times: readonly SessionTime[],
	seen: readonly Seen[],
	retags: readonly Retag[],
	now: number,
): readonly Slice[] {
	const told = times
		.flatMap(({ slices }) => slices)
		.map(slice => between(slice, -Infinity, now))
		.filter(isSome);
	const slices = seen.every(isNothing) ? joined(layered(byPrecedence(told))) : withSeen(times, told, together(seen), now);
	return retags.length === 0 ? slices : joined(retagged(slices, retags.map(retag => between(retag, -Infinity, now)).filter(isSome)));
}

function withSeen(times: readonly SessionTime[], slices: readonly Slice[], seen: Seen, now: number): readonly Slice[] {
	const promptedAt = times.flatMap(time => time.promptedAt);
	const work = times.flatMap(time => time.work.map(workSlice));
	return joined(observedSlices({ slices, promptedAt, work }, seen, now));
}

function workSlice({ session, start, end }: Work): Slice {
	return { start, end, phase: 'delegate', basis: 'inferred', reason: 'agent-worked', session: rootOf(session), file: null, mark: null };
}

/** Milliseconds that agents worked between two times, summed over all turns, whoever began them; waiting for the engineer is no work. */
export function agentTime(turns: readonly TurnTime[], waits: readonly WaitTime[], from: number, to: number): number {
	return lengthOf(workOfAll(turns, waits).map(work => between(work, from, to)));
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
	return slices.filter(({ start, end }) => Math.max(start, from) < Math.min(end, to)).map(slice => between(slice, from, to));
}
