/** Times and days in words, in English and in the engineer's time zone, whatever the browser's locale. */

/** Tells the time of many moments: "09:04". */
export function clockIn(timeZone: string): (at: number) => string {
	const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
	return at => format.format(at);
}

/** "today at 09:04", "on 12 November at 09:04", and the year where it is another one. */
export function moment(at: number, now: number, timeZone: string): string {
	const [then, today] = [dateParts(at, timeZone), dateParts(now, timeZone)];
	const time = `at ${clockIn(timeZone)(at)}`;
	if (then.year !== today.year) {
		return `on ${then.dayAndMonth} ${then.year} ${time}`;
	}
	return then.dayAndMonth === today.dayAndMonth ? `today ${time}` : `on ${then.dayAndMonth} ${time}`;
}

/** "09:04" of today, "12 Nov, 09:04" of another day. */
export function shortMoment(at: number, now: number, timeZone: string): string {
	const format = new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'short' });
	const [day, today] = [format.format(at), format.format(now)];
	return day === today ? clockIn(timeZone)(at) : `${day}, ${clockIn(timeZone)(at)}`;
}

function dateParts(at: number, timeZone: string): { readonly dayAndMonth: string; readonly year: string } {
	const format = (options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(at);
	return { dayAndMonth: format({ day: 'numeric', month: 'long' }), year: format({ year: 'numeric' }) };
}

/** "Mon" of an ISO date; a date has no time zone. */
export function weekday(isoDate: string): string {
	return dateText(isoDate, { weekday: 'short' });
}

/** "16 Nov" */
export function dayAndMonth(isoDate: string): string {
	return dateText(isoDate, { day: 'numeric', month: 'short' });
}

/** "16 November 2026" */
export function fullDate(isoDate: string): string {
	return dateText(isoDate, { day: 'numeric', month: 'long', year: 'numeric' });
}

function dateText(isoDate: string, options: Intl.DateTimeFormatOptions): string {
	const at = Date.parse(isoDate);
	return Number.isNaN(at) ? isoDate : new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(at);
}
