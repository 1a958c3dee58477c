import type { Disposable } from '../base/disposables.ts';
import { Disposables } from '../base/disposables.ts';
import type { Logger } from '../base/log.ts';
import type { Ingest } from './ingest.ts';
import { TranscriptWatch } from './transcriptWatch.ts';
import type { SystemWatch } from './watchPorts.ts';

export interface WatchListeners {
	/** These files were written to: look at them now. */
	changed(paths: readonly string[]): void;
	/** Look everywhere: a folder is new, or is watched only now, or enough time has passed for something to have been missed. */
	slowly(): void;
}

/** Watches the folders in use, which it asks for again after every sweep, until it is disposed of. */
export function watchTranscripts(
	ingest: Ingest,
	listeners: WatchListeners,
	{ log, timer, watcher }: SystemWatch & { readonly log: Logger },
): Disposable {
	const owned = new Disposables();
	const watch = owned.add(
		new TranscriptWatch({
			log,
			timer,
			watcher,
			onHint: hint => {
				if (hint.kind === 'files') {
					listeners.changed(hint.paths);
				} else {
					listeners.slowly();
				}
			},
		}),
	);
	const follow = (): void => {
		if (watch.follow(ingest.foldersInUse())) {
			listeners.slowly();
		}
	};
	owned.add(ingest.onSwept(follow));
	follow();
	return owned;
}
