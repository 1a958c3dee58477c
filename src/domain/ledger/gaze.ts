/** Which lines were on screen long enough to be seen. */
import { SECOND_MS } from '../../base/units.ts';
import type { LineKey } from '../trace/lineKey.ts';

/** Design: at least 1.5 s in the focused editor, and 0.4 s for each visible agent line. */
export const LEAST_ON_SCREEN_MS = 1.5 * SECOND_MS;
export const LEAST_A_LINE_MS = 0.4 * SECOND_MS;

interface Shown {
	onScreenMs: number;
	/** Its part of the time, which is shared among all that is on screen with it. */
	ownMs: number;
}

/**
 * Follows what is on screen. The time is shared among the lines: of those that stand there together each has its 0.4 s when all
 * have theirs, and one that is scrolled along with others keeps what it had. A line that leaves the screen begins anew.
 */
export class Gaze {
	#at = -Infinity;
	#keys: readonly LineKey[] = [];
	#shown: ReadonlyMap<LineKey, Shown> = new Map();

	/** From now on these lines are on screen, from the top; none where nobody looks. */
	look(at: number, keys: readonly LineKey[]): void {
		const before = this.#shown;
		this.#shown = new Map(keys.map(key => [key, before.get(key) ?? { onScreenMs: 0, ownMs: 0 }]));
		this.#at = this.#keys.length === 0 ? at : Math.max(this.#at, at);
		this.#keys = keys;
	}

	/** The engineer was there up to this time. Gives the lines that are seen by now, from the top; the same ones again the next time. */
	upTo(at: number): readonly LineKey[] {
		const passed = at - this.#at;
		if (passed > 0) {
			this.#at = at;
			for (const shown of this.#shown.values()) {
				shown.onScreenMs += passed;
				shown.ownMs += passed / this.#keys.length;
			}
		}
		return this.#keys.filter(key => isSeen(this.#shown.get(key)));
	}

	/** Nobody was there before this time. */
	skipTo(at: number): void {
		this.#at = Math.max(this.#at, at);
	}
}

function isSeen(shown: Shown | undefined): boolean {
	return shown !== undefined && LEAST_ON_SCREEN_MS <= shown.onScreenMs && LEAST_A_LINE_MS <= shown.ownMs + ROUNDING_MS;
}

/** Sums of fractions of milliseconds are not exact. */
const ROUNDING_MS = 0.001;
