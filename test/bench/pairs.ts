/** The machine is shared and its speed changes, so ours and theirs run in turn, and only their ratios are compared. */
import { measure, type Command, type Cost } from './measure.ts';
import { median, type Row } from './table.ts';

export interface Comparison {
	/** Each ratio is of one pair: ours over theirs. */
	readonly cpu: readonly number[];
	readonly wall: readonly number[];
	readonly ours: readonly Cost[];
	readonly theirs: readonly Cost[];
}

/** `prepare` comes before each of ours, and is not measured. */
export function runPairs(rounds: number, ours: Command, theirs: Command, prepare: () => void, check: (cost: Cost) => void): Comparison {
	const costs = Array.from({ length: rounds }, () => {
		prepare();
		const our = measure(ours);
		check(our);
		return { ours: our, theirs: measure(theirs) };
	});
	return {
		cpu: costs.map(pair => pair.ours.cpuSeconds / pair.theirs.cpuSeconds),
		wall: costs.map(pair => pair.ours.wallSeconds / pair.theirs.wallSeconds),
		ours: costs.map(pair => pair.ours),
		theirs: costs.map(pair => pair.theirs),
	};
}

export function comparisonRows(what: string, { cpu, wall, ours, theirs }: Comparison, targets: { cpu: number; wall: number }): Row[] {
	const both = (unit: string, of: (cost: Cost) => number): string =>
		`${median(ours.map(of)).toFixed(2)} and ${median(theirs.map(of)).toFixed(2)} ${unit}`;
	return [
		{ what: `${what}: CPU`, values: cpu, unit: 'ratio', target: targets.cpu, note: both('CPU s', cost => cost.cpuSeconds) },
		{ what: `${what}: wall`, values: wall, unit: 'ratio', target: targets.wall, note: both('s', cost => cost.wallSeconds) },
	];
}

export function peakRow(what: string, costs: readonly Cost[], target: number): Row {
	return { what, values: costs.map(cost => cost.peakMegabytes), unit: 'MB', target, note: '' };
}
