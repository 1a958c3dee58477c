/** A report as it may leave the machine: no words of transcripts, no addresses of files, no ids. */
import { assertNever } from '../../base/assertNever.ts';
import { text } from './prose.ts';
import type { Block, Prose, ReportDocument, Span, StripPlot, Table } from './document.ts';

/** What is exported, in whatever form. */
export function sharedDocument(report: ReportDocument): ReportDocument {
	return {
		...report,
		lead: report.lead.map(sharedProse),
		figures: report.figures.map(one => ({ ...one, note: sharedProse(one.note) })),
		sections: report.sections.map(section => ({
			...section,
			explanation: sharedProse(section.explanation),
			blocks: section.blocks.map(sharedBlock),
		})),
		notes: report.notes.map(sharedProse),
		ways: [],
	};
}

function sharedProse(prose: Prose): Prose {
	return prose.map(sharedSpan);
}

function sharedSpan(span: Span): Span {
	return span.kind === 'link' ? text(span.shared) : span;
}

function sharedBlock(block: Block): Block {
	switch (block.kind) {
		case 'prose':
			return { ...block, prose: sharedProse(block.prose) };
		case 'table':
			return sharedTable(block);
		case 'strip':
			return sharedStrip(block);
		case 'columns':
		case 'lines':
		case 'bar':
		case 'intervals':
			return block;
		default:
			return assertNever(block);
	}
}

function sharedTable(table: Table): Table {
	const rows = table.rows.map(row => row.map(cell => (cell.kind === 'prose' ? { ...cell, prose: sharedProse(cell.prose) } : cell)));
	return { ...table, rows };
}

function sharedStrip(strip: StripPlot): StripPlot {
	return { ...strip, slices: strip.slices.map(slice => ({ ...slice, open: null, change: null })) };
}
