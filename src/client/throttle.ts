import type { Disposable } from '../base/disposables.ts';
import type { Timers } from './timers.ts';

/** Runs work when asked: at once if it has not just run, never twice at a time, and once more for all that was asked meanwhile. */
export class Throttle implements Disposable {
	readonly #work: () => Promise<void>;
	readonly #pauseMs: number;
	readonly #timers: Timers;
	#startedAt = -Infinity;
	#isRunning = false;
	#isWanted = false;
	#takeBack: (() => void) | null = null;
	#isDisposed = false;

	/** `work` must not reject. */
	constructor(work: () => Promise<void>, pauseMs: number, timers: Timers) {
		this.#work = work;
		this.#pauseMs = pauseMs;
		this.#timers = timers;
	}

	ask(): void {
		this.#isWanted = true;
		if (this.#isRunning || this.#takeBack !== null || this.#isDisposed) {
			return;
		}
		const wait = this.#startedAt + this.#pauseMs - this.#timers.now();
		if (wait <= 0) {
			void this.#run();
			return;
		}
		this.#takeBack = this.#timers.after(wait, () => {
			this.#takeBack = null;
			void this.#run();
		});
	}

	dispose(): void {
		this.#isDisposed = true;
		this.#takeBack?.();
	}

	async #run(): Promise<void> {
		this.#isWanted = false;
		this.#isRunning = true;
		this.#startedAt = this.#timers.now();
		await this.#work();
		this.#isRunning = false;
		this.#askAgainIfWanted();
	}

	#askAgainIfWanted(): void {
		if (this.#isWanted) {
			this.ask();
		}
	}
}
