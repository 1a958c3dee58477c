/** The reports, each made when it is asked for. */
import { assertNever } from '../../base/assertNever.ts';
import type { ReportDocument } from '../../domain/report/document.ts';
import type { ReportRequest } from '../../domain/report/request.ts';
import { allocationReport, type Frame } from '../../domain/report/allocation.ts';
import { comparisonReport } from '../../domain/report/period/compare.ts';
import { lineReport } from './lineReport.ts';
import { sessionReport } from './sessionReport.ts';
import { periodReport } from '../../domain/report/period/report.ts';
import { periodFacts } from './period/periodFacts.ts';
import { teamReport } from '../../domain/report/team/report.ts';
import { readSummaries } from '../../share/team/readSummaries.ts';
import type { ReportSources } from './sources.ts';
import { dayReport } from './dayReport.ts';
import { coverageReport } from './coverageReport.ts';

export async function reportOf(sources: ReportSources, request: ReportRequest): Promise<ReportDocument> {
	switch (request.kind) {
		case 'coverage':
			return coverageReport(sources, request.days);
		case 'day':
			return dayReport(sources, request.day);
		case 'period':
			return periodReport(await periodFacts(sources, request.days, request.outcome));
		case 'comparison':
			return comparisonReport(await periodFacts(sources, request.first), await periodFacts(sources, request.second));
		case 'session':
			return sessionReport(sources, request.session);
		case 'allocation':
			return allocationReport(sources.work.allocation(await sources.work.readings(sources.signal)), frameOf(sources));
		case 'team':
			return teamReport({ ...readSummaries(request.places), calendar: sources.book.ports.calendar, frame: frameOf(sources) });
		case 'line':
			return lineReport(sources, request.uri, request.line);
		default:
			return assertNever(request);
	}
}

function frameOf({ book: { ports }, sample }: ReportSources): Frame {
	return { generatedAt: ports.now(), timeZone: ports.calendar.timeZone, ways: [], sample };
}
