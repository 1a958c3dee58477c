/** What was measured, as people read it. */
export interface Row {
	readonly what: string;
	readonly values: readonly number[];
	readonly unit: 'ratio' | 'MB' | 'ms' | 'µs' | 'kB';
	/** At most this; the targets are those of the issue that asked for speed. */
	readonly target: number;
	readonly note: string;
}

export function markdownTable(rows: readonly Row[]): string {
	const lines = rows.map(
		row => `| ${[row.what, shown(median(row.values), row), range(row), shown(row.target, row), verdict(row), row.note].join(' | ')} |`,
	);
	return ['| | median | range | target | | ours and theirs |', '| --- | --- | --- | --- | --- | --- |', ...lines].join('\n');
}

export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length / 2;
	return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle) - 1] ?? NaN)) / 2;
}

export function percentile(values: readonly number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

function verdict({ values, target }: Row): string {
	return median(values) <= target ? 'met' : 'missed';
}

function range(row: Row): string {
	return row.values.length < 2 ? '' : `${shown(Math.min(...row.values), row)} to ${shown(Math.max(...row.values), row)}`;
}

function shown(value: number, { unit }: Row): string {
	return unit === 'ratio' ? value.toFixed(2) : `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
}
