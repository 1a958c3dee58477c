/** What is summed up: a session or a period, with everything on record of it. */
import type { EngineerRun } from '../../domain/ledger/ledger.ts';
import type { ReportDays } from '../../domain/report/request.ts';
import type { SummarySubject } from '../../domain/summary/summary.ts';
import type { Slice } from '../../domain/time/slice.ts';
import type { SessionId } from '../../domain/trace/ids.ts';
import type { Span } from '../../ingest/store/store.ts';
import type { SummaryRequest } from '../../protocol/summary.ts';
import { everything, type Book, type Choice } from '../book.ts';
import { slicesIn } from '../engineerTime.ts';
import type { AgentOrigin } from '../ledger/hunks.ts';
import { sessionsAtWork } from '../reports/period/periodFacts.ts';
import { boundsOf, meantDays, type Days } from '../reports/period/meantDays.ts';
import { sessionFacts, type SessionFacts } from '../snapshot/sessions.ts';

export interface Subject extends Pick<SessionFacts, 'turns' | 'waits' | 'responses' | 'edits' | 'runs'> {
	readonly of: SummarySubject;
	/** By which the summary is known again; it stays on the machine. */
	readonly name: string;
	readonly days: Days;
	readonly span: Span;
	/** Those that the engineer started, whole. */
	readonly sessions: readonly SessionFacts[];
	readonly engineerRuns: readonly EngineerRun[];
	readonly slices: readonly Slice[];
	/** Whether a line that an agent wrote belongs to it. */
	readonly wrote: (origin: AgentOrigin) => boolean;
}

/** Null for a session of which nothing is known (any more). */
export function subjectOf(book: Book, request: SummaryRequest): Subject | null {
	return request.of === 'session' ? sessionSubject(book, book.rootOf(request.session as SessionId)) : periodSubject(book, request.days);
}

function sessionSubject(book: Book, id: SessionId): Subject | null {
	const facts = sessionFacts(book, everything, id).get(id);
	if (facts === undefined) {
		return null;
	}
	const { calendar } = book.ports;
	const { turns, waits, responses, edits, runs, session } = facts;
	const span = { since: session.startedAt, until: null };
	return {
		of: 'session',
		name: id,
		days: { first: calendar.dayOf(session.startedAt), last: calendar.dayOf(session.endedAt) },
		span,
		sessions: [facts],
		...{ turns, waits, responses, edits, runs },
		engineerRuns: [],
		slices: slicesIn(book, { ...everything, span }).filter(slice => slice.session !== null && book.rootOf(slice.session) === id),
		wrote: origin => book.rootOf(origin.session) === id,
	};
}

function periodSubject(book: Book, wanted: ReportDays): Subject {
	const { calendar, now, store, notices } = book.ports;
	const days = meantDays(wanted, calendar, now());
	const span = boundsOf(days, calendar);
	const isIn = (at: number): boolean => span.since <= at && at < span.until;
	const choice: Choice = { ...everything, span };
	const responses = book.responses(choice);
	const atWork = sessionsAtWork(book, choice, responses);
	return {
		of: 'period',
		name: `${days.first}..${days.last}`,
		days,
		span,
		sessions: [...sessionFacts(book, choice).values()].filter(({ session }) => atWork.has(session.id)),
		...{ turns: store.turns(span), waits: store.waits(span), responses, edits: store.edits(span), runs: store.runs(span) },
		engineerRuns: notices.deeds.known().runs.filter(({ startedAt }) => isIn(startedAt)),
		slices: slicesIn(book, choice),
		wrote: ({ at }) => isIn(at),
	};
}
