/** Sessions with what they cost and what came of them, put together from all that is on record of them. */
import { tally, tallyBy, tokensOf } from '../../domain/spend/tally.ts';
import type { SessionId } from '../../domain/trace/ids.ts';
import { blankKey } from '../../domain/trace/lineKey.ts';
import { correctingTurns } from '../../domain/value/corrections.ts';
import type { SessionLines } from '../../domain/value/sessionLines.ts';
import type { ValuedSession } from '../../domain/value/valuedSession.ts';
import type { Book, Choice } from '../book.ts';
import type { CoveredFile } from '../ledger/coverage.ts';
import { sessionFacts, type SessionFacts } from '../snapshot/sessions.ts';
import { shownKindOf } from './said.ts';

/** What was measured of lines: in the open folders, and in their repositories. */
export interface LineMeasures {
	readonly covered: readonly CoveredFile[];
	readonly lines: readonly SessionLines[];
}

/** Those to which a model has answered. */
export function valuedSessions(book: Book, choice: Choice, { covered, lines }: LineMeasures): readonly ValuedSession[] {
	const alive = aliveBySession(book, covered);
	const landed = new Map(lines.map(one => [one.session, landedShare(one)]));
	const answered = [...sessionFacts(book, choice).values()].filter(({ responses }) => responses.length > 0);
	return answered.map(facts => ({
		session: facts.session.id,
		kind: shownKindOf(book, facts).kind,
		model: modelOf(book, facts),
		costUsd: wholeCost(book, facts),
		correctingTurns: facts.edits.length === 0 ? null : correctingTurns(facts.turns, facts.edits),
		alive: alive.get(facts.session.id) ?? null,
		landed: landed.get(facts.session.id) ?? null,
		responses: facts.responses,
	}));
}

/** Null where a part has no price: the rest would look cheap. */
function wholeCost({ ports }: Book, { responses }: SessionFacts): number | null {
	const { costUsd, unpricedTokens } = tally(responses, ports.priceOf);
	return unpricedTokens === 0 ? costUsd : null;
}

/** The one that most of the spend went to; where nothing has a price, most of the tokens. */
function modelOf({ ports }: Book, { responses }: SessionFacts): string | null {
	const sums = [...tallyBy(responses, response => response.model, ports.priceOf)];
	const [most] = sums.sort(([, a], [, b]) => (b.costUsd ?? 0) - (a.costUsd ?? 0) || tokensOf(b) - tokensOf(a));
	return most?.[0] ?? null;
}

function aliveBySession(book: Book, covered: readonly CoveredFile[]): ReadonlyMap<SessionId, { lines: number; verified: number }> {
	const alive = new Map<SessionId, { lines: number; verified: number }>();
	for (const { key, state } of covered.filter(file => file.isApplicable).flatMap(file => file.lines)) {
		if (state.origin.kind === 'agent' && key !== blankKey) {
			const session = book.rootOf(state.origin.session);
			const counts = alive.get(session) ?? { lines: 0, verified: 0 };
			alive.set(session, counts);
			counts.lines += 1;
			counts.verified += state.verified ? 1 : 0;
		}
	}
	return alive;
}

/** What is still open may land yet, and says nothing. Null where all of it is. */
function landedShare({ surviving, gone, dropped }: SessionLines): number | null {
	const settled = surviving + gone + dropped;
	return settled === 0 ? null : surviving / settled;
}
