/** What the engineer says came of work, put together with the changes that the open repositories tell of. */
import type { SessionId } from '../../domain/trace/ids.ts';
import { outcomeParts, sessionsWith, type OutcomeAnswer, type OutcomeChange, type OutcomePart } from '../../domain/value/outcomeSplit.ts';
import type { Book } from '../book.ts';
import type { Spent } from './periodValue.ts';
import type { RepositoryReading } from './repositoryChanges.ts';

/** Of a period: of the changes only those that its sessions had a part in. */
export function outcomesIn({ ports }: Book, { costs, sessions }: Spent, readings: readonly RepositoryReading[]): readonly OutcomePart[] {
	const changes = changesIn(readings).filter(change => change.sessions.some(({ session }) => sessions.has(session)));
	const left = linesLeft(readings);
	const spent = [...costs].map(([session, costUsd]) => ({ session, costUsd, lines: left.get(session) ?? 0 }));
	return outcomeParts(ports.said(), spent, changes);
}

/** Of all that is on record. */
export function sessionsOf(book: Book, answer: OutcomeAnswer, readings: readonly RepositoryReading[]): ReadonlySet<SessionId> {
	const roots = [...book.sessions().keys()].filter(id => book.rootOf(id) === id);
	return sessionsWith(answer, book.ports.said(), roots, changesIn(readings));
}

function changesIn(readings: readonly RepositoryReading[]): readonly OutcomeChange[] {
	return readings.flatMap(({ changes }) =>
		changes.map(({ commit, state, sessions }) => ({ commit: commit.id, isLanded: state === 'landed', sessions })),
	);
}

/** Here and elsewhere. */
function linesLeft(readings: readonly RepositoryReading[]): ReadonlyMap<SessionId, number> {
	const left = new Map<SessionId, number>();
	for (const { lines } of readings) {
		for (const { session, surviving, open, gone, dropped } of lines) {
			left.set(session, (left.get(session) ?? 0) + surviving + open + gone + dropped);
		}
	}
	for (const session of left.keys()) {
		const elsewhere = readings.map(reading => reading.elsewhere.get(session) ?? 0);
		left.set(session, (left.get(session) ?? 0) + Math.min(...elsewhere));
	}
	return left;
}
