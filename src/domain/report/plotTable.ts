/** A plot as a table: the same figures for who reads text, or hears it. */
import { UNKNOWN } from '../../base/format.ts';
import { assertNever } from '../../base/assertNever.ts';
import type { BarPlot, ColumnsPlot, FigureBasis, IntervalsPlot, LinesPlot, Plot, StripPlot, Table, Unit } from './document.ts';
import { figureCell, keyed, proseCell } from './prose.ts';
import { valueText } from './words.ts';

export function plotTable(plot: Exclude<Plot, StripPlot>): Table {
	switch (plot.kind) {
		case 'columns':
			return columnsTable(plot);
		case 'lines':
			return linesTable(plot);
		case 'bar':
			return barTable(plot);
		case 'intervals':
			return intervalsTable(plot);
		default:
			return assertNever(plot);
	}
}

function columnsTable({ label, unit, basis, series, columns }: ColumnsPlot): Table {
	const rows = columns.map(({ title, values }) => [
		proseCell(title),
		...series.map((_, index) => proseCell(columnText(unit, values[index] ?? null))),
	]);
	return { kind: 'table', caption: captionOf(label, basis), columns: [{ title: '', align: 'left' }, ...rightOf(series)], rows, more: 0 };
}

/** A day of which nothing is on record is no day of nothing. */
function columnText(unit: Unit, value: number | null): string {
	return value === null ? UNKNOWN : valueText(unit, value);
}

function linesTable({ label, unit, basis, series, places }: LinesPlot): Table {
	const rows = places.map(({ title }, place) => [
		proseCell(title),
		...series.map(({ values }) => proseCell(valueText(unit, values[place] ?? null))),
	]);
	return { kind: 'table', caption: captionOf(label, basis), columns: [{ title: '', align: 'left' }, ...rightOf(series)], rows, more: 0 };
}

/** What is known of all of them in the same way is said once. */
function captionOf(label: string, basis: FigureBasis): string {
	return `${label} (${basis})`;
}

function rightOf(series: readonly { readonly label: string }[]): Table['columns'] {
	return series.map(({ label }) => ({ title: label, align: 'right' }));
}

function barTable({ label, unit, basis, parts }: BarPlot): Table {
	const all = parts.reduce((sum, { value }) => sum + value, 0);
	const rows = parts.map(part => [
		{ kind: 'prose', prose: keyed(part.look, part.label) } as const,
		proseCell(valueText(unit, part.value)),
		proseCell(valueText('share', all === 0 ? null : part.value / all)),
	]);
	const columns: Table['columns'] = [
		{ title: '', align: 'left' },
		{ title: unit === 'usd' ? 'Estimate' : unit === 'seconds' ? 'Time' : 'Number', align: 'right' },
		{ title: 'Share', align: 'right' },
	];
	return { kind: 'table', caption: captionOf(label, basis), columns, rows, more: 0 };
}

function intervalsTable({ label, rows }: IntervalsPlot): Table {
	const columns: Table['columns'] = [
		{ title: '', align: 'left' },
		{ title: 'Figure', align: 'right' },
		{ title: 'n', align: 'right' },
	];
	const cells = rows.map(({ label: name, figure }) => [
		proseCell(name),
		{ kind: 'figure', figure } as const,
		figureCell('count', figure.n, 'measured'),
	]);
	return { kind: 'table', caption: label, columns, rows: cells, more: 0 };
}
