/** Tells when a report may have been written. It is a hint: the look that is taken every few seconds finds what it misses. */
import path from 'node:path';
import type { Disposable } from '../../base/disposables.ts';
import { WatchedFolders } from '../../ingest/watchedFolders.ts';
import type { FolderWatcher } from '../../ingest/watchPorts.ts';

export class ReportWatch implements Disposable {
	readonly #watched: WatchedFolders;
	#folders: ReadonlySet<string> = new Set();

	constructor(watcher: FolderWatcher, onHint: () => void) {
		this.#watched = new WatchedFolders({
			watcher,
			onChange: (folder, name) => {
				if (this.#isAboutReports(folder, name)) {
					onHint();
				}
			},
			onError: () => undefined,
		});
	}

	/** Watches the folders in which these reports lie. Tools that write them like to make their folder anew: that is seen in the one above. */
	follow(reports: readonly string[]): void {
		this.#folders = new Set(reports.map(report => path.dirname(report)));
		this.#watched.follow([...new Set([...this.#folders].flatMap(folder => [folder, path.dirname(folder)]))]);
	}

	dispose(): void {
		this.#watched.dispose();
	}

	#isAboutReports(folder: string, name: string | null): boolean {
		return name === null || this.#folders.has(folder) || this.#folders.has(path.posix.join(folder, name));
	}
}
