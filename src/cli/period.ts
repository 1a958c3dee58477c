import type { Calendar } from '../domain/calendar.ts';
import type { Span } from '../ingest/store/store.ts';
import { UsageError } from './options.ts';

const DATE_LENGTH = '2026-10-01'.length;

/** The span of `--since` and `--until`, in the calendar's time zone. Throws a UsageError for what is no date. */
export function spanOf(since: string | null, until: string | null, calendar: Calendar): Span {
	const span = {
		since: since === null ? null : momentOf('--since', since, calendar),
		until: until === null ? null : endOf(until, calendar),
	};
	if (span.since !== null && span.until !== null && span.until <= span.since) {
		throw new UsageError(`--since ${String(since)} is not before --until ${String(until)}.`);
	}
	return span;
}

/** A date's end is the end of that day, a moment's the moment. */
function endOf(text: string, calendar: Calendar): number {
	const moment = momentOf('--until', text, calendar);
	return text.length === DATE_LENGTH ? calendar.startOf(calendar.addDays(calendar.dayOf(moment), 1)) : moment;
}

function momentOf(option: string, text: string, calendar: Calendar): number {
	const moment = calendar.moment(text);
	if (moment === undefined) {
		throw new UsageError(`${option} takes an ISO date or date-time such as 2026-10-01 or 2026-10-01T09:00, and was given "${text}".`);
	}
	return moment;
}
