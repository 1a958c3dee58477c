/** Which days a report is about, and what they are called. */
import { assertNever } from '../../../base/assertNever.ts';
import { DAYS_IN_WEEK, type Calendar, type Day } from '../../../domain/calendar.ts';
import type { OutcomeAnswer } from '../../../domain/value/outcomeSplit.ts';
import type { ReportAction, ReportDocument } from '../../../domain/report/document.ts';
import type { ReportDays } from '../../../domain/report/request.ts';

export interface Days {
	readonly first: Day;
	readonly last: Day;
}

/** Days that have begun, and as many before them. */
export interface MeantDays extends Days {
	/** "Week of 16 November" */
	readonly title: string;
	readonly before: Days & { /** "the week before" */ readonly name: string };
	readonly ways: ReportDocument['ways'];
}

/** What is still to come is left out; a period that has not begun is the present one. */
export function meantDays(wanted: ReportDays, calendar: Calendar, now: number, outcome: OutcomeAnswer | null = null): MeantDays {
	const today = calendar.dayOf(now);
	const whole = wholeDays(wanted, calendar, today);
	const first = whole.first < today ? whole.first : firstOf(wanted.unit, calendar, today);
	const last = whole.last < today ? whole.last : today;
	const before = { ...daysBefore(wanted.unit, calendar, { first, last }), name: nameBefore[wanted.unit] };
	const after = calendar.addDays(whole.last, 1);
	return {
		first,
		last,
		title: titleOf(wanted.unit, calendar, { first, last: whole.last }, today),
		before,
		ways: [
			...(wanted.unit === 'days' ? [] : waysFrom(wanted.unit, before.first, after <= today ? after : null, outcome)),
			...(outcome === null ? [] : [{ label: 'All work', action: openingOf(wanted, null) }]),
		],
	};
}

/** From the first moment up to the end, which is not part of it. */
export function boundsOf({ first, last }: Days, calendar: Calendar): { readonly since: number; readonly until: number } {
	return { since: calendar.startOf(first), until: calendar.startOf(calendar.addDays(last, 1)) };
}

type Unit = ReportDays['unit'];

function wholeDays(wanted: ReportDays, calendar: Calendar, today: Day): Days {
	if (wanted.unit === 'days') {
		const [first, last] = [dayIn(wanted.first, calendar, today), dayIn(wanted.last, calendar, today)];
		return first <= last ? { first, last } : { first: last, last: first };
	}
	const first = firstOf(wanted.unit, calendar, wanted.of === null ? today : dayIn(wanted.of, calendar, today));
	return { first, last: calendar.addDays(firstAfter(wanted.unit, calendar, first), -1) };
}

function dayIn(date: string, calendar: Calendar, today: Day): Day {
	const at = calendar.moment(date);
	return at === undefined ? today : calendar.dayOf(at);
}

function firstOf(unit: Unit, calendar: Calendar, day: Day): Day {
	switch (unit) {
		case 'day':
		case 'days':
			return day;
		case 'week':
			return calendar.startOfWeek(day);
		case 'month':
			return calendar.startOfMonth(day);
		default:
			return assertNever(unit);
	}
}

/** More days than any month has. */
const OVER_A_MONTH = 32;

function firstAfter(unit: Exclude<Unit, 'days'>, calendar: Calendar, first: Day): Day {
	switch (unit) {
		case 'day':
			return calendar.addDays(first, 1);
		case 'week':
			return calendar.addDays(first, DAYS_IN_WEEK);
		case 'month':
			return calendar.startOfMonth(calendar.addDays(first, OVER_A_MONTH));
		default:
			return assertNever(unit);
	}
}

const nameBefore: Readonly<Record<Unit, string>> = {
	day: 'the day before',
	week: 'the week before',
	month: 'the month before',
	days: 'as many days before',
};

function daysBefore(unit: Unit, calendar: Calendar, { first, last }: Days): Days {
	const lastBefore = calendar.addDays(first, -1);
	const length = calendar.days(first, last).length;
	return { first: unit === 'days' ? calendar.addDays(first, -length) : firstOf(unit, calendar, lastBefore), last: lastBefore };
}

function titleOf(unit: Unit, calendar: Calendar, { first, last }: Days, today: Day): string {
	const year = first.slice(0, YEAR_DIGITS) === today.slice(0, YEAR_DIGITS) ? '' : ' yyyy';
	const written = (day: Day, pattern: string): string => calendar.format(calendar.startOf(day), `${pattern}${year}`);
	switch (unit) {
		case 'day':
			return written(first, 'EEEE, d MMMM');
		case 'week':
			return `Week of ${written(first, 'd MMMM')}`;
		case 'month':
			return calendar.format(calendar.startOf(first), 'MMMM yyyy');
		case 'days':
			return `${written(first, 'd MMMM')} to ${written(last, 'd MMMM')}`;
		default:
			return assertNever(unit);
	}
}

const YEAR_DIGITS = 4;

function waysFrom(unit: Exclude<Unit, 'days'>, before: Day, after: Day | null, outcome: OutcomeAnswer | null): ReportDocument['ways'] {
	const to = (of: Day): ReportAction => openingOf({ unit, of }, outcome);
	const back = { label: `The ${unit} before`, action: to(before) };
	return after === null ? [back] : [back, { label: `The ${unit} after`, action: to(after) }];
}

function openingOf(days: ReportDays, outcome: OutcomeAnswer | null): ReportAction {
	return { kind: 'openReport', report: { kind: 'period', days, outcome } };
}
