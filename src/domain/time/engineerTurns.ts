import type { CommandClass } from '../trace/command.ts';
import type { TurnPrompt } from '../trace/facts.ts';
import { rootOf, type SessionId, type TurnId } from '../trace/ids.ts';
import type { EditTime, RunTime, TurnTime, WaitTime } from '../trace/rows.ts';
import { isSome, type Interval } from './interval.ts';
import type { PathKind } from './pathKind.ts';

/** What transcripts tell about time. Copies of a row are merged by the store; the order does not matter. */
export interface TimeRows {
	readonly turns: readonly TurnTime[];
	readonly waits: readonly WaitTime[];
	readonly edits: readonly EditTime[];
	readonly runs: readonly RunTime[];
}

/** A turn that the engineer began, with all that was done for it, by subagents too. */
export interface EngineerTurn extends Interval {
	readonly session: SessionId;
	readonly prompt: Extract<TurnPrompt, { by: 'engineer' }>;
	readonly planMode: boolean;
	readonly changed: ReadonlySet<PathKind>;
	readonly ran: ReadonlySet<CommandClass>;
	readonly waits: readonly WaitTime[];
	/** The time between the work before it in this session, whoever began that, and its prompt; null where there was none. */
	readonly gap: Interval | null;
}

/** Each session's turns that the engineer began, in order; sessions without one are left out. */
export function engineerTurns({ turns, waits, edits, runs }: TimeRows, kindOf: (path: string) => PathKind): (readonly EngineerTurn[])[] {
	const begun = [...Map.groupBy(turns, turn => turn.session).values()].map(begunByEngineer).filter(list => list.length > 0);
	const turnOf = finder(begun);
	for (const edit of edits) {
		turnOf(edit, edit.at)?.changed.add(kindOf(edit.path));
	}
	for (const run of runs) {
		turnOf(run, run.startedAt)?.ran.add(run.class);
	}
	for (const wait of waits) {
		turnOf(wait, wait.from)?.waits.push(wait);
	}
	return begun;
}

interface Gathering extends EngineerTurn {
	readonly id: TurnId;
	readonly changed: Set<PathKind>;
	readonly ran: Set<CommandClass>;
	readonly waits: WaitTime[];
}

function begunByEngineer(turns: readonly TurnTime[]): Gathering[] {
	const begun: Gathering[] = [];
	let workedUntil: number | null = null;
	for (const turn of [...turns].sort(byTime)) {
		const end = Math.max(turn.startedAt, turn.endedAt);
		if (turn.prompt.by === 'engineer') {
			begun.push(gathering(turn, turn.prompt, end, gapBefore(turn, workedUntil)));
		}
		workedUntil = Math.max(workedUntil ?? end, end);
	}
	return begun;
}

function byTime(a: TurnTime, b: TurnTime): number {
	return a.startedAt - b.startedAt || a.endedAt - b.endedAt || (a.id < b.id ? -1 : 1);
}

function gapBefore(turn: TurnTime, workedUntil: number | null): Interval | null {
	const gap = { start: workedUntil ?? turn.startedAt, end: turn.startedAt };
	return isSome(gap) ? gap : null;
}

function gathering(turn: TurnTime, prompt: EngineerTurn['prompt'], end: number, gap: Interval | null): Gathering {
	const { id, session, startedAt: start, planMode } = turn;
	return { id, session, start, end, prompt, planMode, gap, changed: new Set(), ran: new Set(), waits: [] };
}

interface Deed {
	readonly turn: TurnId | null;
	readonly session: SessionId;
}

/** Finds the turn for which something was done: its own; or, for what subagents and agents by themselves did, the latest before it. */
function finder(sessions: readonly Gathering[][]): (deed: Deed, at: number) => Gathering | undefined {
	const byId = new Map(sessions.flat().map(turn => [turn.id, turn]));
	const bySession = new Map(sessions.map(turns => [turns[0]?.session, turns]));
	return (deed, at) => {
		const own = deed.turn === null ? undefined : byId.get(deed.turn);
		return own ?? latestBefore(bySession.get(rootOf(deed.session)) ?? [], at);
	};
}

function latestBefore(turns: readonly Gathering[], at: number): Gathering | undefined {
	let low = 0;
	let high = turns.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((turns[middle]?.start ?? Infinity) <= at) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return turns[low - 1];
}
