/** `bookend team`: a report over the summaries that members of a team have shared. No store and no transcript is opened. */
import path from 'node:path';
import { Calendar } from '../domain/calendar.ts';
import { teamReport } from '../domain/report/team/report.ts';
import type { Summary } from '../domain/summary/summary.ts';
import { machineTimeZone } from '../domain/timeZone.ts';
import { exportedReport } from '../share/report.ts';
import { readSummaries } from '../share/team/readSummaries.ts';
import { spanOf } from './period.ts';
import type { AskedForTeam } from './teamUsage.ts';

/** Of summaries whose last day is in the time that was asked for. */
export function teamText({ places, since, until, format }: AskedForTeam): string {
	const calendar = new Calendar(machineTimeZone());
	const span = spanOf(since, until, calendar);
	const isMeant = ({ period }: Summary): boolean => isIn(calendar.startOf(period.last), span.since, span.until);
	const { summaries, leftOut } = readSummaries(places.map(place => path.resolve(place)));
	const frame = { generatedAt: Date.now(), timeZone: calendar.timeZone, ways: [], sample: false };
	return exportedReport(teamReport({ summaries: summaries.filter(isMeant), leftOut, calendar, frame }), format);
}

function isIn(at: number, since: number | null, until: number | null): boolean {
	return (since === null || since <= at) && (until === null || at < until);
}
