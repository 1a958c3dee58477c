import { z } from 'zod';
import type { LookItem } from '../../protocol/look.ts';
import { changesRequest, exportReportRequest, reportExportSchema, reportRequest } from '../../protocol/lsp.ts';
import { reportRequestSchema } from '../../protocol/report.ts';
import { exportedReport } from '../../share/report.ts';
import { recorded } from '../snapshot/coverageBlock.ts';
import type { Wire } from '../wire.ts';
import { reportOf } from './report.ts';

/** Reports, what they are made from, and what leaves of them. */
export function answerReports(wire: Wire, sample: boolean): void {
	wire.answer(reportRequest.method, reportRequestSchema, ({ engine, ledgers, history, work, looks }, request, signal) => {
		const measured = recorded(ledgers, history);
		const look = (): Promise<readonly LookItem[]> => looks.items();
		return reportOf({ book: engine.book, measured, bar: ledgers.bar, history, work, look, sample, signal }, request);
	});
	wire.answerLedger(changesRequest.method, z.unknown(), ({ changes, ledgers }, _, signal) => changes.list(ledgers.trees, signal));
	wire.answer(exportReportRequest.method, reportExportSchema, (_, { report, format }) => ({ text: exportedReport(report, format) }));
}
