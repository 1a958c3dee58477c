import path from 'node:path';

/** The extension that turns the clock of the extension host it is installed in. */
export const clockExtension = path.join(import.meta.dirname, 'clockExtension');

/** Turns the clock of the Node process that loads it. */
export const clockScript = path.join(clockExtension, 'clock.js');

/** Where the clock is turned to: it goes on from `now`, in a time zone of our choice. */
export function turnedClock(now: number, timeZone: string): Readonly<Record<string, string>> {
	return { BOOKEND_TEST_CLOCK_OFFSET_MS: String(now - Date.now()), TZ: timeZone };
}
