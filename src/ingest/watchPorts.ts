/** What watching needs of the system, so that tests can bring their own. */
import { watch } from 'node:fs';
import type { Disposable } from '../base/disposables.ts';

/** Calls once after a time, unless it is disposed of before. */
export type Timer = (ms: number, work: () => void) => Disposable;

/** Tells the names of what changes directly in a folder; null where the system does not say. May throw. */
export type FolderWatcher = (folder: string, onChange: (name: string | null) => void, onError: (error: unknown) => void) => Disposable;

/** Keeps no process alive. */
export const systemTimer: Timer = (ms, work) => {
	const timeout = setTimeout(work, ms).unref();
	return {
		dispose: () => {
			clearTimeout(timeout);
		},
	};
};

/** Keeps no process alive. */
export const systemWatcher: FolderWatcher = (folder, onChange, onError) => {
	const watcher = watch(folder, { persistent: false }, (_, name) => {
		onChange(name);
	});
	watcher.on('error', onError);
	return {
		dispose: () => {
			watcher.close();
		},
	};
};

export interface SystemWatch {
	readonly timer: Timer;
	readonly watcher: FolderWatcher;
}
export const systemWatch: SystemWatch = { timer: systemTimer, watcher: systemWatcher };
