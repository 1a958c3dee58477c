/** Store and domain, as the Overview shows them. */
import { projectLabel } from '../../domain/project.ts';
import type { Place } from '../../ingest/ingest.ts';
import type { CoverageBlock, Overview, Scope } from '../../protocol/overview.ts';
import { everything, type Book, type Choice } from '../book.ts';
import type { Measured } from '../ledger/ledgers.ts';
import type { RepositoryReading } from '../value/repositoryChanges.ts';
import { periodDays } from './period.ts';
import { spendBlock } from './spendBlock.ts';
import { timeBlock } from './timeBlock.ts';
import { valueBlock } from './valueBlock.ts';

/** What is not of the book. */
export interface Around {
	/** Where transcripts were looked for. */
	readonly places: () => readonly Place[];
	readonly measured: Measured;
	readonly coverage: CoverageBlock;
	/** What is known of the open repositories by now; undefined before git was read. */
	readonly readings: readonly RepositoryReading[] | undefined;
	readonly budget: Overview['budget'];
	readonly sample: boolean;
}

export function overviewOf(book: Book, scope: Scope, around: Around): Overview {
	const { places, measured, coverage, readings, budget, sample } = around;
	const { now, calendar } = book.ports;
	const days = periodDays(book, scope.period);
	const choice: Choice = { ...everything, span: { since: days.from, until: days.to }, project: scope.project };
	const sessions = sessionCounts(book, choice);
	return {
		scope,
		generatedAt: now(),
		timeZone: calendar.timeZone,
		projects: projectsOf(book),
		sessions,
		coverage,
		time: timeBlock(book, choice, days),
		spend: spendBlock(book, choice, days),
		value: valueBlock(book, choice, measured, readings),
		budget,
		places: sessions.latestAt === null ? places().map(({ name, folder, found }) => ({ agent: name, folder, found })) : [],
		sample,
	};
}

function projectsOf(book: Book): Overview['projects'] {
	const families = book.families();
	const latest = new Map<string, number>();
	for (const session of book.sessions().values()) {
		const project = families.get(session.id)?.project ?? null;
		if (project !== null) {
			latest.set(project, Math.max(latest.get(project) ?? -Infinity, session.endedAt));
		}
	}
	const ids = [...latest.keys()].sort((a, b) => (latest.get(b) ?? 0) - (latest.get(a) ?? 0));
	return ids.map(id => ({ id, label: projectLabel(id), where: id }));
}

function sessionCounts(book: Book, choice: Choice): Overview['sessions'] {
	const { since, until } = choice.span;
	const families = book.families();
	const roots = [...book.sessions().values()].filter(({ id }) => families.get(id)?.root === id);
	const chosen = choice.project === null ? roots : roots.filter(({ id }) => book.isChosen(id, choice));
	const inPeriod = chosen.filter(session => (since ?? -Infinity) <= session.endedAt && session.startedAt < (until ?? Infinity));
	const latestAt = chosen.reduce<number | null>((latest, session) => Math.max(latest ?? -Infinity, session.endedAt), null);
	return { inPeriod: inPeriod.length, latestAt };
}
