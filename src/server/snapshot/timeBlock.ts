import { activeMs, clip, phaseTimes, shareAtTheEnds } from '../../domain/time/time.ts';
import type { phases } from '../../domain/time/slice.ts';
import { type PhaseTimes, type Slice } from '../../domain/time/slice.ts';
import { sentenceOf } from '../../domain/time/reasons.ts';
import { HOUR_MS, SECOND_MS } from '../../base/units.ts';
import { agentOf } from '../../domain/trace/ids.ts';
import type { Calendar, Day } from '../../domain/calendar.ts';
import type { Overview, OverviewSlice } from '../../protocol/overview.ts';
import type { Book, Choice } from '../book.ts';
import { agentTimeIn, slicesIn } from '../engineerTime.ts';
import type { PeriodDays } from './period.ts';

type TimeBlock = Overview['time'];
type DayPicture = Extract<TimeBlock['picture'], { kind: 'day' }>;

export function timeBlock(book: Book, choice: Choice, days: PeriodDays): TimeBlock {
	const asked = { since: days.before, until: days.to };
	const both = slicesIn(book, { ...choice, span: asked });
	const [before, slices] = [clip(both, days.before, days.from), clip(both, days.from, days.to)];
	const times = phaseTimes(slices);
	const atTheEnds = shareAtTheEnds(times);
	const atTheEndsBefore = shareAtTheEnds(phaseTimes(before));
	return {
		phases: secondsOf(times),
		active: activeMs(times) / SECOND_MS,
		observed: activeMs(phaseTimes(slices.filter(({ basis }) => basis === 'observed'))) / SECOND_MS,
		atTheEnds,
		change: atTheEnds === null || atTheEndsBefore === null ? null : (atTheEnds - atTheEndsBefore) * 100,
		agentSeconds: agentTimeIn(book, choice, asked) / SECOND_MS,
		picture: days.first === days.last ? dayPicture(book, slices, days) : daysPicture(book, slices, days),
	};
}

export function secondsOf(times: PhaseTimes): Record<(typeof phases)[number], number> {
	const { spec, delegate, verify, byHand, unknown } = times;
	return {
		spec: spec / SECOND_MS,
		delegate: delegate / SECOND_MS,
		verify: verify / SECOND_MS,
		byHand: byHand / SECOND_MS,
		unknown: unknown / SECOND_MS,
	};
}

/** The working day from its first to its last slice in whole hours, and never narrower than the design's nine. */
const SHORTEST_DAY_HOURS = 9;
const usualStartHour = 9;

export function dayPicture(book: Book, slices: readonly Slice[], days: Pick<PeriodDays, 'from' | 'to'>): DayPicture {
	const first = slices[0]?.start ?? days.from + usualStartHour * HOUR_MS;
	const last = slices.at(-1)?.end ?? first;
	const from = Math.max(days.from, Math.floor((first - days.from) / HOUR_MS) * HOUR_MS + days.from);
	const wanted = Math.max(from + SHORTEST_DAY_HOURS * HOUR_MS, Math.ceil((last - days.from) / HOUR_MS) * HOUR_MS + days.from);
	const to = Math.min(days.to, wanted);
	return { kind: 'day', from, to, slices: slices.map(slice => shown(book, slice)), hours: hoursBetween(book, from, to) };
}

function shown(book: Book, slice: Slice): OverviewSlice {
	return { ...slice, sentence: sentenceFor(book, slice) };
}

/** The reason of a slice as a sentence, with the agent and the file that it is about. */
export function sentenceFor({ ports: { agentName } }: Book, { reason, session, file }: Slice): string {
	return sentenceOf(reason, { agent: session === null ? null : agentName(agentOf(session)), file });
}

function hoursBetween(book: Book, from: number, to: number): { at: number; label: string }[] {
	const step = Math.max(1, Math.ceil((to - from) / HOUR_MS / 4)) * HOUR_MS;
	const hours: { at: number; label: string }[] = [];
	for (let at = from; at <= to; at += step) {
		hours.push({ at, label: book.ports.calendar.format(at, 'H') });
	}
	return hours;
}

function daysPicture(book: Book, slices: readonly Slice[], days: PeriodDays): TimeBlock['picture'] {
	const { calendar } = book.ports;
	const byDay = slicesByDay(book, slices);
	return {
		kind: 'days',
		days: calendar.days(days.first, days.last).map(day => ({
			day,
			label: calendar.format(calendar.startOf(day), 'EEEE, d MMMM'),
			phases: secondsOf(phaseTimes(byDay.get(day) ?? [])),
		})),
	};
}

/** Slices under their local day; one that spans midnight is cut there. */
export function slicesByDay(book: Book, slices: readonly Slice[]): Map<Day, Slice[]> {
	const dayAt = dayFinder(book.ports.calendar);
	return Map.groupBy(
		slices.flatMap(slice => cutAtMidnight(dayAt, slice)),
		slice => dayAt(slice.start).day,
	);
}

interface FoundDay {
	readonly day: Day;
	readonly start: number;
	readonly end: number;
}

/** Slices come by time: most are on the day of the one before. */
function dayFinder(calendar: Calendar): (at: number) => FoundDay {
	let found: FoundDay | undefined;
	return at => {
		if (found === undefined || at < found.start || found.end <= at) {
			const day = calendar.dayOf(at);
			found = { day, start: calendar.startOf(day), end: calendar.startOf(calendar.addDays(day, 1)) };
		}
		return found;
	};
}

function cutAtMidnight(dayAt: (at: number) => FoundDay, slice: Slice): readonly Slice[] {
	const { end } = dayAt(slice.start);
	if (slice.end <= end) {
		return [slice];
	}
	return [{ ...slice, end }, ...cutAtMidnight(dayAt, { ...slice, start: end })];
}
