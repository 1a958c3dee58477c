import path from 'node:path';

/** The extension that turns the clock of the extension host it is installed in. */
export const clockExtension = path.join(import.meta.dirname, 'clockExtension');

/** The environment of a host with that extension: its clock goes on from `now`, in a time zone of our choice. */
export function hostClock(now: number, timeZone: string): NodeJS.ProcessEnv {
	return { BOOKEND_TEST_CLOCK_OFFSET_MS: String(now - Date.now()), TZ: timeZone };
}

/** The environment of a Node process whose clock goes on from `now`. */
export function nodeClock(now: number, timeZone: string): NodeJS.ProcessEnv {
	return { ...hostClock(now, timeZone), NODE_OPTIONS: `--require "${path.join(clockExtension, 'clock.js')}"` };
}
