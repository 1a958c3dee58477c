/** `bookend report`: the effectiveness report of a period, in a form that may leave the machine. */
import type { Calendar } from '../domain/calendar.ts';
import { daysIn } from '../domain/report/daysText.ts';
import type { ReportDays } from '../domain/report/request.ts';
import type { Engine } from '../server/engine.ts';
import { reportOf } from '../server/reports/report.ts';
import { exportedReport } from '../share/report.ts';
import { UsageError } from './options.ts';
import { withSources } from './sources.ts';
import type { Asked, ReportFormat } from './usage.ts';

export function reportText(engine: Engine, { period, format, json, repo, outcome }: Asked): Promise<string> {
	const days = reportDays(period ?? 'week', engine.book.ports.calendar);
	return withSources(engine, repo, async sources => {
		const report = await reportOf(sources, { kind: 'period', days, outcome });
		return exportedReport(report, exportFormats[json ? 'json' : (format ?? 'md')]);
	});
}

const exportFormats = { md: 'markdown', html: 'html', json: 'json' } as const satisfies Readonly<Record<ReportFormat, unknown>>;

/** Throws a UsageError for what is no period. */
export function reportDays(period: string, calendar: Calendar): ReportDays {
	switch (period) {
		case 'today':
			return { unit: 'day', of: null };
		case 'week':
		case 'month':
			return { unit: period, of: null };
	}
	const days = daysIn(period, calendar);
	if (days === undefined) {
		throw new UsageError(`--period cannot be "${period}". It can be: today, week, month, or two dates such as 2026-10-01..2026-10-31.`);
	}
	return days;
}
