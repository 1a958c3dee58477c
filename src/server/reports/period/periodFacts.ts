/** What is on record of a period, counted for its report. */
import type { Day } from '../../../domain/calendar.ts';
import type { PeriodCoverage, PeriodDay, PeriodFacts, PeriodSpend, PeriodTime } from '../../../domain/report/period/facts.ts';
import type { ReportDays } from '../../../domain/report/request.ts';
import { tally, tallyBy } from '../../../domain/spend/tally.ts';
import { activeMs, phaseTimes } from '../../../domain/time/time.ts';
import type { Slice } from '../../../domain/time/slice.ts';
import { agentOf, type SessionId } from '../../../domain/trace/ids.ts';
import type { ResponseRow } from '../../../domain/trace/rows.ts';
import { traitsOf } from '../../../domain/value/feedback.ts';
import { everything, type Book, type Choice } from '../../book.ts';
import { agentTimeIn, chosenWork, slicesIn } from '../../engineerTime.ts';
import { sumOf } from '../../ledger/coverage.ts';
import { priceTable } from '../../prices.ts';
import { rootsOf } from '../../snapshot/coverageChange.ts';
import { sessionFacts } from '../../snapshot/sessions.ts';
import { slicesByDay } from '../../snapshot/timeBlock.ts';
import { landedByDay, periodValue } from '../../value/periodValue.ts';
import { costsOf, type RepositoryReading } from '../../value/repositoryChanges.ts';
import { placedShare } from '../placed.ts';
import { outcomesIn, sessionsOf } from '../../value/outcomes.ts';
import type { OutcomeAnswer } from '../../../domain/value/outcomeSplit.ts';
import type { ReportSources } from '../sources.ts';
import { kindFacts } from './kinds.ts';
import { lookFacts } from './lookFacts.ts';
import { boundsOf, meantDays, type MeantDays } from './meantDays.ts';

/** `only` leaves out all sessions but those of one outcome. */
export async function periodFacts(sources: ReportSources, wanted: ReportDays, only: OutcomeAnswer | null = null): Promise<PeriodFacts> {
	const { book, sample } = sources;
	const { calendar, now } = book.ports;
	const meant = meantDays(wanted, calendar, now(), only);
	const readings = await sources.work.readings(sources.signal);
	const chosen = only === null ? null : sessionsOf(book, only, readings);
	const choice: Choice = { ...everything, span: boundsOf(meant, calendar), sessions: chosen };
	const [responses, slices] = [book.responses(choice), slicesIn(book, choice)];
	const sessions = sessionsAtWork(book, choice, responses);
	const spent = { costs: costsOf(book, choice), sessions };
	return {
		title: meant.title,
		before: meant.before.name,
		days: periodDays(sources, meant, { responses, slices, readings, sessions: choice.sessions }),
		...namesOf(book, sessions),
		time: timeOf(book, choice, slices, meant),
		coverage: coverageOf(sources, meant),
		spend: spendOf(book, responses),
		value: periodValue(book, spent, readings, sources.measured),
		outcomes: outcomesIn(book, spent, readings),
		only,
		wanted,
		kinds: kindFacts(sources, choice, readings, sessions),
		beginnings: beginningsIn(book, choice, slices, sessions),
		look: only === null ? await lookFacts(sources, choice.span) : null,
		frame: { generatedAt: now(), timeZone: calendar.timeZone, ways: meant.ways, sample },
	};
}

/** Those that the engineer started. */
export function sessionsAtWork(book: Book, choice: Choice, responses: readonly ResponseRow[]): ReadonlySet<SessionId> {
	const { turns } = chosenWork(book, choice);
	return new Set([...responses, ...turns].map(({ session }) => book.rootOf(session)));
}

function namesOf(book: Book, sessions: ReadonlySet<SessionId>): Pick<PeriodFacts, 'agents' | 'sessions' | 'projects'> {
	const agents = Map.groupBy(sessions, agentOf);
	const names = [...agents].sort(([, a], [, b]) => b.length - a.length).map(([agent]) => book.ports.agentName(agent));
	const projects = new Set([...sessions].flatMap(id => book.projectOf(id) ?? []));
	return { agents: names, sessions: sessions.size, projects: projects.size };
}

function timeOf(book: Book, choice: Choice, slices: readonly Slice[], { before }: MeantDays): PeriodTime {
	const earlier = slicesIn(book, { ...choice, span: boundsOf(before, book.ports.calendar) });
	return {
		phases: phaseTimes(slices),
		phasesBefore: phaseTimes(earlier),
		observedMs: activeMs(phaseTimes(slices.filter(({ basis }) => basis === 'observed'))),
		slices: slices.length,
		agentMs: agentTimeIn(book, choice),
	};
}

function spendOf({ ports }: Book, responses: readonly ResponseRow[]): PeriodSpend {
	const unpriced = responses.filter(({ model, usage, at }) => ports.priceOf(model, usage, at).kind === 'unpriced');
	const publishedAt = ports.calendar.moment(priceTable.publishedOn);
	return {
		tally: tally(responses, ports.priceOf),
		unpricedModels: new Set(unpriced.map(({ model }) => model)).size,
		pricesOf: publishedAt === undefined ? priceTable.publishedOn : ports.calendar.format(publishedAt, 'd MMMM yyyy'),
	};
}

interface Counted {
	readonly responses: readonly ResponseRow[];
	readonly slices: readonly Slice[];
	readonly readings: readonly RepositoryReading[];
	/** Whose lines are counted; null for all of them. */
	readonly sessions: Choice['sessions'];
}

/** Chosen: names of weekdays tell a week's days apart, and no longer period's. */
const MOST_WEEKDAYS = 7;

function periodDays(sources: ReportSources, { first, last }: MeantDays, { responses, slices, readings, sessions }: Counted): PeriodDay[] {
	const { calendar, priceOf } = sources.book.ports;
	const days = calendar.days(first, last);
	const spent = tallyBy(responses, ({ at }) => calendar.dayOf(at), priceOf);
	const byDay = slicesByDay(sources.book, slices);
	const landed = landedByDay(readings, calendar, sessions);
	return days.map(day => ({
		short: calendar.format(calendar.startOf(day), days.length <= MOST_WEEKDAYS ? 'EEE' : 'd'),
		title: calendar.format(calendar.startOf(day), 'EEEE, d MMMM'),
		phases: phaseTimes(byDay.get(day) ?? []),
		usd: spent.get(day)?.costUsd ?? null,
		coverage: linesOn(sources, day),
		landedLines: landed === null ? null : (landed.get(day) ?? 0),
	}));
}

/** Today as it is now, other days as they were last seen. */
function linesOn({ book, measured, history }: ReportSources, day: Day): PeriodDay['coverage'] {
	const { calendar, now } = book.ports;
	if (measured.kind === 'measured' && day === calendar.dayOf(now())) {
		return sumOf(measured.files.map(({ covered }) => covered));
	}
	return history.on(rootsOf(measured), day);
}

function coverageOf(sources: ReportSources, { first, last }: MeantDays): PeriodCoverage {
	const { calendar, now } = sources.book.ports;
	const seen = calendar
		.days(first, last)
		.toReversed()
		.map(day => ({ day, lines: linesOn(sources, day) }));
	const latest = seen.find(({ lines }) => lines !== null);
	if (latest?.lines === undefined || latest.lines === null) {
		return { kind: 'notMeasured' };
	}
	const { alive, verified } = latest.lines;
	const isNow = latest.day === calendar.dayOf(now());
	const when = isNow ? 'now' : calendar.format(calendar.startOf(latest.day), 'EEEE, d MMMM');
	return { kind: 'measured', when, placed: isNow ? placedShare(sources.measured) : null, alive, verified };
}

/** Of sessions that began in the period: of others the beginning is not in it. */
function beginningsIn(book: Book, choice: Choice, slices: readonly Slice[], sessions: ReadonlySet<SessionId>): PeriodFacts['beginnings'] {
	const since = choice.span.since ?? -Infinity;
	const bySession = Map.groupBy(slices, ({ session }) => (session === null ? null : book.rootOf(session)));
	const begun = [...sessionFacts(book, choice).values()].filter(({ session }) => sessions.has(session.id) && since <= session.startedAt);
	return begun.flatMap(({ session, turns, edits }) => traitsOf(turns, edits, bySession.get(session.id) ?? []).building ?? []);
}
