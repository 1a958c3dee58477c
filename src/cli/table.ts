/** Plain tables for a terminal: columns as wide as they need to be, names cut where the line would not fit. Foreign text cannot steer the terminal. */
import { plainText } from '../base/plainText.ts';

export interface Column<T> {
	readonly title: string;
	readonly align: 'left' | 'right';
	readonly text: (row: T) => string;
}

const GAP = '  ';
/** Less than this of a name says nothing. */
const NARROWEST = 12;

/** `width` is the terminal's, in characters; null where there is no terminal. */
export function table<T>(columns: readonly Column<T>[], rows: readonly T[], width: number | null): string {
	const cells = [columns.map(column => column.title), ...rows.map(row => columns.map(column => plainText(column.text(row))))];
	const widths = columns.map((_, index) => Math.max(...cells.map(line => Array.from(line[index] ?? '').length)));
	fit(
		widths,
		columns.map(column => column.align === 'left'),
		width,
	);
	return cells
		.map(line =>
			line
				.map((cell, index) => pad(cell, widths[index] ?? 0, columns[index]?.align ?? 'left'))
				.join(GAP)
				.trimEnd(),
		)
		.join('\n');
}

/** Takes what is too much from the widest of the columns that may be cut, a character at a time. */
function fit(widths: number[], mayBeCut: readonly boolean[], width: number | null): void {
	const widestOf = (): number =>
		widths.reduce((widest, own, index) => (mayBeCut[index] === true && own > (widths[widest] ?? 0) ? index : widest), 0);
	for (let widest = widestOf(); width !== null && total(widths) > width && (widths[widest] ?? 0) > NARROWEST; widest = widestOf()) {
		widths[widest] = (widths[widest] ?? 0) - 1;
	}
}

function total(widths: readonly number[]): number {
	return widths.reduce((sum, width) => sum + width, GAP.length * (widths.length - 1));
}

function pad(cell: string, width: number, align: 'left' | 'right'): string {
	const characters = Array.from(cell);
	const text = characters.length > width ? `${characters.slice(0, width - 1).join('')}…` : cell;
	const space = ' '.repeat(Math.max(0, width - Array.from(text).length));
	return align === 'left' ? text + space : space + text;
}
