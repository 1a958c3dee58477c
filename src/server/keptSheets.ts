/** What is made of the store's sheets. It is made again only of those that have changed. */
import type { ChangedSheet, Sheets, SheetTable } from '../ingest/store/sheets.ts';
import type { Store } from '../ingest/store/store.ts';
import { Kept } from './ledger/kept.ts';

/** Which sheets there are. */
export class SheetList {
	readonly store: Store;
	readonly #sheets = new Map<SheetTable, Map<number, ChangedSheet>>();
	/** By day, of all tables. */
	readonly #latest = new Map<number, number>();
	#revision: number | undefined;
	#seen = -Infinity;

	constructor(store: Store) {
		this.store = store;
	}

	/** By their days; the same value as long as nothing on them has changed. */
	of(table: SheetTable): ReadonlyMap<number, ChangedSheet> {
		this.#look();
		return this.#sheets.get(table) ?? noSheets;
	}

	/** Of all tables, by time. */
	daysBetween(first: number, last: number): readonly number[] {
		this.#look();
		return [...this.#latest.keys()].filter(day => first <= day && day <= last).sort((a, b) => a - b);
	}

	/** The last revision that changed anything on these days. */
	revisionOf(first: number, last: number): number {
		this.#look();
		// Few days as a rule; and no more than there are, whatever a transcript says of its time.
		const isShort = last - first < this.#latest.size;
		const days = isShort ? Array.from({ length: last - first + 1 }, (_, index) => first + index) : [...this.#latest.keys()];
		const within = days.filter(day => first <= day && day <= last);
		return within.reduce((latest, day) => Math.max(latest, this.#latest.get(day) ?? -Infinity), -Infinity);
	}

	#look(): void {
		const revision = this.store.revision();
		if (revision === this.#revision) {
			return;
		}
		for (const [table, changed] of Map.groupBy(this.store.changedSheets(this.#seen), sheet => sheet.table)) {
			const days = new Map([...(this.#sheets.get(table) ?? []), ...changed.map(sheet => [sheet.day, sheet] as const)]);
			this.#sheets.set(table, new Map([...days].sort(([a], [b]) => a - b)));
			this.#seen = changed.reduce((latest, sheet) => Math.max(latest, sheet.revision), this.#seen);
			changed.forEach(sheet => this.#latest.set(sheet.day, Math.max(sheet.revision, this.#latest.get(sheet.day) ?? -Infinity)));
		}
		this.#revision = revision;
	}
}

const noSheets: ReadonlyMap<number, ChangedSheet> = new Map();

export class KeptSheets<K extends SheetTable, T> {
	readonly #list: SheetList;
	readonly #table: K;
	readonly #make: (rows: readonly Sheets[K][]) => T;
	readonly #kept = new Map<number, Kept<T>>();

	constructor(list: SheetList, table: K, make: (rows: readonly Sheets[K][]) => T) {
		this.#list = list;
		this.#table = table;
		this.#make = make;
	}

	/** One value a sheet, by day; `from` is what else they are made from. */
	between(first: number, last: number, from: readonly unknown[] = []): readonly T[] {
		return this.where(day => first <= day && day <= last, from);
	}

	/** As `between`, of days that are chosen one by one. */
	where(isWanted: (day: number) => boolean, from: readonly unknown[] = []): readonly T[] {
		const sheets = [...this.#list.of(this.#table).values()].filter(({ day }) => isWanted(day));
		return sheets.map(({ day, revision }) => {
			const kept = this.#kept.get(day) ?? new Kept<T>();
			this.#kept.set(day, kept);
			return kept.of([revision, ...from], () => this.#make(this.#list.store.sheet(this.#table, day)));
		});
	}
}
