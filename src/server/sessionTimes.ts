/**
 * What each session by itself tells of time. A store on disk keeps it, so that a start reads one text a session instead of all rows of its
 * days; what has changed since is found out from the rows again.
 */
import { rules } from '../base/version.ts';
import type { SessionTime } from '../domain/time/sessionTime.ts';
import { textOfTime, timesInText } from '../domain/time/timeText.ts';
import type { SessionId } from '../domain/trace/ids.ts';
import { timeTables, type SessionDays } from '../ingest/store/digests.ts';
import { sheetDay } from '../ingest/store/sheets.ts';
import type { Store } from '../ingest/store/store.ts';
import type { SheetList } from './keptSheets.ts';
import { KeptByName } from './ledger/kept.ts';
import { SessionRows } from './sessionRows.ts';

/** Chosen: the rows of a busy week are read in some hundredths of a second. */
const DAYS_AT_ONCE = 7;

export class SessionTimes {
	readonly #list: SheetList;
	readonly #rows: SessionRows;
	readonly #digests: ReadDigests;
	readonly #since = new KeptByName<readonly SessionTime[]>();

	constructor(list: SheetList) {
		this.#list = list;
		this.#rows = new SessionRows(list);
		this.#digests = new ReadDigests(list.store);
	}

	/** By their beginning. Of sessions that began before `begun`, not all need be told. */
	since(begun: number): readonly SessionTime[] {
		const first = begun === -Infinity ? begun : sheetDay(begun);
		const lists = timeTables.map(table => this.#list.of(table));
		return this.#since.of(String(first), lists, () => this.#findOut(first).sort((a, b) => a.extent.start - b.extent.start));
	}

	/**
	 * Keeps what some sessions tell for the next start, and says whether there was one. `kept` are those that were: one that another
	 * process takes away again, which follows other rules, is not kept a second time.
	 */
	keepNext(kept: Set<SessionId>): boolean {
		return this.#list.store.keepDigests(rules, sessions => {
			const wanted = this.#atOnce(sessions.filter(({ session }) => !kept.has(session)));
			const names = new Set(wanted.map(({ session }) => session));
			const days = this.#daysOf(wanted);
			// Rows of days that nobody looks at are not held any longer than this.
			const times = new SessionRows(this.#list).times({ isDay: day => days.has(day), isSession: session => names.has(session) });
			names.forEach(session => kept.add(session));
			return new Map([...names].map(session => [session, textOfTime(times.get(session))]));
		});
	}

	/** Some that lie on few days, so that nobody waits long for their rows; one at least. */
	#atOnce(sessions: readonly SessionDays[]): readonly SessionDays[] {
		const all = this.#list.daysBetween(-Infinity, Infinity);
		const days = new Set<number>();
		const end = sessions.findIndex((session, index) => {
			daysWithin(all, session).forEach(day => days.add(day));
			return index > 0 && DAYS_AT_ONCE < days.size;
		});
		return end < 0 ? sessions : sessions.slice(0, end);
	}

	#findOut(first: number): SessionTime[] {
		const { revision, digests } = this.#digests.since(first);
		const changed = this.#daysChangedSince(revision, first);
		const others = this.#rows.on(day => changed.has(day));
		const isChanged = (days: SessionDays): boolean => others.has(days.session) || daysWithin([...changed], days).length > 0;
		const isSettled = (digest: ReadDigest): boolean => digest.told !== null && !isChanged(digest);
		const [settled = [], open = []] = [true, false].map(wanted => digests.filter(digest => isSettled(digest) === wanted));
		const names = new Set([...others, ...open.map(({ session }) => session)]);
		const days = new Set([...changed, ...this.#daysOf(open)]);
		const found = this.#rows.times({ isDay: day => first <= day && days.has(day), isSession: session => names.has(session) });
		return [...settled.flatMap(({ told }) => told ?? []), ...found.values()];
	}

	#daysChangedSince(revision: number, first: number): ReadonlySet<number> {
		const sheets = timeTables.flatMap(table => [...this.#list.of(table).values()]);
		return new Set(sheets.filter(sheet => revision < sheet.revision && first <= sheet.day).map(({ day }) => day));
	}

	#daysOf(sessions: readonly SessionDays[]): ReadonlySet<number> {
		const days = this.#list.daysBetween(-Infinity, Infinity);
		return new Set(sessions.flatMap(session => daysWithin(days, session)));
	}
}

function daysWithin(days: readonly number[], { first, last }: SessionDays): readonly number[] {
	return days.filter(day => first <= day && day <= last);
}

/** What the session tells: one time, or none where it has no turn; null where that is not kept. */
interface ReadDigest extends SessionDays {
	readonly told: readonly SessionTime[] | null;
}

/** The store's digests, each read once: what changes after `revision` tells itself. */
class ReadDigests {
	readonly #store: Store;
	readonly #read = new Map<SessionId, ReadDigest>();
	#first = Infinity;
	#revision = -Infinity;

	constructor(store: Store) {
		this.#store = store;
	}

	/** Sessions with rows on the day or later. Without digests all has changed since. */
	since(first: number): { readonly revision: number; readonly digests: readonly ReadDigest[] } {
		if (first < this.#first) {
			this.#readFrom(first);
		}
		return { revision: this.#revision, digests: [...this.#read.values()].filter(({ last }) => first <= last) };
	}

	#readFrom(first: number): void {
		// Asked before: what is committed meanwhile is then read again, and not taken for what it was.
		const revision = this.#store.revision();
		const digests = this.#store.digests(first, rules);
		if (digests === null) {
			return;
		}
		this.#revision = this.#first === Infinity ? revision : this.#revision;
		this.#first = first;
		for (const { text, ...days } of digests.filter(({ session }) => !this.#read.has(session))) {
			this.#read.set(days.session, { ...days, told: text === null ? null : timesInText(text) });
		}
	}
}
