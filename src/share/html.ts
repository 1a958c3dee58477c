/** A report as one HTML file that needs nothing else: styles and pictures inside, no script, no address. */
import { createHash } from 'node:crypto';
import { assertNever } from '../base/assertNever.ts';
import { htmlText } from '../base/html.ts';
import type { Block, Cell, Figure, NamedFigure, Prose, ReportDocument, Section, Span, Table } from '../domain/report/document.ts';
import { basisText, cellBasisText, figureText, rangeText, valueText } from '../domain/report/words.ts';
import { plotHtml } from './htmlPlots.ts';
import { htmlStyles } from './htmlStyles.ts';

export function reportHtml(report: Omit<ReportDocument, 'generatedAt' | 'timeZone' | 'ways'>): string {
	const title = htmlText(report.title);
	return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${htmlStyles}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="period">${htmlText(report.period)}</p>
${report.sample ? '<p class="lead"><b>Sample data.</b></p>' : ''}
${report.lead.map(prose => `<p class="lead">${proseHtml(prose)}</p>`).join('\n')}
${figuresHtml(report.figures)}
<div class="sections">
${report.sections.map(sectionHtml).join('\n')}
</div>
${notesHtml(report.notes)}
</main>
</body>
</html>
`;
}

/** Only the styles that are inside apply; places of bars are said in style attributes. */
const policy = [
	`default-src 'none'`,
	`style-src 'sha256-${createHash('sha256').update(htmlStyles).digest('base64')}'`,
	`style-src-attr 'unsafe-inline'`,
	`base-uri 'none'`,
	`form-action 'none'`,
].join('; ');

function figuresHtml(figures: readonly NamedFigure[]): string {
	const items = figures.map(
		({ label, figure, note }) =>
			`<div><dt>${htmlText(label)}</dt><dd class="value">${htmlText(figureText(figure))}</dd>${note.length === 0 ? '' : `<dd class="basis">${proseHtml(note)}</dd>`}<dd class="basis">${htmlText(basisText(figure))}</dd></div>`,
	);
	return items.length === 0 ? '' : `<dl class="figures">${items.join('')}</dl>`;
}

function sectionHtml({ title, explanation, blocks, width }: Section): string {
	const why = explanation.length === 0 ? '' : `<p class="why">${proseHtml(explanation)}</p>`;
	return `<section class="${width}"><h2>${htmlText(title)}</h2>${why}${blocks.map(blockHtml).join('')}</section>`;
}

function blockHtml(block: Block): string {
	switch (block.kind) {
		case 'prose':
			return `<p>${proseHtml(block.prose)}</p>`;
		case 'table':
			return tableHtml(block);
		case 'columns':
		case 'lines':
		case 'bar':
		case 'intervals':
		case 'strip':
			return plotHtml(block);
		default:
			return assertNever(block);
	}
}

function tableHtml({ caption, columns, rows, more }: Table): string {
	const side = (index: number): string => (columns[index]?.align === 'right' ? ' class="n"' : '');
	const head = columns.map(({ title }, index) => `<th scope="col"${side(index)}>${htmlText(title)}</th>`).join('');
	const body = rows.map(row => `<tr>${row.map((cell, index) => cellHtml(cell, index === 0, side(index))).join('')}</tr>`);
	const left = more === 0 ? '' : `<p class="more">And ${String(more)} more.</p>`;
	return `<table><caption>${htmlText(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>${left}`;
}

function cellHtml(cell: Cell, isName: boolean, side: string): string {
	const content = cell.kind === 'prose' ? proseHtml(cell.prose) : figureHtml(cell.figure);
	return isName ? `<th scope="row"${side}>${content}</th>` : `<td${side}>${content}</td>`;
}

function figureHtml(figure: Figure): string {
	const basis = cellBasisText(figure);
	const range = rangeText(figure).map(words => ` <span class="range">${htmlText(words)}</span>`);
	return `${htmlText(valueText(figure.unit, figure.value))}${range.join('')}${basis === '' ? '' : ` <span class="basis">${htmlText(basis)}</span>`}`;
}

function notesHtml(notes: readonly Prose[]): string {
	return notes.length === 0
		? ''
		: `<div class="notes"><h2>How this is known</h2>${notes.map(note => `<p>${proseHtml(note)}</p>`).join('')}</div>`;
}

function proseHtml(prose: Prose): string {
	return prose.map(spanHtml).join('');
}

function spanHtml(span: Span): string {
	switch (span.kind) {
		case 'text':
			return spaced(span.text);
		case 'strong':
			return `<b>${spaced(span.text)}</b>`;
		case 'quiet':
			return `<span class="quiet">${spaced(span.text)}</span>`;
		case 'code':
			return `<code>${spaced(span.text)}</code>`;
		case 'tag':
			return `<span class="tag">${spaced(span.text)}</span>`;
		case 'swatch':
			return `<i class="swatch ${span.look}"></i>`;
		case 'link':
			return spaced(span.shared);
		default:
			return assertNever(span);
	}
}

/** White space at the ends parts the words of two spans. */
function spaced(text: string): string {
	return `${/^\s/.test(text) ? ' ' : ''}${htmlText(text)}${/\S\s+$/.test(text) ? ' ' : ''}`;
}
