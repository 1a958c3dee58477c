/** Plain tables for a terminal: columns as wide as they need to be, the first one cut where the line would not fit. */

export interface Column<T> {
	readonly title: string;
	readonly align: 'left' | 'right';
	readonly text: (row: T) => string;
}

const GAP = '  ';
/** Less than this of a first column says nothing. */
const NARROWEST = 12;

/** `width` is the terminal's, in characters; null where there is no terminal. */
export function table<T>(columns: readonly Column<T>[], rows: readonly T[], width: number | null): string {
	const cells = [columns.map(column => column.title), ...rows.map(row => columns.map(column => column.text(row)))];
	const widths = columns.map((_, index) => Math.max(...cells.map(line => Array.from(line[index] ?? '').length)));
	const first = widths[0] ?? 0;
	const excess = width === null ? 0 : total(widths) - width;
	widths[0] = excess > 0 ? Math.max(NARROWEST, first - excess) : first;
	return cells
		.map(line =>
			line
				.map((cell, index) => pad(cell, widths[index] ?? 0, columns[index]?.align ?? 'left'))
				.join(GAP)
				.trimEnd(),
		)
		.join('\n');
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
