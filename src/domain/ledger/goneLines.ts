/** Lines that a file once had. What comes back was not written anew: an undo, a checkout, a cut that is pasted elsewhere. */
import type { LineKey } from '../trace/lineKey.ts';
import { isCommonplace } from './commonplace.ts';
import type { LedgerLine } from './origin.ts';
import type { LineRun } from './runs.ts';

/** What the ledger knows of a line beside its key. */
export type Written = Omit<LedgerLine, 'key'>;

/** Lines that stood together, with some that stood before and after them. */
export interface Remains {
	readonly keys: readonly LineKey[];
	readonly written: readonly Written[];
	/** The lines that went; the ones around them may have stayed. */
	readonly from: number;
	readonly to: number;
	/** Gone: they were seen to be there, and then not. Unplaced: they are known to have been written, and were not found since. */
	readonly kind: 'gone' | 'unplaced';
}

/** A line among remains. */
interface Find {
	readonly remains: Remains;
	readonly index: number;
}

export class GoneLines {
	/** Where each line was last; those that stand in every file cannot be looked for. */
	readonly #last = new Map<LineKey, Find>();

	bury(remains: Remains): void {
		remains.keys.forEach((key, index) => {
			if (!isCommonplace(key)) {
				this.#last.set(key, { remains, index });
			}
		});
	}

	/**
	 * What is known from before of the lines of a state that are new in it, by their index. A line is known by itself where it
	 * comes back once, or by standing beside the line that it stood beside. `at` is when the state was known: what was gone
	 * came back by then.
	 */
	recall(keys: readonly LineKey[], news: readonly LineRun[], at: number): ReadonlyMap<number, Written> {
		const known = new Map<number, Written>();
		if (this.#last.size === 0) {
			return known;
		}
		const isSingle = singlesIn(keys, news);
		for (const { from, to } of news) {
			const begin = Math.max(0, from - AROUND);
			const finds = keys.slice(begin, to + AROUND).map((key, index) => {
				const isNew = from <= begin + index && begin + index < to;
				return !isNew || isSingle(key) ? (this.#last.get(key) ?? null) : null;
			});
			findNeighbours(finds, keys, begin);
			for (let index = from; index < to; index++) {
				const find = finds[index - begin] ?? null;
				if (find !== null) {
					known.set(index, writtenAgain(find, at));
				}
			}
		}
		return known;
	}

	/** What is known of lines that an agent put in, where exactly these were taken out before; null where they were not. */
	restored(keys: readonly LineKey[], at: number): readonly Written[] | null {
		const find = this.#last.get(keys.find(key => this.#last.has(key)) ?? NO_KEY);
		if (find?.remains.kind !== 'gone') {
			return null;
		}
		const { remains } = find;
		const isSame = remains.to - remains.from === keys.length && keys.every((key, index) => key === remains.keys[remains.from + index]);
		return isSame ? keys.map((_, index) => writtenAgain({ remains, index: remains.from + index }, at)) : null;
	}
}

/** Chosen: so far from new lines those are looked for that they stood beside. */
const AROUND = 3;

function singlesIn(keys: readonly LineKey[], news: readonly LineRun[]): (key: LineKey) => boolean {
	const counts = new Map<LineKey, number>();
	for (const { from, to } of news) {
		for (const key of keys.slice(from, to)) {
			counts.set(key, (counts.get(key) ?? 0) + 1);
		}
	}
	return key => counts.get(key) === 1;
}

/** From line to line, first down and then up. `begin` is where among the keys the first find stands. */
function findNeighbours(finds: (Find | null)[], keys: readonly LineKey[], begin: number): void {
	for (let index = 1; index < finds.length; index++) {
		finds[index] ??= neighbour(finds[index - 1], keys[begin + index], 1);
	}
	for (let index = finds.length - 2; index >= 0; index--) {
		finds[index] ??= neighbour(finds[index + 1], keys[begin + index], -1);
	}
}

/** No line has it. */
const NO_KEY = -1 as LineKey;

function neighbour(find: Find | null | undefined, key: LineKey | undefined, step: 1 | -1): Find | null {
	if (find === null || find === undefined || find.remains.keys[find.index + step] !== key) {
		return null;
	}
	return { remains: find.remains, index: find.index + step };
}

function writtenAgain({ remains, index }: Find, at: number): Written {
	const written = remains.written[index] ?? neverKnown;
	return remains.kind === 'gone' ? { ...written, since: at } : written;
}

/** A line that was there before anything is known. */
export const neverKnown: Written = { origin: { kind: 'unknown' }, since: null };
