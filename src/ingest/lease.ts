/** Which of several processes on one store reads what is new: one at a time. Two at once would read the same twice, and count it once. */
import type { Disposable } from '../base/disposables.ts';
import { SECOND_MS } from '../base/units.ts';
import { LEASE_MS, type Store } from './store/store.ts';
import { StoreError } from './store/storeError.ts';

export interface LeasePorts {
	readonly store: Store;
	/** What is read: whoever reads something else does not wait for this one. */
	readonly name: string;
	/** This process, and no other. */
	readonly holder: string;
	readonly now: () => number;
	readonly wait: (ms: number) => Promise<unknown>;
}

/** Chosen: who asks on the command line waits no longer for another process to have read what is new. */
export const PATIENCE_MS = SECOND_MS;
/** Chosen: a few new lines are read in less. */
const LOOK_EVERY_MS = 50;

export class Lease implements Disposable {
	readonly #ports: LeasePorts;
	/** Null while it is not ours. */
	#until: number | null = null;

	constructor(ports: LeasePorts) {
		this.#ports = ports;
	}

	/** Takes it where it is free, and keeps it where it is ours: to be called more often than it runs out. Says whether it is ours. */
	hold(): boolean {
		const now = this.#ports.now();
		if (!this.#isFresh(now)) {
			const until = now + LEASE_MS;
			this.#until = this.#take(until, now) ? until : null;
		}
		return this.#until !== null;
	}

	/** Keeps it where it is ours. */
	renew(): void {
		if (this.#until !== null) {
			this.hold();
		}
	}

	/** Takes it, or lets the one that has it read what is new; not for long, because that one may be gone. */
	async takeTurn(hasNews: () => boolean): Promise<void> {
		for (let waited = 0; !this.hold() && waited < PATIENCE_MS && hasNews(); waited += LOOK_EVERY_MS) {
			await this.#ports.wait(LOOK_EVERY_MS);
		}
	}

	/** It was in a store that is lost. */
	lose(): void {
		this.#until = null;
	}

	/** Another can take it at once. */
	dispose(): void {
		if (this.#until !== null) {
			this.#until = null;
			this.#orElse(undefined, () => {
				this.#ports.store.endLease(this.#ports.name, this.#ports.holder);
			});
		}
	}

	/** Half of it is left, and the clock was not set back. */
	#isFresh(now: number): boolean {
		const left = this.#until === null ? 0 : this.#until - now;
		return LEASE_MS / 2 < left && left <= LEASE_MS;
	}

	/** Who cannot ask reads: what is wrong with the store is said then. */
	#take(until: number, now: number): boolean {
		const { store, name, holder } = this.#ports;
		return this.#orElse(true, () => store.takeLease({ name, holder, until }, now));
	}

	#orElse<T>(otherwise: T, work: () => T): T {
		try {
			return work();
		} catch (error) {
			if (error instanceof StoreError) {
				return otherwise;
			}
			throw error;
		}
	}
}
