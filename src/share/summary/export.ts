/** A summary in each form in which it can leave the machine. */
import { assertNever } from '../../base/assertNever.ts';
import { summaryDocument, type AgentName } from '../../domain/summary/document.ts';
import type { SummaryFormat } from '../../domain/summary/format.ts';
import { marked } from '../../domain/summary/markers.ts';
import type { Summary } from '../../domain/summary/summary.ts';
import { reportHtml } from '../html.ts';
import { reportMarkdown } from '../markdown.ts';
import { summaryCsv } from './csv.ts';

/** In a pull request there is a title above it already. */
const HEADING_LEVEL = 3;

export function exportedSummary(summary: Summary, format: SummaryFormat, agentName: AgentName): string {
	switch (format) {
		case 'json':
			return `${JSON.stringify(summary, null, '\t')}\n`;
		case 'markdown':
			return marked(summary.schema, reportMarkdown(summaryDocument(summary, agentName), HEADING_LEVEL));
		case 'html':
			return reportHtml(summaryDocument(summary, agentName));
		case 'csv':
			return summaryCsv(summary);
		default:
			return assertNever(format);
	}
}
