/** The time that it is for the processes under test: late on a Sunday, so that the hours before it are today's. */
export const now = Date.parse('2026-05-24T22:30:00+02:00');
export const timeZone = 'Europe/Berlin';

const DAY_MS = 86_400_000;

/** The local day so many days before that time's. */
export function dayBefore(days: number): string {
	return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now - days * DAY_MS);
}
