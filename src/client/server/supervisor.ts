import type { Disposable } from '../../base/disposables.ts';
import type { Timers } from '../timers.ts';
import { HEALTHY_MS, waitAfter } from './backOff.ts';

/** Something that runs until it is stopped or dies by itself. */
export interface Running<T> {
	readonly value: T;
	stop(): Promise<void>;
}

/** Starts it; `onDeath` is called when it dies by itself. Rejects when it does not come up. */
export type Launch<T> = (onDeath: () => void) => Promise<Running<T>>;

export type SupervisorState<T> =
	| { readonly kind: 'starting'; readonly crashes: number }
	| { readonly kind: 'running'; readonly value: T }
	| { readonly kind: 'waiting'; readonly crashes: number; readonly waitMs: number }
	| { readonly kind: 'stopped' };

/** Keeps one thing running: started again after each death, with longer and longer waits, and never given up. */
export class Supervisor<T> implements Disposable {
	readonly #launch: Launch<T>;
	readonly #timers: Timers;
	readonly #onState: (state: SupervisorState<T>) => void;
	#state: SupervisorState<T> = { kind: 'stopped' };
	#running: Running<T> | null = null;
	#startedAt = 0;
	#crashes = 0;
	/** Grows with every launch and stop, so that news of an earlier launch can be told and ignored. */
	#turn = 0;
	#takeBackWait: (() => void) | null = null;

	constructor(launch: Launch<T>, timers: Timers, onState: (state: SupervisorState<T>) => void) {
		this.#launch = launch;
		this.#timers = timers;
		this.#onState = onState;
	}

	get state(): SupervisorState<T> {
		return this.#state;
	}

	async start(): Promise<void> {
		const turn = ++this.#turn;
		this.#takeBackWait?.();
		this.#startedAt = this.#timers.now();
		this.#enter({ kind: 'starting', crashes: this.#crashes });
		try {
			const running = await this.#launch(() => {
				this.#died(turn);
			});
			await this.#cameUp(running, turn);
		} catch {
			this.#died(turn);
		}
	}

	/** Ends what runs and starts anew, at once and without a memory of crashes. */
	async restart(): Promise<void> {
		this.#crashes = 0;
		const ended = this.#end();
		const turn = this.#turn;
		this.#enter({ kind: 'starting', crashes: 0 });
		await ended;
		if (turn === this.#turn) {
			await this.start();
		}
	}

	async stop(): Promise<void> {
		const ended = this.#end();
		this.#enter({ kind: 'stopped' });
		await ended;
	}

	dispose(): void {
		void this.stop();
	}

	async #cameUp(running: Running<T>, turn: number): Promise<void> {
		if (turn !== this.#turn) {
			await running.stop();
			return;
		}
		this.#running = running;
		this.#enter({ kind: 'running', value: running.value });
	}

	/** From here on nothing runs, though the process may take a moment to end. */
	async #end(): Promise<void> {
		this.#turn++;
		this.#takeBackWait?.();
		const running = this.#running;
		this.#running = null;
		await running?.stop();
	}

	#died(turn: number): void {
		if (turn !== this.#turn) {
			return;
		}
		this.#turn++;
		this.#running = null;
		const wasHealthy = this.#state.kind === 'running' && HEALTHY_MS <= this.#timers.now() - this.#startedAt;
		this.#crashes = wasHealthy ? 1 : this.#crashes + 1;
		const waitMs = waitAfter(this.#crashes);
		this.#takeBackWait = this.#timers.after(waitMs, () => void this.start());
		this.#enter({ kind: 'waiting', crashes: this.#crashes, waitMs });
	}

	#enter(state: SupervisorState<T>): void {
		this.#state = state;
		this.#onState(state);
	}
}
