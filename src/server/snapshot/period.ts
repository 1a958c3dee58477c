import type { Day } from '../../domain/calendar.ts';
import { daysIn, type Period } from '../../protocol/overview.ts';
import type { Book } from '../book.ts';

/** The days of a period, with the bounds of the period and of the one before it. */
export interface PeriodDays {
	readonly first: Day;
	readonly last: Day;
	readonly from: number;
	readonly before: number;
	readonly to: number;
}

/** The period's days up to and including today. */
export function periodDays(book: Book, period: Period): PeriodDays {
	const { calendar, now } = book.ports;
	const last = calendar.dayOf(now());
	const first = calendar.addDays(last, 1 - daysIn[period]);
	return {
		first,
		last,
		from: calendar.startOf(first),
		before: calendar.startOf(calendar.addDays(first, -daysIn[period])),
		to: calendar.startOf(calendar.addDays(last, 1)),
	};
}
