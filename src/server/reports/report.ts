/** The reports, each made when it is asked for. */
import { assertNever } from '../../base/assertNever.ts';
import type { ReportDocument } from '../../domain/report/document.ts';
import type { ReportRequest } from '../../domain/report/request.ts';
import { periodReport } from '../../domain/report/period/report.ts';
import { periodFacts } from './period/periodFacts.ts';
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
			return periodReport(await periodFacts(sources, request.days));
		default:
			return assertNever(request);
	}
}
