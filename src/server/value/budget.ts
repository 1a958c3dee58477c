/** How spend stands to the engineer's budget, of all projects: this month, and each session that was at work today. */
import { standingIn, type Budget } from '../../domain/spend/budget.ts';
import { forecastOf, type MonthSoFar, type SpentDay } from '../../domain/spend/forecast.ts';
import { noTally, sumBy, tally, type Tally } from '../../domain/spend/tally.ts';
import { seededRandom } from '../../domain/value/statistics/random.ts';
import type { Day } from '../../domain/calendar.ts';
import type { BudgetState, MonthBudget, SessionOverBudget } from '../../protocol/budget.ts';
import { everything, type Book } from '../book.ts';
import { sessionFacts, titleOf } from '../snapshot/sessions.ts';

/** Chosen: eight weeks have every weekday often enough, and older ones say little of the next. */
const LONGEST_PAST_DAYS = 56;
/** The same forecast for the same days. */
const SEED = 1;

export class BudgetWatch {
	readonly #book: Book;
	#budget: Budget;

	constructor(book: Book, budget: Budget) {
		this.#book = book;
		this.#budget = budget;
	}

	settle(budget: Budget): void {
		this.#budget = budget;
	}

	/** Null where no limit is set. */
	async state(): Promise<BudgetState | null> {
		const { month, session } = this.#budget;
		return month === 0 && session === 0 ? null : { month: this.month(), sessions: await this.#sessionsOver(session) };
	}

	/** Null where no limit is set for a month. */
	month(): MonthBudget | null {
		const limit = this.#budget.month;
		if (limit === 0) {
			return null;
		}
		const { calendar, now } = this.#book.ports;
		const today = calendar.dayOf(now());
		const past = pastDays(this.#book, today);
		const ofMonth = past.filter(({ day }) => firstOfMonth(today) <= day);
		const todays = tallyOfDays(this.#book, today, today).get(today) ?? noTally;
		const before = ofMonth.reduce((sum, { usd }) => sum + (usd ?? 0), 0);
		const spent = before + (todays.costUsd ?? 0);
		const forecast = forecastOf(
			monthSoFar(this.#book, past, before, { weekday: weekdayOf(today), usd: todays.costUsd ?? 0 }),
			seededRandom(SEED),
		);
		return {
			month: today.slice(0, MONTH_LENGTH),
			name: calendar.format(calendar.startOf(today), 'MMMM'),
			limit,
			spent,
			unpricedTokens: ofMonth.reduce((sum, { unpricedTokens }) => sum + unpricedTokens, todays.unpricedTokens),
			forecast: forecast.kind === 'estimated' ? { usd: forecast.usd, low: forecast.low, high: forecast.high, days: forecast.days } : null,
			standing: standingIn(limit, spent, forecast),
		};
	}

	async #sessionsOver(limit: number): Promise<SessionOverBudget[]> {
		if (limit === 0) {
			return [];
		}
		const { calendar, now, priceOf } = this.#book.ports;
		const since = calendar.startOf(calendar.dayOf(now()));
		const facts = [...sessionFacts(this.#book, { ...everything, span: { since, until: null } }).values()];
		const costs = facts.map(one => ({ one, spent: tally(one.responses, priceOf).costUsd ?? 0 })).filter(({ spent }) => limit < spent);
		return Promise.all(
			costs.map(async ({ one, spent }) => ({ session: one.session.id, title: await titleOf(this.#book, one), spent, limit })),
		);
	}
}

/** A day that is over. */
interface PastDay {
	readonly day: Day;
	readonly weekday: number;
	/** Null where something was spent and nothing of it has a price; 0 where nothing was. */
	readonly usd: number | null;
	readonly unpricedTokens: number;
}

/** Days of which nothing has a price say nothing of the others. */
function monthSoFar(book: Book, past: readonly PastDay[], before: number, today: SpentDay): MonthSoFar {
	const { calendar, now } = book.ports;
	const priced = past.flatMap(({ weekday, usd }): SpentDay[] => (usd === null ? [] : [{ weekday, usd }]));
	return { past: priced, before, today, rest: daysAfter(book, calendar.dayOf(now())).map(weekdayOf) };
}

/** From the first day on which anything is on record. */
function pastDays(book: Book, today: Day): readonly PastDay[] {
	const { calendar } = book.ports;
	const begun = [...book.sessions().values()].reduce((first, { startedAt }) => Math.min(first, startedAt), Infinity);
	const longest = calendar.addDays(today, -LONGEST_PAST_DAYS);
	const first = begun === Infinity ? today : later(longest, calendar.dayOf(begun));
	const tallies = tallyOfDays(book, first, calendar.addDays(today, -1));
	return calendar.days(first, calendar.addDays(today, -1)).map(day => {
		const { costUsd, unpricedTokens } = tallies.get(day) ?? noTally;
		return { day, weekday: weekdayOf(day), usd: costUsd, unpricedTokens };
	});
}

function tallyOfDays(book: Book, first: Day, last: Day): ReadonlyMap<Day, Tally> {
	const { calendar } = book.ports;
	const span = { since: calendar.startOf(first), until: calendar.startOf(calendar.addDays(last, 1)) };
	return sumBy(book.spent({ ...everything, span }), ({ day }) => day);
}

const MONTH_LENGTH = '2026-11'.length;

function firstOfMonth(day: Day): Day {
	return `${day.slice(0, MONTH_LENGTH)}-01` as Day;
}

/** Those of the same month. */
function daysAfter({ ports: { calendar } }: Book, today: Day): readonly Day[] {
	return calendar.days(calendar.addDays(today, 1), calendar.addDays(today, 31)).filter(day => firstOfMonth(day) === firstOfMonth(today));
}

function weekdayOf(day: Day): number {
	return new Date(day).getUTCDay();
}

function later(a: Day, b: Day): Day {
	return a < b ? b : a;
}
