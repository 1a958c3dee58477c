/** Plots of a report as HTML. What cannot be seen is in a label and, where the picture says more, in a table below it. */
import { assertNever } from '../base/assertNever.ts';
import { htmlText } from '../base/html.ts';
import type { BarPlot, ColumnsPlot, IntervalsPlot, LinesPlot, Plot, Series, StripPlot } from '../domain/report/document.ts';
import { growth, intervalAt, PATH_SIDE, pathOf, percent, scaleFor, stretchesOf, type Scale } from '../domain/report/layout.ts';
import { basisText, figureText, placeText, valueText } from '../domain/report/words.ts';

export function plotHtml(plot: Plot): string {
	return `<figure>${pictureHtml(plot)}</figure>`;
}

function pictureHtml(plot: Plot): string {
	switch (plot.kind) {
		case 'columns':
			return columnsHtml(plot);
		case 'lines':
			return linesHtml(plot);
		case 'bar':
			return barHtml(plot);
		case 'intervals':
			return intervalsHtml(plot);
		case 'strip':
			return stripHtml(plot);
		default:
			return assertNever(plot);
	}
}

function columnsHtml({ label, basis, unit, series, columns }: ColumnsPlot): string {
	const sums = columns.map(({ values }) => values.reduce<number>((sum, value) => sum + (value ?? 0), 0));
	const scale = scaleFor(unit, sums);
	const drawn = columns.map(({ title, values }) => {
		const parts = values.map((value, index) => box(series[index]?.look ?? 'unknown', `height: ${percent(scale.at(value ?? 0))}`));
		return `<div class="column" title="${htmlText(`${title}: ${placeText(series, values, unit)}`)}">${parts.join('')}</div>`;
	});
	const totals = series.map((_, index) => columns.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
	const names = columns.map(({ short }) => short);
	return `<div class="plot" role="img" aria-label="${htmlText(label)}">${ticksHtml(scale, unit)}${drawn.join('')}</div>${namesHtml(names)}${keyHtml(
		series,
		totals.map(total => valueText(unit, total)),
		basis,
	)}`;
}

function linesHtml({ label, basis, unit, series, places }: LinesPlot): string {
	const scale = scaleFor(
		unit,
		series.flatMap(({ values }) => values),
	);
	const paths = series.flatMap(({ look, isFilled, values }) =>
		stretchesOf(values, scale).map(
			stretch =>
				`${isFilled ? `<path class="area ${look}" d="${pathOf(stretch, true)}"/>` : ''}<path class="${look}" d="${pathOf(stretch, false)}"/>`,
		),
	);
	const side = String(PATH_SIDE);
	const picture = `<svg viewBox="0 0 ${side} ${side}" preserveAspectRatio="none" aria-hidden="true">${paths.join('')}</svg>`;
	const latest = series.map(({ values }) => valueText(unit, values.at(-1) ?? null));
	const names = places.map(({ short }) => short);
	return `<div class="plot" role="img" aria-label="${htmlText(label)}">${ticksHtml(scale, unit)}${picture}</div>${namesHtml(names)}${keyHtml(series, latest, basis)}`;
}

function barHtml({ label, basis, unit, parts }: BarPlot): string {
	const all = parts.reduce((sum, { value }) => sum + value, 0);
	const drawn = parts.map(({ look, value }) => box(look, `flex: ${String(growth(value, all))} 1 0`));
	return `<div class="bar" role="img" aria-label="${htmlText(label)}">${drawn.join('')}</div>${keyHtml(
		parts,
		parts.map(({ value }) => valueText(unit, value)),
		basis,
	)}`;
}

function intervalsHtml({ unit, rows }: IntervalsPlot): string {
	const scale = scaleFor(
		unit,
		rows.flatMap(({ figure }) => [figure.value, figure.range?.high ?? null]),
	);
	const drawn = rows.map(({ label, figure }) => {
		const place = intervalAt(figure, scale);
		const range =
			place === null
				? ''
				: `<i style="left: ${percent(place.low)}; right: ${percent(1 - place.high)}"></i><b style="left: ${percent(place.at)}"></b>`;
		return `<tr><th scope="row">${htmlText(label)}</th><td><span class="interval">${range}</span></td><td class="n">${htmlText(figureText(figure))} <span class="basis">${htmlText(basisText(figure))}</span></td></tr>`;
	});
	return `<table>${drawn.join('')}</table>`;
}

function stripHtml({ label, basis, from, to, hours, slices }: StripPlot): string {
	const at = (moment: number): number => (to === from ? 0 : Math.max(0, Math.min(1, (moment - from) / (to - from))));
	const drawn = slices.map(({ start, end, look, title, text }) => {
		const place = `left: ${percent(at(start))}; width: ${percent(at(end) - at(start))}`;
		return `<i class="${look}" style="${place}" title="${htmlText(`${title}: ${text}`)}"></i>`;
	});
	const marks = hours.map(hour => `<span style="left: ${percent(at(hour.at))}">${htmlText(hour.label)}</span>`);
	return `<div class="strip" role="img" aria-label="${htmlText(label)}">${drawn.join('')}</div><div class="hours" aria-hidden="true">${marks.join('')}</div>${keyHtml([], [], basis)}`;
}

function box(look: string, style: string): string {
	return `<i class="${look}" style="${style}"></i>`;
}

function ticksHtml(scale: Scale, unit: ColumnsPlot['unit']): string {
	return scale.ticks
		.map(tick => `<span class="tick" style="bottom: ${percent(scale.at(tick))}">${htmlText(valueText(unit, tick))}</span>`)
		.join('');
}

/** Names of too many columns would run into each other: then every second one or fewer. */
const MOST_NAMES = 10;

function namesHtml(names: readonly string[]): string {
	const step = Math.ceil(names.length / MOST_NAMES);
	return `<div class="names" aria-hidden="true">${names.map((name, index) => `<span>${index % step === 0 ? htmlText(name) : ''}</span>`).join('')}</div>`;
}

function keyHtml(series: readonly Series[], values: readonly string[], basis: Plot['basis']): string {
	const keys = series.map(
		({ look, label }, index) => `<span><i class="swatch ${look}"></i>${htmlText(label)} ${htmlText(values[index] ?? '')}</span>`,
	);
	return `<p class="key">${keys.join(' ')} <span class="basis">${basis}</span></p>`;
}
