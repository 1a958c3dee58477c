/** Keeps the store up to date while the server runs, and tells the client how far it is. */
import type { Disposable } from '../base/disposables.ts';
import type { Logger } from '../base/log.ts';
import type { SweepProgress, SweepResult } from '../ingest/ingest.ts';
import { watchTranscripts } from '../ingest/watch.ts';
import type { Progress } from '../protocol/overview.ts';
import type { Engine } from './engine.ts';

/** What the client is told. */
export interface Listeners {
	changed(revision: number): void;
	progress(progress: Progress): void;
	/** The store cannot take what is read; null when it can again. */
	storeFailed(sentence: string | null): void;
}

const PROGRESS_EVERY_MS = 100;
const CHANGED_EVERY_MS = 500;

export class Live implements Disposable {
	readonly #engine: Engine;
	readonly #listeners: Listeners;
	readonly #log: Logger;
	#watch: Disposable | undefined;
	#toldRevision = -1;
	#toldChangedAt = 0;
	#toldProgressAt = 0;
	#isDisposed = false;

	constructor(engine: Engine, listeners: Listeners, log: Logger) {
		this.#engine = engine;
		this.#listeners = listeners;
		this.#log = log;
	}

	/** Reads what is there, then watches for more. */
	async start(): Promise<void> {
		await this.sweep();
		if (!this.#isDisposed) {
			this.#watch = watchTranscripts(this.#engine.ingest, {
				onPaths: paths => void this.#run(this.#engine.ingest.sweepFiles(paths)),
				onSlowSweep: () => void this.sweep(),
			});
		}
	}
}
