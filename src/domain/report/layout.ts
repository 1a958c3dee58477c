/** Where the parts of plots are, as shares of the room they have: the page and the exported HTML draw the same picture. */
import type { Figure, LinesPlot, Unit } from './document.ts';

/** From 0 up to `most`, with the values at which a line across helps to read it. */
export interface Scale {
	readonly most: number;
	readonly ticks: readonly number[];
	/** From 0 at the bottom to 1 at the top. */
	readonly at: (value: number) => number;
}

/** Chosen: two lines across are enough for a small picture. */
const TICKS = 2;

/** Chosen: a millionth of a cent, of a second, of a point. Less is drawn as nothing, and powers of ten still hold their digits. */
const LEAST_SHOWN = 1e-8;

/** `values` without one that can be seen make a scale without a line. */
export function scaleFor(unit: Unit, values: readonly (number | null)[]): Scale {
	const most = values.reduce<number>((highest, value) => Math.max(highest, value ?? 0), 0);
	if (most < LEAST_SHOWN) {
		return { most: 1, ticks: [], at: () => 0 };
	}
	const step = niceStep(unit, most);
	const ticks = Array.from({ length: Math.floor(most / step + ROUNDING) }, (_, index) => (index + 1) * step);
	return { most, ticks, at: value => Math.max(0, Math.min(1, value / most)) };
}

const ROUNDING = 1e-9;
const MINUTE = 60;
const HOUR = 3_600;

/** The smallest round step of which at most as many as wanted fit: whole hours, minutes and counts. */
function niceStep(unit: Unit, most: number): number {
	const base = unit === 'seconds' ? (most < HOUR ? MINUTE : HOUR) : 1;
	const least = most / base / (TICKS + 1);
	const power = 10 ** Math.floor(Math.log10(least));
	const nice = [1, 2, 5, 10].map(factor => factor * power).find(step => most / base / step < TICKS + 1) ?? 10 * power;
	const isWhole = unit === 'count' || unit === 'tokens' || unit === 'seconds';
	return (isWhole ? Math.max(1, Math.round(nice)) : nice) * base;
}

export interface Point {
	readonly x: number;
	readonly y: number;
}

/** The stretches of a line: where a value is not known, the line has a gap. Both from 0 to 1, `y` upwards. */
export function stretchesOf(values: readonly (number | null)[], scale: Scale): readonly (readonly Point[])[] {
	const stretches: Point[][] = [];
	let isOpen = false;
	values.forEach((value, index) => {
		if (value === null) {
			isOpen = false;
			return;
		}
		const point = { x: placeOf(index, values.length), y: scale.at(value) };
		if (isOpen) {
			stretches.at(-1)?.push(point);
		} else {
			stretches.push([point]);
		}
		isOpen = true;
	});
	return stretches;
}

/** The middle of the place of the index among so many. */
export function placeOf(index: number, count: number): number {
	return (index + 0.5) / count;
}

/** The side of a picture in the units of its path. */
export const PATH_SIDE = 100;

/** An SVG path in a square whose side is `PATH_SIDE`; a filled one goes down to the ground and back. A point alone is a short stroke. */
export function pathOf(stretch: readonly Point[], isFilled: boolean): string {
	const [first, last] = [stretch[0], stretch.at(-1)];
	if (first === undefined || last === undefined) {
		return '';
	}
	const single = stretch.length === 1 ? ` h0.01` : '';
	const line = `M${stretch.map(({ x, y }) => `${number(x)},${number(1 - y)}`).join(' L')}${single}`;
	return isFilled ? `${line} L${number(last.x)},${PATH_SIDE} L${number(first.x)},${PATH_SIDE} Z` : line;
}

function number(share: number): string {
	return String(Math.round(share * PATH_SIDE * 1_000) / 1_000);
}

/** The last known value of each line, which is written at its end. */
export function endsOf(series: LinesPlot['series']): readonly { readonly index: number; readonly value: number }[] {
	return series.flatMap(({ values }, index) => {
		const value = values.findLast(one => one !== null);
		return value === undefined ? [] : [{ index, value }];
	});
}

/** Where a figure and its range are, from 0 to 1, on one scale for all rows; null for what is not known. */
export function intervalAt(figure: Figure, scale: Scale): { readonly at: number; readonly low: number; readonly high: number } | null {
	const { value, range } = figure;
	if (value === null) {
		return null;
	}
	return { at: scale.at(value), low: scale.at(range?.low ?? value), high: scale.at(range?.high ?? value) };
}

/** Chosen: parts that together are less than 1 would leave room in a flexible box. */
const WHOLE = 100;

/** What a part of a bar has to grow by, so that all of them fill it, however little they are. */
export function growth(part: number, all: number): number {
	return all === 0 ? 0 : (part / all) * WHOLE;
}

/** "12.500%", for a stylesheet. */
export function percent(share: number): string {
	return `${(share * 100).toFixed(3)}%`;
}
