/** Tells when transcripts may have changed. It is a hint: a sweep at long intervals finds what it misses. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Disposable } from '../base/disposables.ts';
import type { Logger } from '../base/log.ts';
import { systemReason } from '../base/systemError.ts';
import { MINUTE_MS } from '../base/units.ts';
import { WatchedFolders } from './watchedFolders.ts';
import type { FolderWatcher, Timer } from './watchPorts.ts';

/** What is worth a look. */
export type Hint = { readonly kind: 'files'; readonly paths: readonly string[] } | { readonly kind: 'everything' };

export interface WatchPorts {
	readonly log: Logger;
	readonly onHint: (hint: Hint) => void;
	readonly timer: Timer;
	readonly watcher: FolderWatcher;
}

/** The first change is told at once; those that follow it so closely are told together. Chosen: reading a few lines takes a tenth of it. */
export const GATHER_MS = 20;
/** Chosen: what no watcher sees is still seen within a minute. */
export const SWEEP_MS = MINUTE_MS;

/** Watches folders until it is disposed of. */
export class TranscriptWatch implements Disposable {
	readonly #ports: WatchPorts;
	readonly #folders: WatchedFolders;
	readonly #changed = new Set<string>();
	#isEverythingChanged = false;
	/** While it runs, changes are gathered. */
	#gathering: Disposable | null = null;
	#nextSweep: Disposable;

	constructor(ports: WatchPorts) {
		this.#ports = ports;
		this.#folders = new WatchedFolders({
			watcher: ports.watcher,
			onChange: (folder, name) => {
				this.#note(folder, name);
			},
			onError: (folder, error) => {
				ports.log.warn(`${folder} cannot be watched (${systemReason(error)}); changes in it are seen within a minute.`);
			},
		});
		this.#nextSweep = this.#scheduleSweep();
	}

	/** Watches these folders, and no others any more. To be called after every sweep; where it answers true, another is due. */
	follow(folders: readonly string[]): boolean {
		return this.#folders.follow(folders);
	}

	dispose(): void {
		this.#folders.dispose();
		this.#gathering?.dispose();
		this.#nextSweep.dispose();
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

/** What is in a new folder has to be looked for. */
function isFolder(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
