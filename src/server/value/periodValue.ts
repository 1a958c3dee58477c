/** What the spend of a period became, in the repositories of the open folders. */
import type { Calendar, Day } from '../../domain/calendar.ts';
import type { PeriodValue } from '../../domain/report/period/facts.ts';
import type { SessionId } from '../../domain/trace/ids.ts';
import { spendParts, splitSpend } from '../../domain/value/spendSplit.ts';
import type { Book } from '../book.ts';
import type { Measured } from '../ledger/ledgers.ts';
import { sessionValues, type CommitChange, type RepositoryReading, type SessionCosts } from './repositoryChanges.ts';

/** What was spent in the period, and the sessions that were at work in it. */
export interface Spent {
	readonly costs: SessionCosts;
	readonly sessions: ReadonlySet<SessionId>;
}

export function periodValue(
	book: Book,
	{ costs, sessions }: Spent,
	readings: readonly RepositoryReading[],
	measured: Measured,
): PeriodValue {
	if (readings.length === 0) {
		return { kind: 'notKnown', why: measured.kind === 'notMeasured' ? measured.why : 'noRepository' };
	}
	const here = readings.flatMap(reading => sessionValues(book, reading, costs));
	if (here.length === 0) {
		return { kind: 'notKnown', why: 'elsewhere' };
	}
	const parts = splitSpend(here);
	const followed = spendParts.reduce((sum, part) => sum + (parts[part] ?? 0), 0);
	const spent = sumOf(costs);
	const landed = readings.flatMap(({ changes }) => changes).filter(({ state }) => state === 'landed');
	return {
		kind: 'known',
		parts,
		notFollowed: spent === null ? null : remainder(spent, followed),
		landedChanges: landed.filter(change => change.sessions.some(({ session }) => sessions.has(session))).length,
		branches: [...new Set(readings.flatMap(({ defaultBranch }) => defaultBranch ?? []))],
	};
}

/** Null where nothing of it has a price. */
function sumOf(costs: SessionCosts): number | null {
	const priced = [...costs.values()].filter(usd => usd !== null);
	return priced.length === 0 && costs.size > 0 ? null : priced.reduce((sum, usd) => sum + usd, 0);
}

/** Agent-written lines by the day on which they came into a default branch; null where no such branch is known. */
export function landedByDay(
	readings: readonly RepositoryReading[],
	calendar: Calendar,
	only: ReadonlySet<SessionId> | null = null,
): ReadonlyMap<Day, number> | null {
	if (readings.every(({ defaultBranch }) => defaultBranch === null)) {
		return null;
	}
	const lines = new Map<Day, number>();
	for (const change of readings.flatMap(({ changes }) => changes)) {
		if (change.landedAt !== null) {
			const day = calendar.dayOf(change.landedAt);
			lines.set(day, (lines.get(day) ?? 0) + linesOf(change, only));
		}
	}
	return lines;
}

function linesOf({ lines, sessions }: CommitChange, only: ReadonlySet<SessionId> | null): number {
	return only === null ? lines : sessions.filter(({ session }) => only.has(session)).reduce((sum, part) => sum + part.lines, 0);
}

/** US dollars. Sums of parts differ from the whole by less than this. */
const ROUNDING = 1e-6;

function remainder(all: number, followed: number): number {
	return all - followed < ROUNDING ? 0 : all - followed;
}
