/** Spend added up by day, session and model. It is added up once, and again for the days on which something has changed. */
import type { Calendar, Day } from '../domain/calendar.ts';
import type { PriceOf } from '../domain/spend/price.ts';
import { tallyBy, type Tally } from '../domain/spend/tally.ts';
import type { SessionId } from '../domain/trace/ids.ts';
import type { SpendRow } from '../domain/trace/rows.ts';
import { sheetDay } from '../ingest/store/sheets.ts';
import type { Span, Store } from '../ingest/store/store.ts';
import { KeptSheets, type SheetList } from './keptSheets.ts';

/** What one session spent with one model on one day of the engineer's. */
export interface Spent {
	readonly day: Day;
	readonly session: SessionId;
	readonly model: string | null;
	readonly tally: Tally;
}

export interface SpendPorts {
	readonly store: Store;
	readonly calendar: Calendar;
	readonly priceOf: PriceOf;
}

export class Spending {
	readonly #ports: SpendPorts;
	readonly #sheets: KeptSheets<'response', readonly Spent[]>;
	/** How often prices have changed. */
	#repriced = 0;

	constructor(ports: SpendPorts, sheets: SheetList) {
		this.#ports = ports;
		this.#sheets = new KeptSheets(sheets, 'response', rows => spentOf(rows, ports.calendar, ports.priceOf));
	}

	repriced(): void {
		this.#repriced++;
	}

	/** All that was spent in the span, by day. */
	in(span: Span): readonly Spent[] {
		const { store, calendar, priceOf } = this.#ports;
		if (![span.since, span.until].every(at => at === null || calendar.startOf(calendar.dayOf(at)) === at)) {
			return spentOf(store.responses(span), calendar, priceOf);
		}
		const [since, until] = [span.since ?? -Infinity, span.until ?? Infinity];
		const spent = this.#sheets.between(sheetDay(since), sheetDay(until), [this.#repriced]).flat();
		const [first, end] = [span.since, span.until].map(at => (at === null ? null : calendar.dayOf(at)));
		return spent.filter(({ day }) => (!first || first <= day) && (!end || day < end));
	}
}

/** Rows by time. */
function spentOf(rows: readonly SpendRow[], calendar: Calendar, priceOf: PriceOf): readonly Spent[] {
	return rowsByDay(rows, calendar).flatMap(([day, ofDay]) =>
		[...Map.groupBy(ofDay, ({ session }) => session)].flatMap(([session, own]) =>
			[...tallyBy(own, ({ model }) => model, priceOf)].map(([model, tally]) => ({ day, session, model, tally })),
		),
	);
}

function rowsByDay(rows: readonly SpendRow[], calendar: Calendar): (readonly [Day, readonly SpendRow[]])[] {
	const days: (readonly [Day, readonly SpendRow[]])[] = [];
	for (let from = 0; from < rows.length;) {
		const day = calendar.dayOf(rows[from]?.at ?? 0);
		const end = calendar.startOf(calendar.addDays(day, 1));
		const next = rows.findIndex(({ at }, index) => from < index && end <= at);
		const to = next < 0 ? rows.length : next;
		days.push([day, rows.slice(from, to)]);
		from = to;
	}
	return days;
}
