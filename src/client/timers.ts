/** The caller brings the clock: tests turn it by hand. */
export interface Timers {
	now(): number;
	/** Calls once after the delay; the returned function takes the call back. */
	after(delayMs: number, work: () => void): () => void;
}

export const systemTimers: Timers = {
	now: () => Date.now(),
	after: (delayMs, work) => {
		const timer = setTimeout(work, delayMs);
		return () => {
			clearTimeout(timer);
		};
	},
};
