/** Unverified files cut into the groups under which they are listed: each group has the files with those of their hunks that are its own. */
import type { Calendar } from '../../../domain/calendar.ts';
import type { LedgerHunk, UnverifiedFile } from '../../../protocol/ledger.ts';

export const groupings = ['file', 'session', 'age'] as const;
export type Grouping = (typeof groupings)[number];

/** From the youngest. */
export const ages = ['today', 'yesterday', 'week', 'month', 'older'] as const;
export type Age = (typeof ages)[number];

export interface SessionGroup {
	readonly session: string;
	readonly agentName: string;
	/** When its latest edit was made of those that are listed. */
	readonly at: number;
	readonly files: readonly UnverifiedFile[];
}

export interface AgeGroup {
	readonly age: Age;
	readonly files: readonly UnverifiedFile[];
}

/** The most unverified lines first. */
export function bySession(files: readonly UnverifiedFile[]): SessionGroup[] {
	return grouped(files, ({ session }) => session)
		.map(([session, ofSession]) => {
			const hunks = ofSession.flatMap(file => file.hunks);
			return { session, agentName: hunks[0]?.agentName ?? '', at: Math.max(...hunks.map(({ at }) => at)), files: ofSession };
		})
		.sort((a, b) => linesIn(b.files) - linesIn(a.files) || b.at - a.at);
}

/** By the days of the engineer's time zone; groups of which there is nothing are left out. */
export function byAge(files: readonly UnverifiedFile[], now: number, calendar: Calendar): AgeGroup[] {
	const groups = new Map(grouped(files, hunk => ageOf(hunk, now, calendar)));
	return ages.flatMap(age => {
		const ofAge = groups.get(age);
		return ofAge === undefined ? [] : [{ age, files: ofAge }];
	});
}

/** Unverified lines of the listed hunks. */
export function linesIn(files: readonly UnverifiedFile[]): number {
	return files.reduce((sum, { hunks }) => sum + hunks.reduce((lines, hunk) => lines + hunk.lines, 0), 0);
}

function ageOf({ at }: LedgerHunk, now: number, calendar: Calendar): Age {
	const [day, today] = [calendar.dayOf(at), calendar.dayOf(now)];
	const isWithin = (days: number): boolean => calendar.addDays(today, 1 - days) <= day;
	return isWithin(1) ? 'today' : isWithin(2) ? 'yesterday' : isWithin(WEEK_DAYS) ? 'week' : isWithin(MONTH_DAYS) ? 'month' : 'older';
}

const WEEK_DAYS = 7;
const MONTH_DAYS = 30;

/** Groups in the order of their first hunks, files in each in the order that they had. */
function grouped<K>(files: readonly UnverifiedFile[], keyOf: (hunk: LedgerHunk) => K): (readonly [K, readonly UnverifiedFile[]])[] {
	const groups = new Map<K, UnverifiedFile[]>();
	for (const file of files) {
		for (const [key, hunks] of Map.groupBy(file.hunks, keyOf)) {
			groups.set(key, [...(groups.get(key) ?? []), { ...file, hunks }]);
		}
	}
	return [...groups];
}
