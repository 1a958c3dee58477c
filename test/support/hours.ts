import type { Disposable } from '../../src/base/disposables.ts';

/** Time that passes when it is told to. */
export class Hours {
	#now = 0;
	readonly #timers = new Set<{ readonly at: number; readonly work: () => void }>();

	readonly timer = (ms: number, work: () => void): Disposable => {
		const timer = { at: this.#now + ms, work };
		this.#timers.add(timer);
		return { dispose: () => this.#timers.delete(timer) };
	};

	pass(ms: number): void {
		this.#now += ms;
		for (const timer of [...this.#timers].filter(({ at }) => at <= this.#now)) {
			this.#timers.delete(timer);
			timer.work();
		}
	}

	get waiting(): number {
		return this.#timers.size;
	}
}
