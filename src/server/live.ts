/** Keeps the store up to date while the server runs, and tells the client how far it is. */
import type { Disposable } from '../base/disposables.ts';
import type { Logger } from '../base/log.ts';
import type { SweepResult } from '../ingest/ingest.ts';
import type { SweepProgress } from '../ingest/sweep.ts';
import { StoreError } from '../ingest/store/storeError.ts';
import { watchTranscripts } from '../ingest/watch.ts';
import type { SystemWatch } from '../ingest/watchPorts.ts';
import type { Progress } from '../protocol/overview.ts';
import type { Engine } from './engine.ts';

/** What the client is told. */
export interface Listeners {
	changed(revision: number): void;
	progress(progress: Progress): void;
	/** The store cannot take what is read; null when it can again. */
	storeFailed(sentence: string | null): void;
}

type LivePorts = SystemWatch & { readonly log: Logger };

const PROGRESS_EVERY_MS = 100;
const CHANGED_EVERY_MS = 500;
/** Chosen: how late a view may show what another process has read. It takes some microseconds. */
export const LOOK_EVERY_MS = 250;

export class Live implements Disposable {
	readonly #engine: Engine;
	readonly #listeners: Listeners;
	readonly #system: LivePorts;
	#nextLook: Disposable | undefined;
	/** Whether this process is the one that reads. */
	#isReader = false;
	#watch: Disposable | undefined;
	#toldRevision: number | undefined;
	#toldChangedAt = 0;
	#toldProgressAt = 0;
	/** What was told of the store, while it is so. */
	#failure: string | null = null;
	#isStartingAnew = false;
	#isDisposed = false;

	constructor(engine: Engine, listeners: Listeners, system: LivePorts) {
		this.#engine = engine;
		this.#listeners = listeners;
		this.#system = system;
	}

	/** Reads what is there, then watches for more. While another process does that, follows what it commits. */
	async start(): Promise<void> {
		if (this.#isDisposed) {
			return;
		}
		await this.#takeTurn();
		this.#look();
	}

	/** Looks everywhere, reads what is new, and answers when that is done. */
	async sweep(): Promise<void> {
		await this.#carryOut(progress => this.#engine.sweep(progress));
		if (this.#isReader) {
			this.#engine.packSheets().catch((error: unknown) => {
				this.#system.log.warn('What was read was not packed; the next start takes longer.', String(error));
			});
		}
	}

	/** Tells the client to ask again, whether or not facts have changed. */
	tellChanged(): void {
		this.#toldRevision = this.#engine.book.ports.store.revision();
		this.#toldChangedAt = performance.now();
		this.#listeners.changed(this.#toldRevision);
	}

	dispose(): void {
		this.#isDisposed = true;
		this.#nextLook?.dispose();
		this.#watch?.dispose();
	}

	async #takeTurn(): Promise<void> {
		const wasReader = this.#isReader;
		this.#isReader = this.#engine.lease.hold();
		if (!this.#isReader) {
			this.#watch?.dispose();
		} else if (!wasReader) {
			await this.sweep();
			this.#watchMore();
		}
	}

	#watchMore(): void {
		if (this.#isReader && !this.#isDisposed) {
			const listeners = {
				changed: (paths: readonly string[]) => void this.#carryOut(progress => this.#engine.ingest.sweepFiles(paths, progress)),
				slowly: () => void this.sweep(),
			};
			this.#watch?.dispose();
			this.#watch = watchTranscripts(this.#engine.ingest, listeners, this.#system);
		}
	}

	/** What another process has committed, and whether there is one that reads. */
	#look(): void {
		if (this.#isDisposed) {
			return;
		}
		try {
			this.#lookAtStore();
		} catch (error) {
			this.#tellFailure(error);
		}
		this.#nextLook = this.#system.timer(LOOK_EVERY_MS, () => {
			this.#look();
		});
	}

	#lookAtStore(): void {
		const lost = this.#engine.book.ports.store.lost();
		if (lost !== null) {
			void this.#startAnew(lost);
			return;
		}
		void this.#takeTurn();
		this.#tellIfChanged();
		// Who reads finds out by reading whether what is read can be kept.
		if (!this.#isReader) {
			this.#tellStore(null);
		}
	}

	/** Goes on with the store that stands under the name of the one that is lost: this process reads everything again, or another does. */
	async #startAnew(lost: string): Promise<void> {
		if (this.#isStartingAnew) {
			return;
		}
		this.#isStartingAnew = true;
		try {
			if (this.#failure === null) {
				this.#tellStore(lost);
			}
			await this.#engine.renewStore();
			this.#isReader = false;
			await this.#takeTurn();
		} catch (error) {
			this.#tellFailure(error);
		} finally {
			this.#isStartingAnew = false;
		}
	}

	/** The next reading that succeeds says that it is over. */
	#tellFailure(error: unknown): void {
		if (!(error instanceof StoreError)) {
			throw error;
		}
		this.#tellStore(error.message);
	}

	/** Once, as long as it is the same. */
	#tellStore(sentence: string | null): void {
		if (sentence !== this.#failure) {
			this.#failure = sentence;
			this.#listeners.storeFailed(sentence);
		}
	}

	async #carryOut(sweep: (onProgress: (progress: SweepProgress) => void) => Promise<SweepResult>): Promise<void> {
		try {
			this.#tellEnd(
				await sweep(progress => {
					this.#tellProgress(progress);
				}),
			);
		} catch (error) {
			this.#system.log.error('Reading transcripts failed.', error instanceof Error ? (error.stack ?? error.message) : String(error));
		}
	}

	#tellProgress(progress: SweepProgress): void {
		const now = performance.now();
		if (progress.bytesTotal > 0 && PROGRESS_EVERY_MS <= now - this.#toldProgressAt) {
			this.#toldProgressAt = now;
			this.#listeners.progress({ kind: 'reading', ...progress });
		}
		if (CHANGED_EVERY_MS <= now - this.#toldChangedAt) {
			this.#tellIfChanged();
		}
	}

	#tellEnd(result: SweepResult): void {
		if (result.kind === 'done') {
			this.#listeners.progress({ kind: 'idle', ...result.progress });
		}
		this.#tellStore(result.kind === 'storeFailed' ? result.sentence : null);
		this.#tellIfChanged();
	}

	#tellIfChanged(): void {
		if (this.#engine.book.ports.store.revision() !== this.#toldRevision) {
			this.tellChanged();
		}
	}
}
