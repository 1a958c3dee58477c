/** What was noticed of the engineer, as it is kept beside the store: signs for time, and deeds for lines. */
import path from 'node:path';
import { seenIn, type Seen } from '../../domain/time/seen.ts';
import type { Sign } from '../../domain/time/signs.ts';
import { DAY_MS } from '../../base/units.ts';
import { FileDays, MemoryDays, type Days } from './days.ts';
import { deedSchema, type Deed } from './deed.ts';
import { Deeds } from './deeds.ts';
import { signSchema } from './signSchema.ts';

export class Notices {
	readonly deeds: Deeds;
	readonly #signDays: Days<Sign>;
	readonly #deedDays: Days<Deed>;
	readonly #seen = new WeakMap<readonly Sign[], Seen>();
	#pending: () => readonly Sign[] = () => [];

	/** Null keeps everything in memory. */
	constructor(folder: string | null) {
		this.#signDays = folder === null ? new MemoryDays() : new FileDays(folder, 'signs', signSchema);
		this.#deedDays = folder === null ? new MemoryDays() : new FileDays(folder, 'deeds', deedSchema);
		this.deeds = new Deeds(() => this.#deedDays.lists());
	}

	/** What signs say of the time between, and of some time around it: a value a day, the same one as long as nothing was added. */
	seen(since: number, until: number): readonly Seen[] {
		const lists = this.#signDays.lists(since, until + DAY_MS);
		const goingOn = this.#pending().filter(sign => ('at' in sign ? sign.at : sign.from) < until);
		const latest = goingOn.length === 0 ? [] : [seenIn([...(lists.at(-1) ?? []), ...goingOn])];
		return [...(goingOn.length === 0 ? lists : lists.slice(0, -1)).map(list => this.#seenOn(list)), ...latest];
	}

	/** Signs that are still going on are asked for here. */
	goingOn(pending: () => readonly Sign[]): void {
		this.#pending = pending;
	}

	/** Throws where it cannot be kept. */
	keep(at: number, signs: readonly Sign[], deeds: readonly Deed[]): void {
		if (signs.length > 0) {
			this.#signDays.append(at, signs);
		}
		if (deeds.length > 0) {
			this.#deedDays.append(at, deeds);
		}
	}

	#seenOn(signs: readonly Sign[]): Seen {
		const seen = this.#seen.get(signs) ?? seenIn(signs);
		this.#seen.set(signs, seen);
		return seen;
	}

	/** Drops what is older than so many days. */
	forget(now: number, days: number): void {
		this.#signDays.dropBefore(now - days * DAY_MS);
		this.#deedDays.dropBefore(now - days * DAY_MS);
	}
}

/** Beside the database, as the marks are; null where there is none. */
export function noticesBeside(store: string | null): string | null {
	return store === null ? null : path.join(path.dirname(store), 'notices');
}
