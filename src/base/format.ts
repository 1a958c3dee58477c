/** Numbers as people read them, the same on every machine. Unknown is said, nothing is rounded away to 0 % or up to 100 %. */

/** Stands for a number that nobody knows. */
export const UNKNOWN = '–';

/** "1,300": digits in groups of three. */
export function formatCount(count: number): string {
	return Math.round(count)
		.toString()
		.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "Feature" */
export function capitalised(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "no edits", "1 edit", "1,300 edits". */
export function formatCounted(count: number, noun: string): string {
	if (count === 0) {
		return `no ${noun}s`;
	}
	return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

const CENT = 0.01;
const WHOLE_DOLLARS_FROM = 1_000;

/** "$4.20", "under $0.01", "$1,240", or "no price". */
export function formatUsd(usd: number | null): string {
	if (usd === null) {
		return 'no price';
	}
	if (usd > 0 && usd < CENT) {
		return 'under $0.01';
	}
	const cents = usd.toFixed(2);
	return Number(cents) < WHOLE_DOLLARS_FROM ? `$${cents}` : `$${formatCount(usd)}`;
}

interface Unit {
	readonly size: number;
	readonly name: string;
	/** From this many on, a decimal is noise. */
	readonly wholeFrom: number;
}
const tokenUnits: readonly Unit[] = [
	{ size: 1_000, name: 'k', wholeFrom: 10 },
	{ size: 1_000_000, name: 'M', wholeFrom: 100 },
	{ size: 1_000_000_000, name: 'B', wholeFrom: 100 },
];

/** "412", "3.2 k", "412 k", "1.9 M". */
export function formatTokens(tokens: number | null): string {
	if (tokens === null) {
		return UNKNOWN;
	}
	if (tokens < 1_000) {
		return formatCount(tokens);
	}
	const written = tokenUnits.map(unit => ({ unit, amount: rounded(tokens / unit.size, unit.wholeFrom) }));
	const fitting = written.find(({ amount }) => amount < 1_000) ?? written.at(-1);
	return fitting === undefined ? formatCount(tokens) : `${groupedDecimal(fitting.amount)} ${fitting.unit.name}`;
}

function rounded(amount: number, wholeFrom: number): number {
	const withDecimal = Math.round(amount * 10) / 10;
	return withDecimal < wholeFrom ? withDecimal : Math.round(amount);
}

function groupedDecimal(amount: number): string {
	return Number.isInteger(amount) ? formatCount(amount) : amount.toFixed(1);
}

const MINUTE = 60;

/** "46 m", "1 h 13 m", "2 h", "under 1 m". */
export function formatDuration(seconds: number | null): string {
	if (seconds === null) {
		return UNKNOWN;
	}
	if (seconds > 0 && seconds < MINUTE) {
		return 'under 1 m';
	}
	const minutes = Math.round(seconds / MINUTE);
	const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
	if (hours === 0) {
		return `${rest} m`;
	}
	return rest === 0 ? `${formatCount(hours)} h` : `${formatCount(hours)} h ${rest} m`;
}

/** "53 %", "<1 %" for the least part, "99 %" for all but the least part. */
export function formatShare(share: number | null): string {
	if (share === null) {
		return UNKNOWN;
	}
	const percent = Math.round(share * 100);
	if (percent === 0 && share > 0) {
		return '<1 %';
	}
	return percent === 100 && share < 1 ? '99 %' : `${percent} %`;
}

/** A change in percentage points: "+4", "−3", "±0". */
export function formatPoints(points: number): string {
	const whole = Math.round(Math.abs(points));
	if (whole === 0) {
		return '±0';
	}
	return points > 0 ? `+${whole}` : `−${whole}`;
}

/** "1.3 times", "1.0 times", "under 0.1 times", "240 times". */
export function formatTimes(ratio: number): string {
	if (ratio > 0 && ratio < 0.1) {
		return 'under 0.1 times';
	}
	const amount = rounded(ratio, 100);
	return `${amount === 0 || amount >= 100 ? formatCount(amount) : amount.toFixed(1)} times`;
}

const byteUnits = [
	{ size: 1e9, name: 'GB' },
	{ size: 1e6, name: 'MB' },
	{ size: 1e3, name: 'kB' },
] as const;

/** "1.1 GB", "412 kB", "17 bytes". */
export function formatBytes(bytes: number): string {
	const { size, name } = byteUnit(bytes);
	return `${bytesIn(size, bytes)} ${name}`;
}

/** "0.4 of 1.1 GB": both in the unit of the whole. */
export function formatBytesOf(done: number, total: number): string {
	const { size, name } = byteUnit(total);
	return `${bytesIn(size, done)} of ${bytesIn(size, total)} ${name}`;
}

function byteUnit(bytes: number): { readonly size: number; readonly name: string } {
	return byteUnits.find(({ size }) => size <= bytes) ?? { size: 1, name: 'bytes' };
}

function bytesIn(unit: number, bytes: number): string {
	return groupedDecimal(rounded(bytes / unit, unit === 1 ? 0 : 10));
}
