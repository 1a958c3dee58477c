/** The engineer's and the agents' time on record, counted from the store. */
import { HOUR_MS } from '../base/units.ts';
import { isInProject } from '../domain/project.ts';
import { agentTime, clip, engineerSlices } from '../domain/time/time.ts';
import type { Slice } from '../domain/time/slice.ts';
import type { TurnRow, WaitRow } from '../domain/trace/rows.ts';
import type { Span } from '../ingest/store/store.ts';
import type { Book, Choice } from './book.ts';

/** Chosen: no sign holds for longer; most hold for two minutes, and a run that is watched for ten. */
const HELD_AT_MOST_MS = HOUR_MS;

/** Slices of the span. They are cut from whole sessions, since what came before decides what a turn is. */
export function slicesIn(book: Book, choice: Choice): readonly Slice[] {
	const { store, now } = book.ports;
	const whole = wholeSessions(book, choice.span);
	const rows = { turns: store.turns(whole), waits: store.waits(whole), edits: store.edits(whole), runs: store.runs(whole) };
	const [since, until] = [choice.span.since ?? -Infinity, choice.span.until ?? Infinity];
	const seen = book.ports.notices.seen(since - HELD_AT_MOST_MS, until);
	return chosenSlices(book, clip(engineerSlices(rows, seen, book.ports.retags(), now()), since, until), choice);
}

/** Time without a session is its project's where it went into a file of that. */
function chosenSlices(book: Book, slices: readonly Slice[], choice: Choice): readonly Slice[] {
	const { agents, project, sessions } = choice;
	const ofSessions = new Set(book.chosen(slices, choice));
	return slices.filter(slice => {
		const isOfFile = agents === null && sessions === null && project !== null && slice.session === null && slice.file !== null;
		return ofSessions.has(slice) || (isOfFile && isInProject(slice.file, project));
	});
}

/** Milliseconds that agents worked in the span, summed over all of them. */
export function agentTimeIn(book: Book, choice: Choice): number {
	return agentTimeOf(chosenWork(book, choice), choice.span);
}

export interface Work {
	readonly turns: readonly TurnRow[];
	readonly waits: readonly WaitRow[];
}

/** Turns and waits of the chosen sessions that touch the span. */
export function chosenWork(book: Book, choice: Choice): Work {
	const { store } = book.ports;
	return { turns: book.chosen(store.turns(choice.span), choice), waits: book.chosen(store.waits(choice.span), choice) };
}

export function agentTimeOf(work: Work, span: Span): number {
	return agentTime(work.turns, work.waits, span.since ?? -Infinity, span.until ?? Infinity);
}

function wholeSessions(book: Book, span: Span): Span {
	const { since, until } = span;
	if (since === null) {
		return span;
	}
	const started = [...book.sessions().values()].filter(session => since <= session.endedAt).map(session => session.startedAt);
	return { since: started.reduce((first, at) => Math.min(first, at), since), until };
}
