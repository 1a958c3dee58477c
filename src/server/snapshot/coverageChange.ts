/** How coverage changed since a day: against what was last seen before it. */
import type { Day } from '../../domain/calendar.ts';
import type { CoverageHistory } from '../ledger/coverageHistory.ts';
import { sumOf } from '../ledger/coverage.ts';
import type { Measured } from '../ledger/ledgers.ts';

export interface CoverageChange {
	/** Percentage points. */
	readonly points: number;
	/** The day of the figure that it is held against. */
	readonly since: Day;
}

/** Null when either figure is not known. */
export function coverageChange(
	{ measured, history }: { readonly measured: Measured; readonly history: CoverageHistory },
	first: Day,
): CoverageChange | null {
	const before = history.before(rootsOf(measured), first);
	const { coverage } = sumOf(measured.kind === 'measured' ? measured.files.map(({ covered }) => covered) : []);
	if (before === null || before.alive === 0 || coverage === null) {
		return null;
	}
	return { points: (coverage - before.verified / before.alive) * 100, since: before.day };
}

/** The open working trees. */
export function rootsOf(measured: Measured): readonly string[] {
	return measured.kind === 'measured' ? measured.trees.map(({ root }) => root) : [];
}
