/** Whose summaries are whose, as far as they tell, and what is not to be counted twice. */
import type { Summary } from '../summary/summary.ts';
import type { PersonKey } from './disclosure.ts';

export interface Person {
	readonly key: PersonKey;
	/** As they wrote it; null where they did not choose to. */
	readonly name: string | null;
	readonly summaries: readonly Summary[];
}

export interface People {
	readonly people: readonly Person[];
	/** Summaries that tell again what others tell. */
	readonly repeated: number;
	/** Summaries that do not tell whose they are. */
	readonly anonymous: number;
}

/**
 * Who is named has their name as a key, and what they gave without it stays under their pseudonym. Summaries that do not tell whose they
 * are may be one person's: they count as one.
 */
export function peopleIn(summaries: readonly Summary[]): People {
	const latest = latestById(summaries);
	const byKey = Map.groupBy(latest, keyOf);
	const people = [...byKey].map(([key, own]): Person => {
		const name = own[0]?.chosen.author?.trim() ?? null;
		return { key, name, summaries: key === ANONYMOUS ? own : withoutOverlaps(own) };
	});
	const counted = people.reduce((sum, person) => sum + person.summaries.length, 0);
	return { people, repeated: summaries.length - counted, anonymous: byKey.get(ANONYMOUS)?.length ?? 0 };
}

const ANONYMOUS: PersonKey = 'anonymous';

function keyOf({ chosen, contributor }: Summary): PersonKey {
	const name = chosen.author?.trim() ?? '';
	if (name !== '') {
		return `named ${name}`;
	}
	return contributor === null ? ANONYMOUS : `pseudonym ${contributor}`;
}

/** What was exported again counts as it stood last. */
function latestById(summaries: readonly Summary[]): readonly Summary[] {
	const latest = new Map<string, Summary>();
	for (const summary of summaries) {
		const known = latest.get(summary.id);
		if (known === undefined || known.made < summary.made) {
			latest.set(summary.id, summary);
		}
	}
	return [...latest.values()];
}

/** A period has the sessions of its days in it, and may have shorter periods: the longest one counts. */
function withoutOverlaps(summaries: readonly Summary[]): readonly Summary[] {
	const periods: Summary[] = [];
	for (const period of summaries.filter(summary => summary.of === 'period').sort(longestFirst)) {
		if (!periods.some(known => overlap(known, period))) {
			periods.push(period);
		}
	}
	const sessions = summaries.filter(summary => summary.of === 'session');
	return [...periods, ...sessions.filter(session => !periods.some(period => overlap(period, session)))];
}

function longestFirst(a: Summary, b: Summary): number {
	return daysOf(b) - daysOf(a) || (a.made < b.made ? 1 : -1);
}

function daysOf({ period }: Summary): number {
	return Date.parse(period.last) - Date.parse(period.first);
}

function overlap(a: Summary, b: Summary): boolean {
	return a.period.first <= b.period.last && b.period.first <= a.period.last;
}
