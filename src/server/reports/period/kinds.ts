/** The sessions of a period by kind of work, and what all sessions say of models for it. */
import type { KindFacts, ModelAdvice, Share } from '../../../domain/report/period/facts.ts';
import { tally } from '../../../domain/spend/tally.ts';
import type { SessionId } from '../../../domain/trace/ids.ts';
import type { Allocation } from '../../../domain/value/allocation.ts';
import { workKinds, type WorkKind } from '../../../domain/value/kind.ts';
import type { SessionLines } from '../../../domain/value/sessionLines.ts';
import { FEWEST_SESSIONS, type ValuedSession } from '../../../domain/value/valuedSession.ts';
import type { Choice } from '../../book.ts';
import type { RepositoryReading } from '../../value/repositoryChanges.ts';
import type { ReportSources } from '../sources.ts';

export function kindFacts(
	{ book, work }: ReportSources,
	choice: Choice,
	readings: readonly RepositoryReading[],
	atWork: ReadonlySet<SessionId>,
): readonly KindFacts[] {
	const sessions = work.sessions(choice, readings).filter(({ session }) => atWork.has(session));
	const responses = Map.groupBy(book.responses(choice), ({ session }) => book.rootOf(session));
	const lines = Map.groupBy(
		readings.flatMap(reading => reading.lines),
		({ session }) => session,
	);
	const allocation = work.allocation(readings);
	const facts = workKinds.flatMap((kind): KindFacts[] => {
		const those = sessions.filter(session => session.kind === kind);
		const spent = those.flatMap(({ session }) => responses.get(session) ?? []);
		const left = those.flatMap(({ session }) => lines.get(session) ?? []);
		const usd = spent.length === 0 ? null : tally(spent, book.ports.priceOf).costUsd;
		return those.length === 0 ? [] : [{ kind, usd, ...madeOf(those, left), model: adviceFor(kind, allocation) }];
	});
	return facts.sort((a, b) => (b.usd ?? -1) - (a.usd ?? -1) || b.sessions - a.sessions);
}

function madeOf(
	sessions: readonly ValuedSession[],
	lines: readonly SessionLines[],
): Pick<KindFacts, 'sessions' | 'landed' | 'verified' | 'corrections'> {
	return {
		sessions: sessions.length,
		landed: landedOf(lines),
		verified: shareOf(sessions.flatMap(({ alive }) => (alive === null ? [] : [{ of: alive.lines, part: alive.verified }]))),
		corrections: correctionsOf(sessions),
	};
}

/** What is still open may land yet, and says nothing. */
function landedOf(lines: readonly SessionLines[]): Share | null {
	return shareOf(lines.map(({ surviving, gone, dropped }) => ({ of: surviving + gone + dropped, part: surviving })));
}

function shareOf(parts: readonly Share[]): Share | null {
	const of = parts.reduce((sum, part) => sum + part.of, 0);
	return of === 0 ? null : { of, part: parts.reduce((sum, { part }) => sum + part, 0) };
}

function correctionsOf(sessions: readonly ValuedSession[]): KindFacts['corrections'] {
	const counts = sessions.flatMap(({ correctingTurns }) => correctingTurns ?? []);
	return counts.length === 0 ? null : { perSession: counts.reduce((sum, count) => sum + count, 0) / counts.length, n: counts.length };
}

function adviceFor(kind: WorkKind, { rows, proposals }: Allocation): ModelAdvice {
	const enough = rows.filter(row => row.kind === kind && FEWEST_SESSIONS <= row.n);
	const [proposal] = proposals.filter(one => one.kind === kind).sort((a, b) => a.cheaperCost.value - b.cheaperCost.value);
	if (proposal !== undefined) {
		const { cheaper: model, usual, n } = proposal;
		return { kind: 'try', model, usual, costShare: proposal.cheaperCost.value / proposal.usualCost.value, n };
	}
	return enough.length > 1 ? { kind: 'noClearDifference' } : { kind: enough.length === 0 ? 'tooFew' : 'tooFewOnOthers' };
}
