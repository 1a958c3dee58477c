import { setTimeout as wait } from 'node:timers/promises';

const POLL_MS = 100;

/** Repeats a check until it holds, for what another process does in its own time; then, or at the limit, says what it says. */
export async function eventually(check: () => Promise<void>, limitMs: number): Promise<void> {
	const end = performance.now() + limitMs;
	for (;;) {
		try {
			await check();
			return;
		} catch (error) {
			if (end < performance.now()) {
				throw error;
			}
			await wait(POLL_MS);
		}
	}
}
