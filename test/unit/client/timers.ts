import type { Timers } from '../../../src/client/timers.ts';

/** A clock that goes on when told to. */
export class HandTurnedTimers implements Timers {
	#now = 0;
	#waiting: { readonly at: number; readonly work: () => void }[] = [];

	now(): number {
		return this.#now;
	}

	after(delayMs: number, work: () => void): () => void {
		const entry = { at: this.#now + delayMs, work };
		this.#waiting.push(entry);
		return () => {
			this.#waiting = this.#waiting.filter(other => other !== entry);
		};
	}

	/** Lets time pass, and what promises do in it. */
	async pass(ms: number): Promise<void> {
		const until = this.#now + ms;
		await settled();
		for (let next = this.#next(until); next !== undefined; next = this.#next(until)) {
			this.#now = next.at;
			next.work();
			await settled();
		}
		this.#now = until;
	}

	#next(until: number): { readonly at: number; readonly work: () => void } | undefined {
		const next = this.#waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
		this.#waiting = this.#waiting.filter(entry => entry !== next);
		return next;
	}
}

/** All that can go on without time passing has gone on. */
function settled(): Promise<void> {
	return new Promise(resolve => {
		setImmediate(resolve);
	});
}
