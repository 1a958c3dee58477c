/** Tells when transcripts may have changed. It is a hint: a sweep at long intervals finds what it misses. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Disposable } from '../base/disposables.ts';
import type { Logger } from '../base/log.ts';
import { systemReason } from '../base/systemError.ts';
import { MINUTE_MS } from '../base/units.ts';
import type { FolderWatcher, Timer } from './watchPorts.ts';

/** What is worth a look. */
export type Hint = { readonly kind: 'files'; readonly paths: readonly string[] } | { readonly kind: 'everything' };

export interface WatchPorts {
	readonly log: Logger;
	readonly onHint: (hint: Hint) => void;
	readonly timer: Timer;
	readonly watcher: FolderWatcher;
}

/** The first change is told at once; those that follow it so closely are told together. Chosen. */
export const GATHER_MS = 100;
/** Chosen: what no watcher sees is still seen within a minute. */
export const SWEEP_MS = MINUTE_MS;

/** Watches folders until it is disposed of. */
export class TranscriptWatch implements Disposable {
	readonly #ports: WatchPorts;
	/** By folder and its identity, because one that was made anew needs a new watcher. */
	readonly #watched = new Map<string, Disposable>();
	readonly #changed = new Set<string>();
	#isEverythingChanged = false;
	/** While it runs, changes are gathered. */
	#gathering: Disposable | null = null;
	#nextSweep: Disposable;

	constructor(ports: WatchPorts) {
		this.#ports = ports;
		this.#nextSweep = this.#scheduleSweep();
	}

	/** Watches these folders, and no others any more. To be called after every sweep: folders come and go. */
	follow(folders: readonly string[]): void {
		const wanted = new Map(folders.flatMap(folder => keyed(folder)));
		for (const [key, watched] of this.#watched) {
			if (!wanted.has(key)) {
				watched.dispose();
				this.#watched.delete(key);
			}
		}
		for (const [key, folder] of wanted) {
			if (!this.#watched.has(key)) {
				this.#watch(key, folder);
			}
		}
	}

	dispose(): void {
		this.follow([]);
		this.#gathering?.dispose();
		this.#nextSweep.dispose();
	}

	#watch(key: string, folder: string): void {
		const giveUp = (error: unknown): void => {
			this.#ports.log.warn(`${folder} cannot be watched (${systemReason(error)}); changes in it are seen within a minute.`);
		};
		try {
			const note = (name: string | null): void => {
				this.#note(folder, name);
			};
			this.#watched.set(key, this.#ports.watcher(folder, note, giveUp));
		} catch (error) {
			// Not asked for again: a system that has no watchers left would refuse each time.
			this.#watched.set(key, { dispose: () => undefined });
			giveUp(error);
		}
	}

	#note(folder: string, name: string | null): void {
		if (name === null || isFolder(join(folder, name))) {
			this.#isEverythingChanged = true;
		} else {
			this.#changed.add(join(folder, name));
		}
		this.#gathering ??= this.#tellAndGather();
	}

	#tellAndGather(): Disposable {
		this.#tell();
		return this.#ports.timer(GATHER_MS, () => {
			const hasMore = this.#isEverythingChanged || this.#changed.size > 0;
			this.#gathering = hasMore ? this.#tellAndGather() : null;
		});
	}

	#tell(): void {
		const hint: Hint = this.#isEverythingChanged ? { kind: 'everything' } : { kind: 'files', paths: [...this.#changed] };
		this.#isEverythingChanged = false;
		this.#changed.clear();
		this.#ports.onHint(hint);
	}

	#scheduleSweep(): Disposable {
		return this.#ports.timer(SWEEP_MS, () => {
			this.#nextSweep = this.#scheduleSweep();
			this.#ports.onHint({ kind: 'everything' });
		});
	}
}

function keyed(folder: string): readonly (readonly [key: string, folder: string])[] {
	const status = statSync(folder, { throwIfNoEntry: false });
	return status?.isDirectory() === true ? [[`${folder} ${status.ino} ${status.birthtimeMs}`, folder]] : [];
}

/** What is in a new folder has to be looked for. */
function isFolder(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
