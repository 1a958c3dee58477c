/** Folders that are watched while they are wanted. What a watcher sees is a hint: whoever asks for one also looks by themselves. */
import { statSync } from 'node:fs';
import type { Disposable } from '../base/disposables.ts';
import type { FolderWatcher } from './watchPorts.ts';

export interface WatchedFoldersPorts {
	readonly watcher: FolderWatcher;
	/** `name` is that of what changed directly in the folder; null where the system does not say. */
	readonly onChange: (folder: string, name: string | null) => void;
	/** The folder cannot be watched (any more). */
	readonly onError: (folder: string, error: unknown) => void;
}

export class WatchedFolders implements Disposable {
	readonly #ports: WatchedFoldersPorts;
	/** By folder and its identity, because one that was made anew needs a new watcher. */
	readonly #watched = new Map<string, Disposable>();

	constructor(ports: WatchedFoldersPorts) {
		this.#ports = ports;
	}

	/**
	 * Watches these folders, and no others any more. To be called after every look: folders come and go. Answers whether one is watched that
	 * was not before: what was written there since the look has not been seen.
	 */
	follow(folders: readonly string[]): boolean {
		const wanted = new Map(folders.flatMap(folder => keyed(folder)));
		for (const [key, watched] of this.#watched) {
			if (!wanted.has(key)) {
				watched.dispose();
				this.#watched.delete(key);
			}
		}
		const more = [...wanted].filter(([key]) => !this.#watched.has(key));
		for (const [key, folder] of more) {
			this.#watch(key, folder);
		}
		return more.length > 0;
	}

	dispose(): void {
		this.follow([]);
	}

	#watch(key: string, folder: string): void {
		const { watcher, onChange, onError } = this.#ports;
		const giveUp = (error: unknown): void => {
			onError(folder, error);
		};
		try {
			const note = (name: string | null): void => {
				onChange(folder, name);
			};
			this.#watched.set(key, watcher(folder, note, giveUp));
		} catch (error) {
			// Not asked for again: a system that has no watchers left would refuse each time.
			this.#watched.set(key, { dispose: () => undefined });
			giveUp(error);
		}
	}
}

function keyed(folder: string): readonly (readonly [key: string, folder: string])[] {
	const status = statSync(folder, { throwIfNoEntry: false });
	return status?.isDirectory() === true ? [[`${folder} ${status.ino} ${status.birthtimeMs}`, folder]] : [];
}
