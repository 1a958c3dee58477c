import type { Disposable } from '../../base/disposables.ts';
import { SECOND_MS } from '../../base/units.ts';
import type { Notice } from '../../protocol/notices.ts';
import type { Timers } from '../timers.ts';
import { beginningOf, joined, joiningKey } from './joining.ts';

/** While the server is away: more than a quarter of an hour of busy work. Chosen. */
const MOST_WAITING = 2_000;

/** Takes the notices to the server. True when they are there; false keeps them for the next time. Must not reject. */
export type Send = (notices: readonly Notice[]) => Promise<boolean>;

/** Holds notices for up to a second, joins what is alike, and sends them together, oldest first. */
export class Outbox implements Disposable {
	readonly #send: Send;
	readonly #timers: Timers;
	#waiting: Notice[] = [];
	/** Where the newest notice of each key waits. */
	readonly #newest = new Map<string, number>();
	#takeBack: (() => void) | null = null;
	#isSending = false;
	#isDisposed = false;

	constructor(send: Send, timers: Timers) {
		this.#send = send;
		this.#timers = timers;
	}

	put(notice: Notice): void {
		if (this.#isDisposed) {
			return;
		}
		if (!this.#join(notice)) {
			this.#append(notice);
		}
		this.#sendLater();
	}

	/** Sends at once what waits, for the last time before the window closes. */
	async flush(): Promise<void> {
		this.#takeBack?.();
		this.#takeBack = null;
		await this.#sendAll();
	}

	/** What still waits is dropped. */
	dispose(): void {
		this.#isDisposed = true;
		this.#takeBack?.();
		this.#takeBack = null;
		this.#replace([]);
	}

	#join(notice: Notice): boolean {
		const index = this.#newest.get(joiningKey(notice) ?? '');
		const earlier = index === undefined ? undefined : this.#waiting[index];
		const both = earlier === undefined ? null : joined(earlier, notice);
		if (index === undefined || both === null) {
			return false;
		}
		this.#waiting[index] = both;
		return true;
	}

	#append(notice: Notice): void {
		if (this.#waiting.length >= MOST_WAITING) {
			this.#replace(this.#waiting.slice(MOST_WAITING / 2));
		}
		const key = joiningKey(notice);
		if (key !== null) {
			this.#newest.set(key, this.#waiting.length);
		}
		this.#waiting.push(notice);
	}

	#replace(notices: readonly Notice[]): void {
		this.#waiting = [];
		this.#newest.clear();
		for (const notice of notices) {
			this.#append(notice);
		}
	}

	#sendLater(): void {
		this.#takeBack ??= this.#timers.after(SECOND_MS, () => {
			this.#takeBack = null;
			void this.#sendAll();
		});
	}

	async #sendAll(): Promise<void> {
		if (this.#isSending || this.#waiting.length === 0) {
			return;
		}
		const notices = this.#waiting.toSorted((one, other) => beginningOf(one) - beginningOf(other));
		this.#replace([]);
		this.#isSending = true;
		const isThere = await this.#send(notices);
		this.#isSending = false;
		if (!isThere && !this.#isDisposed) {
			this.#replace([...notices, ...this.#waiting].slice(-MOST_WAITING));
		}
		if (this.#waiting.length > 0) {
			this.#sendLater();
		}
	}
}
