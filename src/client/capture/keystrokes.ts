import type { Disposable } from '../../base/disposables.ts';
import type { ChangeKind, NoticeOf } from '../../protocol/notices.ts';
import type { Timers } from '../timers.ts';

/**
 * The editor tells of a keystroke, and that a document is not saved any more, right after what was changed; on a busy machine a little
 * later. Chosen.
 */
export const SETTLED_MS = 150;

type Changed = NoticeOf<'changed'>;

interface Held {
	readonly notice: Changed;
	/** What it was if no keystroke is told. */
	readonly otherwise: (notice: Changed) => ChangeKind;
	readonly takeBack: () => void;
}

/** Holds changes at the cursor until the keystroke is told that made them: then they were typed. */
export class Keystrokes implements Disposable {
	readonly #put: (notice: Changed) => void;
	readonly #timers: Timers;
	readonly #held = new Map<string, Held>();

	constructor(put: (notice: Changed) => void, timers: Timers) {
		this.#put = put;
		this.#timers = timers;
	}

	/** A change whose text stands where the cursor was. */
	changed(notice: Changed, otherwise: Held['otherwise']): void {
		const { uri } = notice;
		const earlier = this.#held.get(uri);
		if (earlier !== undefined) {
			this.#held.set(uri, { ...earlier, notice: bothOf(earlier.notice, notice), otherwise });
			return;
		}
		const takeBack = this.#timers.after(SETTLED_MS, () => {
			this.#settle(uri, null);
		});
		this.#held.set(uri, { notice, otherwise, takeBack });
	}

	/** The cursor of a document was moved by a key. */
	pressed(uri: string): void {
		this.#settle(uri, 'typing');
	}

	dispose(): void {
		for (const uri of [...this.#held.keys()]) {
			this.#settle(uri, null);
		}
	}

	#settle(uri: string, how: ChangeKind | null): void {
		const held = this.#held.get(uri);
		if (held !== undefined) {
			held.takeBack();
			this.#held.delete(uri);
			this.#put({ ...held.notice, how: how ?? held.otherwise(held.notice) });
		}
	}
}

function bothOf(earlier: Changed, later: Changed): Changed {
	return { ...later, from: earlier.from, inserted: earlier.inserted + later.inserted, removed: earlier.removed + later.removed };
}
