/** What the spend of a period became, as it was when git was read last: nobody waits for git here. */
import type { Overview } from '../../protocol/overview.ts';
import type { Book, Choice } from '../book.ts';
import type { Measured } from '../ledger/ledgers.ts';
import { periodValue } from '../value/periodValue.ts';
import { costsOf, type RepositoryReading } from '../value/repositoryChanges.ts';

/** `readings` is undefined before git was read for the first time. */
export function valueBlock(
	book: Book,
	choice: Choice,
	measured: Measured,
	readings: readonly RepositoryReading[] | undefined,
): Overview['value'] {
	if (measured.kind === 'notMeasured') {
		return measured;
	}
	if (readings === undefined) {
		return { kind: 'notMeasured', why: 'looking' };
	}
	const costs = costsOf(book, choice);
	const value = periodValue(book, { costs, sessions: new Set(costs.keys()) }, readings, measured);
	if (value.kind === 'notKnown') {
		return { kind: 'notMeasured', why: value.why };
	}
	if (value.branches.length === 0) {
		return { kind: 'notMeasured', why: 'noDefaultBranch' };
	}
	const { landed, open, droppedOrReverted, noEdits } = value.parts;
	return {
		kind: 'measured',
		changes: value.landedChanges,
		landed,
		notLanded: sumOf([open, droppedOrReverted, noEdits]),
		notFollowed: value.notFollowed,
	};
}

/** Null where a part has no price: the rest would look like all of it. */
function sumOf(parts: readonly (number | null)[]): number | null {
	return parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}
