/** `bookend team`: a report over the summaries that members of a team have shared. No store and no transcript is opened. */
import path from 'node:path';
import { Calendar } from '../domain/calendar.ts';
import { teamReport } from '../domain/report/team/report.ts';
import type { Summary } from '../domain/summary/summary.ts';
import { machineTimeZone } from '../domain/timeZone.ts';
import { exportedReport } from '../share/report.ts';
import { readSummaries } from '../share/team/readSummaries.ts';
import { oneOfOrNull, UsageError, type Values } from './options.ts';
import { spanOf } from './period.ts';

export interface AskedForTeam {
	readonly command: 'team';
	readonly places: readonly string[];
	readonly since: string | null;
	readonly until: string | null;
	readonly format: 'markdown' | 'html' | 'json';
}

const formats = { md: 'markdown', html: 'html', json: 'json' } as const;

/** Throws a UsageError with a sentence for people. */
export function askedForTeam(values: Values, places: readonly string[]): AskedForTeam {
	if (places.length === 0) {
		throw new UsageError('team takes the files or folders with the summaries: bookend team DIR.');
	}
	const format = oneOfOrNull('--format', values.format, Object.keys(formats) as (keyof typeof formats)[]);
	return {
		command: 'team',
		places,
		since: values.since ?? null,
		until: values.until ?? null,
		format: formats[values.json ? 'json' : (format ?? 'md')],
	};
}

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
