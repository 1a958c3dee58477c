import assert from 'node:assert/strict';
import type * as z from 'zod';
import type { ReportAction, ReportDocument } from '../../../src/domain/report/document.ts';
import type { ReportRequest } from '../../../src/domain/report/request.ts';
import { reportActionSchema, reportRequestSchema, reportSchema } from '../../../src/protocol/report.ts';
import { everything, hostile } from '../share/documents.ts';

/** Does not compile where one of the two knows what the other does not. */
const sameReport: (document: ReportDocument) => z.infer<typeof reportSchema> = document => document;
const reportBack: (document: z.infer<typeof reportSchema>) => ReportDocument = document => document;
const sameAction: (action: ReportAction) => z.infer<typeof reportActionSchema> = action => action;
const sameRequest: (request: ReportRequest) => z.infer<typeof reportRequestSchema> = request => request;

suite('reports on the wire', () => {
	test('arrive as they were sent, down to the last part', () => {
		for (const report of [everything, hostile]) {
			assert.deepEqual(reportSchema.parse(JSON.parse(JSON.stringify(reportBack(sameReport(report))))), report);
		}
	});

	test('a command is no action', () => {
		assert.equal(reportActionSchema.safeParse({ kind: 'command', command: 'workbench.action.quit' }).success, false);
		const action = sameAction({ kind: 'openReport', report: sameRequest({ kind: 'day', day: '2026-11-20' }) });
		assert.equal(reportActionSchema.safeParse(action).success, true);
	});

	test('a day is a date', () => {
		assert.equal(reportRequestSchema.safeParse({ kind: 'day', day: 'yesterday' }).success, false);
	});
});
