/** Figures as people read them. */
import { assertNever } from '../../base/assertNever.ts';
import { formatCount, formatDuration, formatPoints, formatShare, formatTimes, formatTokens, formatUsd } from '../../base/format.ts';
import { plainText } from '../../base/plainText.ts';
import type { Figure, Prose, Unit } from './document.ts';

/** Stands in a table for what nobody knows. */
const NOT_KNOWN = 'not known';

export function valueText(unit: Unit, value: number | null): string {
	return value === null ? NOT_KNOWN : knownText(unit, value);
}

/** What one place of a plot says: "spec 1 h 10 m, verify 20 m". */
export function placeText(series: readonly { readonly label: string }[], values: readonly (number | null)[], unit: Unit): string {
	return values.every(value => value === null)
		? 'nothing on record'
		: series.map(({ label }, index) => `${plainText(label)} ${valueText(unit, values[index] ?? null)}`).join(', ');
}

/** "38 % (31 to 44 %)", or that nobody knows. */
export function figureText(figure: Figure): string {
	return [valueText(figure.unit, figure.value), ...rangeText(figure)].join(' ');
}

/** "(31 to 44 %)"; none where there is no range. */
export function rangeText({ unit, value, range }: Figure): readonly string[] {
	if (range === null || value === null) {
		return [];
	}
	const [low, high] = [valueText(unit, range.low), valueText(unit, range.high)];
	return [`(${unit === 'share' ? low.replace(/ %$/, '') : low} to ${high})`];
}

/** "measured", "estimated, n = 12"; nothing for what nobody knows. */
export function basisText({ value, basis, n }: Figure): string {
	if (value === null) {
		return '';
	}
	return n === null ? basis : `${basis}, n = ${formatCount(n)}`;
}

/** In a table what is measured, and itself a count, goes without a word. */
export function cellBasisText(figure: Figure): string {
	return figure.basis === 'measured' && figure.n === null ? '' : basisText(figure);
}

/** The words of a sentence, without what they look like. */
export function proseText(prose: Prose): string {
	return plainText(prose.map(span => (span.kind === 'swatch' ? '' : span.text)).join(''));
}

function knownText(unit: Unit, value: number): string {
	switch (unit) {
		case 'count':
			return value < 0 ? `−${formatCount(-value)}` : formatCount(value);
		case 'share':
			return formatShare(value);
		case 'points':
			return formatPoints(value);
		case 'usd':
			return formatUsd(value);
		case 'tokens':
			return formatTokens(value);
		case 'seconds':
			return formatDuration(value);
		case 'times':
			return formatTimes(value);
		case 'number':
			return decimal(value);
		default:
			return assertNever(unit);
	}
}

/** One decimal is enough for the eye; JSON has them all. */
function decimal(value: number): string {
	return `${value < 0 ? '−' : ''}${Math.abs(value).toFixed(1)}`;
}
