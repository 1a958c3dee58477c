import * as z from 'zod/mini';
import { version } from '../../base/version.ts';
import { changesRequest, exportReportRequest, reportExportSchema, reportRequest, shareRequest } from '../../protocol/lsp.ts';
import { reportRequestSchema } from '../../protocol/report.ts';
import { shareRequestSchema } from '../../protocol/summary.ts';
import { exportedReport } from '../../share/report.ts';
import { recorded } from '../snapshot/coverageBlock.ts';
import type { Wire } from '../wire.ts';
import type { Opened } from '../open.ts';
import { summarySecret } from '../summaries/secret.ts';
import { sharedOf } from '../summaries/share.ts';
import { reportOf } from './report.ts';
import type { ReportSources } from './sources.ts';

/** Reports, what they are made from, and what leaves of them. */
export function answerReports(wire: Wire, sample: boolean): void {
	wire.answer(reportRequest.method, reportRequestSchema, (opened, request, signal) => reportOf(sourcesOf(opened, sample, signal), request));
	wire.answerLedger(shareRequest.method, shareRequestSchema, (opened, request, signal) => {
		const secret = summarySecret(opened.engine.beside('summary.key'));
		return sharedOf({ ...sourcesOf(opened, sample, signal), secret, version }, request);
	});
	wire.answerLedger(changesRequest.method, z.unknown(), ({ changes, ledgers }, _, signal) => changes.list(ledgers.trees, signal));
	wire.answer(exportReportRequest.method, reportExportSchema, (_, { report, format }) => ({ text: exportedReport(report, format) }));
}

function sourcesOf({ engine, ledgers, history, work, looks }: Opened, sample: boolean, signal: AbortSignal): ReportSources {
	const measured = recorded(ledgers, history);
	return { book: engine.book, measured, bar: ledgers.bar, history, work, look: () => looks.items(), sample, signal };
}
