/** What was noticed of the engineer, as it is kept beside the store: signs for time, and deeds for lines. */
import path from 'node:path';
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
	#pending: () => readonly Sign[] = () => [];

	/** Null keeps everything in memory. */
	constructor(folder: string | null) {
		this.#signDays = folder === null ? new MemoryDays() : new FileDays(folder, 'signs', signSchema);
		this.#deedDays = folder === null ? new MemoryDays() : new FileDays(folder, 'deeds', deedSchema);
		this.deeds = new Deeds(() => this.#deedDays.lists());
	}

	/** Lists of signs, among them all that touch the time between. Each is the same list as long as nothing was added to it. */
	signs(since: number, until: number): readonly (readonly Sign[])[] {
		return [...this.#signDays.lists(since, until + DAY_MS), this.#pending()];
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
