/** What the engineer said of the value of a session goes before what Bookend infers; what came of it is only what they said. */
import { kindOfWork } from '../../domain/value/kind.ts';
import { kindSaidOf, outcomeOf, type OutcomeSubject } from '../../domain/value/outcome.ts';
import type { ShownKind, ShownOutcome } from '../../protocol/value.ts';
import type { Book } from '../book.ts';
import type { SessionRow } from '../../domain/trace/rows.ts';
import type { SessionWork } from '../../domain/value/sessionWork.ts';

/** What is on record of a session and its subagents. */
type WorkOfSession = Omit<SessionWork, 'cwd' | 'branch'> & { readonly session: SessionRow };

export function shownKindOf({ ports }: Book, { session, turns, edits, runs }: WorkOfSession): ShownKind {
	const said = kindSaidOf(ports.said(), session.id);
	if (said !== null) {
		return { kind: said.work, why: 'You said so.', mark: said.mark };
	}
	const [cwd, branch] = [session.cwd?.value ?? null, session.branch?.value ?? null];
	return { ...kindOfWork({ cwd, branch, turns, edits, runs }), mark: null };
}

/** Null where the engineer has said nothing. */
export function shownOutcomeOf({ ports }: Book, subject: OutcomeSubject): ShownOutcome | null {
	const said = outcomeOf(ports.said(), subject);
	return said === null ? null : { mark: said.mark, outcome: said.outcome, note: said.note, amount: said.amount };
}
