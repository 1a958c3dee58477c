/** What one session by itself tells of time: of all time, whatever is asked for, so that it need not be found out again. */
import { rootOf, type SessionId } from '../trace/ids.ts';
import type { TurnTime, WaitTime } from '../trace/rows.ts';
import { engineerTurns, type TimeRows } from './engineerTurns.ts';
import { kindsOfPaths, type PathKind } from './pathKind.ts';
import { disjoint, isSome, without, type Interval } from './interval.ts';
import { partsOfSession, type Part } from './sessionParts.ts';
import type { Slice } from './slice.ts';

export interface SessionTime {
	/** The engineer's; those of several sessions may overlap. */
	readonly slices: readonly Slice[];
	/** When the engineer gave a prompt. */
	readonly promptedAt: readonly number[];
	/** While its agents worked, whoever asked them to; its subagents' overlap. */
	readonly work: readonly Work[];
	/** All of that lies between. */
	readonly extent: Interval;
}

export interface Work extends Interval {
	/** The session or its subagent. */
	readonly session: SessionId;
}

/** One for each session with its subagents. */
export function sessionTimes({ turns, waits, edits, runs }: TimeRows): readonly SessionTime[] {
	const kindOf = kindsOfPaths();
	const root = ({ session }: { readonly session: SessionId }): SessionId => rootOf(session);
	const [ofWaits, ofEdits, ofRuns] = [Map.groupBy(waits, root), Map.groupBy(edits, root), Map.groupBy(runs, root)];
	return [...Map.groupBy(turns, root)].map(([session, own]) =>
		sessionTime(
			{ turns: own, waits: ofWaits.get(session) ?? [], edits: ofEdits.get(session) ?? [], runs: ofRuns.get(session) ?? [] },
			kindOf,
		),
	);
}

/** The rows of one session with its subagents. */
export function sessionTime(rows: TimeRows, kindOf: (path: string) => PathKind): SessionTime {
	const sessions = engineerTurns(rows, kindOf);
	const slices = sessions.flatMap(partsOfSession).filter(isSome).map(sliceOf);
	const promptedAt = sessions.flatMap(turns => turns.map(turn => turn.start));
	const work = workOfAll(rows.turns, rows.waits);
	return timeOf(slices, promptedAt, work);
}

export function timeOf(slices: readonly Slice[], promptedAt: readonly number[], work: readonly Work[]): SessionTime {
	return { slices, promptedAt, work, extent: extentOf([...slices, ...work], promptedAt) };
}

/** What of it touches the time between. */
export function timeNear(time: SessionTime, from: number, to: number): SessionTime {
	const { slices, promptedAt, work, extent } = time;
	if (from <= extent.start && extent.end <= to) {
		return time;
	}
	const isNear = ({ start, end }: Interval): boolean => start <= to && from <= end;
	return {
		slices: slices.filter(isNear),
		promptedAt: promptedAt.filter(at => isNear({ start: at, end: at })),
		work: work.filter(isNear),
		extent,
	};
}

/** While the agents worked in each turn; waiting for the engineer is no work. */
export function workOfAll(turns: readonly TurnTime[], waits: readonly WaitTime[]): readonly Work[] {
	if (waits.length === 0) {
		return turns.map(({ session, startedAt, endedAt }) => ({ start: startedAt, end: endedAt, session })).filter(isSome);
	}
	const ofTurn = Map.groupBy(waits, wait => wait.turn);
	const ofSession = Map.groupBy(ofTurn.get(null) ?? [], wait => wait.session);
	return turns.flatMap(turn => {
		const own = [...(ofTurn.get(turn.id) ?? []), ...(ofSession.get(turn.session) ?? [])];
		return workOf(turn, own);
	});
}

function workOf({ session, startedAt, endedAt }: TurnTime, waits: readonly WaitTime[]): Work[] {
	const waited = waits.map(({ from, to }) => ({ start: from, end: to ?? Math.max(from, endedAt) }));
	return without([{ start: startedAt, end: endedAt, session }], disjoint(waited));
}

/** A slice that transcripts tell. */
export function sliceOf({ start, end, phase, reason, session }: Part): Slice {
	return { start, end, phase, basis: 'inferred', reason, session, file: null, mark: null };
}

function extentOf(stretches: readonly Interval[], moments: readonly number[]): Interval {
	let [first, last] = [Infinity, -Infinity];
	for (const { start, end } of stretches) {
		first = Math.min(first, start);
		last = Math.max(last, end);
	}
	for (const at of moments) {
		first = Math.min(first, at);
		last = Math.max(last, at);
	}
	return { start: first, end: last };
}
