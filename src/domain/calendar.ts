import { TZDate, tzOffset } from '@date-fns/tz';
import { format } from 'date-fns';
import type { Branded } from '../base/brand.ts';
import { DAY_MS, MINUTE_MS } from '../base/units.ts';

/** A day of the engineer's, as an ISO date: "2026-10-01". */
export type Day = Branded<string, 'Day'>;

/** Every time zone's offset is a multiple of this, and changes only at such a moment. */
const OFFSET_STEP_MS = 15 * MINUTE_MS;

export const DAYS_IN_WEEK = 7;
const MONTH_LENGTH = '2026-10'.length;

/** Days, hours and their names in one time zone. The machine's own time zone is never asked. */
export class Calendar {
	#timeZone: string | (() => string);
	readonly #offsets = new Map<number, number>();
	/** No day begins within a step. */
	readonly #days = new Map<number, Day>();
	/** Asked for again with every look at a view, for each of its days. */
	readonly #starts = new Map<Day, number>();

	/** `timeZone` is an IANA name; throws a RangeError for one that does not exist. A function is asked for it when the first day is asked for. */
	constructor(timeZone: string | (() => string)) {
		if (typeof timeZone === 'string') {
			new Intl.DateTimeFormat('en', { timeZone });
		}
		this.#timeZone = timeZone;
	}

	get timeZone(): string {
		if (typeof this.#timeZone === 'function') {
			this.#timeZone = this.#timeZone();
		}
		return this.#timeZone;
	}

	dayOf(at: number): Day {
		const step = Math.floor(at / OFFSET_STEP_MS);
		let day = this.#days.get(step);
		if (day === undefined) {
			day = new Date(at + this.#offset(at)).toISOString().slice(0, 10) as Day;
			this.#days.set(step, day);
		}
		return day;
	}

	/** The first moment of a day: midnight, or what stands in for it where the clock was put forward over it. */
	startOf(day: Day): number {
		const start = this.#starts.get(day) ?? this.#midnight(day).getTime();
		this.#starts.set(day, start);
		return start;
	}

	/** Of the calendar alone: no time zone leaves a day of it out. */
	addDays(day: Day, days: number): Day {
		return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10) as Day;
	}

	/**
	 * The moment an ISO date or date-time means here: a date its midnight, a time without a zone the local one.
	 * Undefined for what is neither.
	 */
	moment(text: string): number | undefined {
		const [, day, time = '', zone] = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(text) ?? [];
		const utc = Date.parse(`${day ?? ''}${time || 'T00:00'}${zone ?? 'Z'}`);
		if (day === undefined || Number.isNaN(utc) || new Date(Date.parse(`${day}T00:00Z`)).toISOString().slice(0, 10) !== day) {
			return undefined;
		}
		return zone === undefined ? this.#local(new Date(utc)) : utc;
	}

	/** Days from `first` up to and including `last`. */
	days(first: Day, last: Day): Day[] {
		const count = Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS) + 1;
		return Array.from({ length: Math.max(0, count) }, (_, index) => this.addDays(first, index));
	}

	/** The Monday of a day's week, as ISO 8601 has it. */
	startOfWeek(day: Day): Day {
		return this.addDays(day, -((new Date(day).getUTCDay() + DAYS_IN_WEEK - 1) % DAYS_IN_WEEK));
	}

	/** The first of a day's month. */
	startOfMonth(day: Day): Day {
		return `${day.slice(0, MONTH_LENGTH)}-01` as Day;
	}

	/** Formats a moment with a pattern of date-fns, in English. */
	format(at: number, pattern: string): string {
		return format(new TZDate(at, this.timeZone), pattern);
	}

	/** The moment at which clocks here show what this date shows in UTC. */
	#local(shown: Date): number {
		const [day, hours] = [this.#midnight(shown.toISOString().slice(0, 10) as Day), shown.getUTCHours()];
		return day.setHours(hours, shown.getUTCMinutes(), shown.getUTCSeconds(), shown.getUTCMilliseconds());
	}

	#midnight(day: Day): TZDate {
		const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
		return new TZDate(year, month - 1, date, this.timeZone);
	}

	#offset(at: number): number {
		const step = Math.floor(at / OFFSET_STEP_MS);
		let offset = this.#offsets.get(step);
		if (offset === undefined) {
			offset = tzOffset(this.timeZone, new Date(at)) * MINUTE_MS;
			this.#offsets.set(step, offset);
		}
		return offset;
	}
}
