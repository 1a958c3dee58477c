import type { Disposable } from '../../base/disposables.ts';
import type { NoticeOf } from '../../protocol/notices.ts';
import type { Timers } from '../timers.ts';

/** The editor tells of a keystroke right after what it changed; on a busy machine a little later. Chosen. */
export const KEYSTROKE_WITHIN_MS = 150;

type Changed = NoticeOf<'changed'>;

/** Holds each change at the cursor until the keystroke is told that made it: then it was typed. Without one it stays unclear. */
export class Keystrokes implements Disposable {
	readonly #put: (notice: Changed) => void;
	readonly #timers: Timers;
	#held: Changed | null = null;
	#takeBack: (() => void) | null = null;

	constructor(put: (notice: Changed) => void, timers: Timers) {
		this.#put = put;
		this.#timers = timers;
	}

	/** A change whose text stands where the cursor was. */
	changed(notice: Changed): void {
		if (this.#held?.uri !== notice.uri) {
			this.#settle('unclear');
		}
		this.#held = this.#held === null ? notice : bothOf(this.#held, notice);
		// A key that only takes text away need not move the cursor, and then nothing tells of it.
		if (this.#held.inserted === 0) {
			this.#settle('typing');
			return;
		}
		this.#settleLater(KEYSTROKE_WITHIN_MS);
	}

	/** The cursor of a document was moved by a key. */
	pressed(uri: string): void {
		this.#settle(this.#held?.uri === uri ? 'typing' : 'unclear');
	}

	dispose(): void {
		this.#takeBack?.();
		this.#settle('unclear');
	}

	/** One timer serves many keystrokes: when it ends, what is held may be younger. */
	#settleLater(waitMs: number): void {
		this.#takeBack ??= this.#timers.after(waitMs, () => {
			this.#takeBack = null;
			const rest = this.#held === null ? 0 : this.#held.to + KEYSTROKE_WITHIN_MS - this.#timers.now();
			if (rest > 0) {
				this.#settleLater(rest);
			} else {
				this.#settle('unclear');
			}
		});
	}

	#settle(how: Changed['how']): void {
		const held = this.#held;
		this.#held = null;
		if (held !== null) {
			this.#put(held.how === how ? held : { ...held, how });
		}
	}
}

function bothOf(earlier: Changed, later: Changed): Changed {
	return { ...later, from: earlier.from, inserted: earlier.inserted + later.inserted, removed: earlier.removed + later.removed };
}
