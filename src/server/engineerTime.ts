/** The engineer's and the agents' time on record, counted from the store. */
import { isInProject } from '../domain/project.ts';
import { lengthOf, type Interval } from '../domain/time/interval.ts';
import { agentTime } from '../domain/time/time.ts';
import type { Slice } from '../domain/time/slice.ts';
import type { TurnRow, WaitRow } from '../domain/trace/rows.ts';
import type { Span } from '../ingest/store/store.ts';
import type { Book, Choice } from './book.ts';

/** Slices of the span. They are cut from whole sessions, since what came before decides what a turn is. */
export function slicesIn(book: Book, choice: Choice): readonly Slice[] {
	return chosenSlices(book, book.timeline.slices(intervalOf(choice.span), beginOf(book, choice.span)), choice);
}

/** Time without a session is its project's where it went into a file of that. */
function chosenSlices(book: Book, slices: readonly Slice[], choice: Choice): readonly Slice[] {
	const { agents, project, sessions } = choice;
	const chosen = book.chosen(slices, choice);
	if (chosen === slices) {
		return slices;
	}
	const ofSessions = new Set(chosen);
	return slices.filter(slice => {
		const isOfFile = agents === null && sessions === null && project !== null && slice.session === null && slice.file !== null;
		return ofSessions.has(slice) || (isOfFile && isInProject(slice.file, project));
	});
}

/** Milliseconds that agents worked in the span, summed over all of them. `asked` is a longer span that was asked for as well, if any. */
export function agentTimeIn(book: Book, choice: Choice, asked = choice.span): number {
	return lengthOf(book.chosen(book.timeline.work(intervalOf(choice.span), beginOf(book, asked)), choice));
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

function intervalOf({ since, until }: Span): Interval {
	return { start: since ?? -Infinity, end: until ?? Infinity };
}

/** When the first of the sessions began that reach into the span. */
function beginOf(book: Book, { since }: Span): number {
	if (since === null) {
		return -Infinity;
	}
	const started = [...book.sessions().values()].filter(session => since <= session.endedAt).map(session => session.startedAt);
	return started.reduce((first, at) => Math.min(first, at), since);
}
