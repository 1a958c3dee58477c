/** A report as Markdown: plots are tables, links are words, and every figure says how it is known. */
import { assertNever } from '../base/assertNever.ts';
import { markdownCode, markdownTable, markdownText } from '../base/markdown.ts';
import type { Block, Cell, NamedFigure, Prose, ReportDocument, Section, Span, Table } from '../domain/report/document.ts';
import { plotTable } from '../domain/report/plotTable.ts';
import { basisText, cellBasisText, figureText } from '../domain/report/words.ts';

/** `level` is that of its heading. */
export function reportMarkdown(report: Omit<ReportDocument, 'generatedAt' | 'timeZone' | 'ways'>, level = 1): string {
	const [heading, below] = ['#'.repeat(level), '#'.repeat(level + 1)];
	const parts = [
		`${heading} ${markdownText(report.title)}`,
		markdownText(report.period),
		...(report.sample ? ['**Sample data.**'] : []),
		...report.lead.map(proseMarkdown),
		figuresMarkdown(report.figures),
		...report.sections.map(section => sectionMarkdown(section, below)),
		...(report.notes.length === 0 ? [] : [`${below} How this is known`, ...report.notes.map(proseMarkdown)]),
	];
	return `${parts.filter(part => part !== '').join('\n\n')}\n`;
}

function figuresMarkdown(figures: readonly NamedFigure[]): string {
	return figures
		.map(({ label, figure, note }) => {
			const rest = note.length === 0 ? '' : `: ${proseMarkdown(note)}`;
			return `- ${markdownText(label)}: **${markdownText(figureText(figure))}**${inBrackets(basisText(figure))}${rest}`;
		})
		.join('\n');
}

function sectionMarkdown({ title, explanation, blocks }: Section, heading: string): string {
	const parts = [proseMarkdown(explanation), ...blocks.map(blockMarkdown)].filter(part => part !== '');
	return parts.length === 0 ? '' : [`${heading} ${markdownText(title)}`, ...parts].join('\n\n');
}

function blockMarkdown(block: Block): string {
	switch (block.kind) {
		case 'prose':
			return proseMarkdown(block.prose);
		case 'table':
			return tableMarkdown(block);
		case 'columns':
		case 'lines':
		case 'bar':
		case 'intervals':
			return tableMarkdown(plotTable(block));
		case 'strip':
			return '';
		default:
			return assertNever(block);
	}
}

function tableMarkdown({ caption, columns, rows, more }: Table): string {
	const table = markdownTable(
		columns.map(({ title }) => markdownText(title)),
		rows.map(row => row.map(cellMarkdown)),
		columns.map(({ align }) => align),
	);
	const left = more === 0 ? [] : [`And ${String(more)} more.`];
	return [`*${markdownText(caption)}*`, table, ...left].join('\n\n');
}

function cellMarkdown(cell: Cell): string {
	if (cell.kind === 'prose') {
		return proseMarkdown(cell.prose);
	}
	return `${markdownText(figureText(cell.figure))}${inBrackets(cellBasisText(cell.figure))}`;
}

function inBrackets(words: string): string {
	return words === '' ? '' : ` ${markdownText(`(${words})`)}`;
}

function proseMarkdown(prose: Prose): string {
	return prose.map(spanMarkdown).join('').trim();
}

/** White space at the ends of a span stays: it parts the words of two spans. */
function spanMarkdown(span: Span): string {
	switch (span.kind) {
		case 'text':
		case 'quiet':
			return padded(span.text, markdownText);
		case 'strong':
			return padded(span.text, words => `**${markdownText(words)}**`);
		case 'code':
			return padded(span.text, markdownCode);
		case 'tag':
			return markdownText(`[${span.text}]`);
		case 'swatch':
			return '';
		case 'link':
			return padded(span.shared, markdownText);
		default:
			return assertNever(span);
	}
}

function padded(text: string, written: (words: string) => string): string {
	const [, before = '', words = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
	return words === '' ? (text === '' ? '' : ' ') : `${before === '' ? '' : ' '}${written(words)}${after === '' ? '' : ' '}`;
}
