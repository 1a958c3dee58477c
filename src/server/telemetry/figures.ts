/** What a collector is told, from what is on record: the same figures as in summaries that are shared, without anything of choice. */
import { createHmac } from 'node:crypto';
import { MINUTE_MS } from '../../base/units.ts';
import type { Day } from '../../domain/calendar.ts';
import type { SessionRow } from '../../domain/trace/rows.ts';
import { metricsOf } from '../../share/otel/metrics.ts';
import { sessionEvent } from '../../share/otel/sessionEvent.ts';
import type { MetricsReading } from '../../share/otel/telemetry.ts';
import { subjectOf } from '../summaries/subject.ts';
import { summaryOf, type SummarySources } from '../summaries/summary.ts';
import { shownOutcomeOf } from '../value/said.ts';
import type { Waiting } from './outbox.ts';

/** Chosen: a session that nothing was heard of for so long is told; should it go on, it is told again. */
export const SETTLED_MS = 30 * MINUTE_MS;

/** Hexadecimal digits: as many as are far too many to be guessed. */
const ID_LENGTH = 32;

export interface Telling {
	/** Of which pseudonyms are made. */
	readonly secret: string;
	/** Sessions that ended before are not told. */
	readonly since: number;
}

/** Sessions that are over, one after the other; those that `isKnown` are left out before anything is counted. */
export async function* settledSessions(
	sources: SummarySources,
	{ secret, since }: Telling,
	isKnown: (subject: string, event: string) => boolean,
): AsyncGenerator<Waiting, void> {
	const { book } = sources;
	const settled = [...book.sessions().values()].filter(
		({ id, endedAt }) => book.rootOf(id) === id && since <= endedAt && endedAt <= book.ports.now() - SETTLED_MS,
	);
	for (const session of settled) {
		const ids = idsOf(sources, secret, session);
		if (!isKnown(ids.session, ids.event)) {
			const subject = subjectOf(book, { of: 'session', session: session.id });
			if (subject !== null && subject.sessions.length > 0) {
				yield { subject: ids.session, event: sessionEvent(await summaryOf(sources, subject, {}), ids) };
			}
		}
	}
}

/** All that happened from the first day on which it was switched on, as it stands now. */
export async function readingSince(sources: SummarySources, since: number): Promise<MetricsReading> {
	const { calendar, now } = sources.book.ports;
	const first: Day = calendar.dayOf(since);
	const subject = subjectOf(sources.book, { of: 'period', days: { unit: 'days', first, last: calendar.dayOf(now()) } });
	return {
		metrics: subject === null ? [] : metricsOf(await summaryOf(sources, subject, {})),
		since: calendar.startOf(first),
		at: now(),
	};
}

/** A telling has another id when the session went on, or when the engineer said something else of it. */
function idsOf(
	{ book }: SummarySources,
	secret: string,
	{ id, endedAt }: SessionRow,
): { readonly session: string; readonly event: string } {
	const outcome = shownOutcomeOf(book, { of: 'session', session: id })?.outcome ?? '';
	return { session: pseudonym(secret, `session ${id}`), event: pseudonym(secret, `event ${id} ${String(endedAt)} ${outcome}`) };
}

function pseudonym(secret: string, name: string): string {
	return createHmac('sha256', secret).update(name).digest('hex').slice(0, ID_LENGTH);
}
