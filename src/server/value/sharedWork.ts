/** Work that several may wait for: it is ended when none of them waits any more. */
export class SharedWork<T> {
	readonly #ending = new AbortController();
	readonly #result: Promise<T>;
	readonly #onFailure: () => void;
	#waiting = 0;

	/** `onFailure`: it failed or was ended, and who asks next has to begin anew. */
	constructor(work: (signal: AbortSignal) => Promise<T>, onFailure: () => void) {
		this.#onFailure = onFailure;
		this.#result = work(this.#ending.signal);
		this.#result.catch(onFailure);
	}

	/** Throws where this one waits no longer. */
	async wait(signal: AbortSignal | undefined): Promise<T> {
		signal?.throwIfAborted();
		const { promise, reject } = Promise.withResolvers<never>();
		const leave = (): void => {
			reject(new DOMException('Nobody waits for it.', 'AbortError'));
			this.#leave();
		};
		this.#waiting += 1;
		signal?.addEventListener('abort', leave, { once: true });
		try {
			return await Promise.race([this.#result, promise]);
		} finally {
			signal?.removeEventListener('abort', leave);
		}
	}

	#leave(): void {
		this.#waiting -= 1;
		if (this.#waiting === 0) {
			this.#onFailure();
			this.#ending.abort();
		}
	}
}
