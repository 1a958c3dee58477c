import type { Calendar, Day } from '../../../domain/calendar.ts';
import type { SessionSummary } from '../../../protocol/sessions.ts';

/** The sessions that started on one day, newest first. */
export interface SessionDay {
	readonly day: Day;
	readonly sessions: readonly SessionSummary[];
}

/** Newest day first. */
export function byDay(sessions: readonly SessionSummary[]): SessionDay[] {
	const days = new Map<string, SessionSummary[]>();
	for (const session of sessions.toSorted((a, b) => b.startedAt - a.startedAt)) {
		const ofDay = days.get(session.day);
		if (ofDay === undefined) {
			days.set(session.day, [session]);
		} else {
			ofDay.push(session);
		}
	}
	return [...days].map(([day, ofDay]) => ({ day: day as Day, sessions: ofDay })).sort((a, b) => (a.day < b.day ? 1 : -1));
}

/** "Today", "Yesterday", "Tuesday, 18 November"; with the year where it is another one. */
export function dayLabel(day: Day, now: number, calendar: Calendar): string {
	const today = calendar.dayOf(now);
	if (day === today) {
		return 'Today';
	}
	if (day === calendar.addDays(today, -1)) {
		return 'Yesterday';
	}
	const isThisYear = day.slice(0, 4) === today.slice(0, 4);
	return calendar.format(calendar.startOf(day), isThisYear ? 'EEEE, d MMMM' : 'EEEE, d MMMM yyyy');
}
