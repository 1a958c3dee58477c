import type { Calendar } from '../calendar.ts';
import type { ReportDays } from './request.ts';

/** "2026-10-01..2026-10-31", both included, the earlier one first; undefined for what is none. */
export function daysIn(text: string, calendar: Calendar): ReportDays | undefined {
	const [, first, last] = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(text.trim()) ?? [];
	const isMeant =
		first !== undefined && last !== undefined && [first, last].every(date => calendar.moment(date) !== undefined) && first <= last;
	return isMeant ? { unit: 'days', first, last } : undefined;
}
