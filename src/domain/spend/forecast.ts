/** What a month will have cost when it is over, told from the days so far and from how days of the week differ. */
import type { Random } from '../value/statistics/random.ts';

/** What was spent on one whole day, in US dollars; 0 where nothing was. */
export interface SpentDay {
	/** From 0 for Sunday. */
	readonly weekday: number;
	readonly usd: number;
}

export interface MonthSoFar {
	/** Whole days before today on which spend could be on record. */
	readonly past: readonly SpentDay[];
	/** This month's spend before today. */
	readonly before: number;
	/** What today has cost so far. */
	readonly today: SpentDay;
	/** Weekdays of the days of this month that are still to come. */
	readonly rest: readonly number[];
}

/** US dollars; the range holds the month in 90 of 100 cases, if it goes on as it did. */
export type Forecast =
	| { readonly kind: 'estimated'; readonly usd: number; readonly low: number; readonly high: number; readonly days: number }
	/** So few days are known that they say nothing. */
	| { readonly kind: 'tooFewDays'; readonly days: number };

/** Chosen: less than a working week says nothing of the next. */
export const FEWEST_DAYS = 5;
/** Chosen: a weekday goes by itself where it was seen so often; before, working days go together, and so do weekends. */
const FEWEST_OF_WEEKDAY = 4;
/** Chosen: more change nothing that would be shown. */
const COURSES = 400;
const [LOW, HIGH] = [0.05, 0.95];

/** Draws courses that the month may take out of days like those that were; which days these are is drawn too, for they are few. */
export function forecastOf({ past, before, today, rest }: MonthSoFar, random: Random): Forecast {
	if (past.length < FEWEST_DAYS) {
		return { kind: 'tooFewDays', days: past.length };
	}
	const courses: number[] = [];
	for (let course = 0; course < COURSES; course++) {
		const seen = past.map(() => drawn(past, random));
		const whole = Math.max(today.usd, dayLike(today.weekday, seen, past, random));
		courses.push(rest.reduce((sum, weekday) => sum + dayLike(weekday, seen, past, random), before + whole));
	}
	courses.sort((a, b) => a - b);
	const at = (share: number): number => courses[Math.floor(share * (courses.length - 1))] ?? 0;
	return { kind: 'estimated', usd: at(0.5), low: at(LOW), high: at(HIGH), days: past.length };
}

function dayLike(weekday: number, seen: readonly SpentDay[], past: readonly SpentDay[], random: Random): number {
	const same = seen.filter(day => day.weekday === weekday);
	if (same.length >= FEWEST_OF_WEEKDAY) {
		return drawn(same, random).usd;
	}
	const alike = (days: readonly SpentDay[]): readonly SpentDay[] => days.filter(day => isWeekend(day.weekday) === isWeekend(weekday));
	const like = [alike(seen), alike(past), past].find(days => days.length > 0) ?? past;
	return drawn(like, random).usd;
}

function isWeekend(weekday: number): boolean {
	return weekday === 0 || weekday === 6;
}

function drawn(days: readonly SpentDay[], random: Random): SpentDay {
	return days[Math.floor(random() * days.length)] ?? { weekday: 0, usd: 0 };
}
