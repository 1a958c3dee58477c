/** Plots: pictures that can be walked through by keyboard, each with its key below. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import { plainText } from '../../base/plainText.ts';
import type {
	BarPlot,
	ColumnsPlot,
	FigureBasis,
	IntervalsPlot,
	LinesPlot,
	ReportAction,
	Series,
	StripPlot,
} from '../../domain/report/document.ts';
import {
	endsOf,
	growth,
	intervalAt,
	PATH_SIDE,
	pathOf,
	percent,
	placeOf,
	scaleFor,
	stretchesOf,
	type Scale,
} from '../../domain/report/layout.ts';
import { basisText, figureText, placeText, valueText } from '../../domain/report/words.ts';
import { columns, type Across, type Column } from '../charts/columns.ts';
import { strip } from '../charts/strip.ts';
import { unbroken, type Take } from './prose.ts';

export function columnsView({ label, basis, unit, series, columns: all }: ColumnsPlot): TemplateResult {
	const scale = scaleFor(
		unit,
		all.map(({ values }) => values.reduce<number>((sum, value) => sum + (value ?? 0), 0)),
	);
	const drawn = all.map(({ title, values }, index): Column => {
		const parts = values.map((value, at) => ({ look: series[at]?.look ?? 'unknown', height: scale.at(value ?? 0) }));
		return {
			key: String(index),
			title: plainText(title),
			text: placeText(series, values, unit),
			parts: parts.filter(({ height }) => height > 0),
		};
	});
	const totals = series.map((_, at) => all.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
	const picture = columns(plainText(label), drawn, namesOf(all), across(scale, unit));
	return figure('of-columns', label, html`${picture} ${key(series, unit, totals, basis)}`);
}

export function linesView({ label, basis, unit, series, places }: LinesPlot): TemplateResult {
	const scale = scaleFor(
		unit,
		series.flatMap(({ values }) => values),
	);
	const stops = places.map(({ title }, place): Column => {
		const values = series.map(({ values: own }) => own[place] ?? null);
		return { key: String(place), title: plainText(title), text: placeText(series, values, unit), parts: [] };
	});
	const ends = endsOf(series);
	const last = placeOf(places.length - 1, places.length);
	const lines = html`<svg viewBox="0 0 ${PATH_SIDE} ${PATH_SIDE}" preserveAspectRatio="none" aria-hidden="true">
			${series.map(one => pathsOf(one, scale))}
		</svg>
		${ends.map(
			({ value }) =>
				html`<span class="end" aria-hidden="true" .style=${`left: ${percent(last)}; bottom: ${percent(scale.at(value))}`}
					>${valueText(unit, value)}</span
				>`,
		)}`;
	const picture = columns(plainText(label), stops, namesOf(places), across(scale, unit), lines);
	const latest = series.map((_, index) => ends.find(end => end.index === index)?.value ?? null);
	return figure('of-lines', label, html`${picture} ${key(series, unit, latest, basis)}`);
}

function pathsOf({ look, isFilled, values }: LinesPlot['series'][number], scale: Scale): TemplateResult[] {
	return stretchesOf(values, scale).map(
		stretch =>
			svg`${isFilled ? svg`<path class="area ${look}" d=${pathOf(stretch, true)}></path>` : nothing}<path class=${look} d=${pathOf(stretch, false)}></path>`,
	);
}

export function barView({ label, basis, unit, parts }: BarPlot): TemplateResult {
	const all = parts.reduce((sum, { value }) => sum + value, 0);
	const picture = html`<div class="bar" role="img" aria-label=${plainText(label)}>
		${parts.map(({ look, value }) => html`<i class=${look} .style=${`flex-grow: ${growth(value, all)}`}></i>`)}
	</div>`;
	const values = parts.map(({ value }) => value);
	return figure('of-bar', label, html`${picture} ${key(parts, unit, values, basis)}`);
}

export function intervalsView({ label, unit, rows }: IntervalsPlot): TemplateResult {
	const scale = scaleFor(
		unit,
		rows.flatMap(({ figure: { value, range } }) => [value, range?.high ?? null]),
	);
	const lines = rows.map(
		row =>
			html`<li>
				<span>${plainText(row.label)}</span> ${interval(row.figure, scale)}
				<span class="n">${figureText(row.figure)} <span class="basis">${unbroken(basisText(row.figure))}</span></span>
			</li>`,
	);
	return figure(
		'of-intervals',
		label,
		html`<ul aria-label=${plainText(label)}>
			${lines}
		</ul>`,
	);
}

function interval(of: IntervalsPlot['rows'][number]['figure'], scale: Scale): TemplateResult {
	const place = intervalAt(of, scale);
	if (place === null) {
		return html`<span class="interval"></span>`;
	}
	return html`<span class="interval" aria-hidden="true">
		<i .style=${`left: ${percent(place.low)}; right: ${percent(1 - place.high)}`}></i><b .style=${`left: ${percent(place.at)}`}></b>
	</span>`;
}

export function stripView({ label, basis, from, to, hours, slices }: StripPlot, take: Take): TemplateResult {
	const taking = (action: ReportAction | null): (() => void) | null =>
		action === null
			? null
			: () => {
					take(action);
				};
	const shown = slices.map(({ start, end, look, title, text, open, change }) => ({
		start,
		end,
		look,
		title: plainText(title),
		text: plainText(text),
		open: taking(open),
		change: taking(change),
	}));
	const named = hours.map(({ at, label: hour }) => ({ at, label: plainText(hour) }));
	const picture = strip({ label: plainText(label), from, to, hours: named, slices: shown });
	return figure('of-strip', label, html`${picture} ${key([], 'count', [], basis)}`);
}

/** Who sees the picture has the heading above it and the key below. */
function figure(kind: string, label: string, content: TemplateResult): TemplateResult {
	return html`<figure class=${kind}>
		${content}
		<figcaption class="unseen">${plainText(label)}</figcaption>
	</figure>`;
}

function across(scale: Scale, unit: ColumnsPlot['unit']): Across[] {
	return scale.ticks.map(tick => ({ height: scale.at(tick), text: valueText(unit, tick) }));
}

/** Chosen: names with more letters together run into each other in half a page; then only the ends have one. */
const MOST_LETTERS = 40;

function namesOf(all: readonly { readonly short: string }[]): { readonly names: readonly string[]; readonly areEnds: boolean } {
	const names = all.map(({ short }) => plainText(short));
	const [first, last] = [names[0], names.at(-1)];
	const areEnds = names.join('').length > MOST_LETTERS && first !== undefined && last !== undefined;
	return { names: areEnds ? [first, last] : names, areEnds };
}

function key(series: readonly Series[], unit: ColumnsPlot['unit'], values: readonly (number | null)[], basis: FigureBasis): TemplateResult {
	const keys = series.map(
		({ look, label }, index) =>
			html`<span><i class="swatch ${look}"></i>${plainText(label)} ${valueText(unit, values[index] ?? null)}</span>`,
	);
	return html`<p class="key">${keys}<span class="basis">${basis}</span></p>`;
}
