import { html, nothing, type TemplateResult } from 'lit';
import { assertNever } from '../../base/assertNever.ts';
import { formatCount } from '../../base/format.ts';
import { plainText } from '../../base/plainText.ts';
import type { Block, Cell, Table } from '../../domain/report/document.ts';
import { cellBasisText, proseText, rangeText, valueText } from '../../domain/report/words.ts';
import { barView, columnsView, intervalsView, linesView, stripView } from './plots.ts';
import { proseView, unbroken, type Take } from './prose.ts';

export function blockView(block: Block, take: Take): TemplateResult {
	switch (block.kind) {
		case 'prose':
			return html`<p>${proseView(block.prose, take)}</p>`;
		case 'table':
			return tableView(block, take);
		case 'columns':
			return columnsView(block);
		case 'lines':
			return linesView(block);
		case 'bar':
			return barView(block);
		case 'intervals':
			return intervalsView(block);
		case 'strip':
			return stripView(block, take);
		default:
			return assertNever(block);
	}
}

/** The roles are said because a narrow page shows each row as a block, which would take them away. */
export function tableView({ caption, columns, rows, more }: Table, take: Take): TemplateResult {
	const side = (index: number): string => (columns[index]?.align === 'right' ? 'n' : '');
	return html`<table role="table">
			<caption>
				${plainText(caption)}
			</caption>
			<thead role="rowgroup">
				<tr role="row">
					${columns.map(({ title }, index) => html`<th role="columnheader" scope="col" class=${side(index)}>${plainText(title)}</th>`)}
				</tr>
			</thead>
			<tbody role="rowgroup">
				${rows.map(
					row =>
						html`<tr role="row">
							${row.map((cell, index) => cellView(cell, index, side(index), columns, take))}
						</tr>`,
				)}
			</tbody>
		</table>
		${more === 0 ? nothing : html`<p class="more">And ${formatCount(more)} more.</p>`}`;
}

function cellView(cell: Cell, index: number, side: string, columns: Table['columns'], take: Take): TemplateResult {
	const content = cell.kind === 'prose' ? html`${proseView(cell.prose, take)}` : figureView(cell.figure);
	const looks = `${side} ${isShort(cell) ? 'short' : ''}`;
	if (index === 0) {
		return html`<th role="rowheader" scope="row" class=${looks}>${content}</th>`;
	}
	return html`<td role="cell" class=${looks} data-column=${plainText(columns[index]?.title ?? '')}>
		${isEmpty(cell) ? nothing : html`<span>${content}</span>`}
	</td>`;
}

function isEmpty(cell: Cell): boolean {
	return cell.kind === 'prose' && cell.prose.length === 0;
}

/** Chosen: so few letters are not broken, "09:04–09:31" for example. */
const SHORT = 24;

function isShort(cell: Cell): boolean {
	return cell.kind === 'prose' && proseText(cell.prose).length <= SHORT;
}

function figureView(figure: Extract<Cell, { kind: 'figure' }>['figure']): TemplateResult {
	const basis = cellBasisText(figure);
	return html`<span class=${figure.value === null ? 'quiet' : ''}>${valueText(figure.unit, figure.value)}</span
		>${rangeText(figure).map(range => html` <span class="range">${range}</span>`)}${
			basis === '' ? nothing : html` <span class="basis">${unbroken(basis)}</span>`
		}`;
}
