import path from 'node:path';

/** Turns the clock of the Node process that loads it, and of the processes that this one starts. */
export const clockScript = path.join(import.meta.dirname, 'turnClock.cjs');

/** Where the clock is turned to: it goes on from `now`, in a time zone of our choice. */
export function turnedClock(now: number, timeZone: string): Readonly<Record<string, string>> {
	return { BOOKEND_TEST_CLOCK_OFFSET_MS: String(now - Date.now()), TZ: timeZone };
}
