import { DAY_MS } from '../../base/units.ts';
import { FEWEST_TURNS, traitsOf, whatStoodOut, type SessionTraits } from '../../domain/value/feedback.ts';
import { always } from '../../ingest/store/store.ts';
import { everything, type Book } from '../book.ts';
import { slicesIn } from '../engineerTime.ts';
import { sessionFacts, type SessionFacts } from './sessions.ts';

/** Chosen: how one worked longer ago is another way of working. */
const LOOK_BACK_MS = 90 * DAY_MS;

/** What stood out in a session, against those of the time before it and since. */
export function sessionFeedback(book: Book, own: SessionFacts): readonly string[] {
	if (own.turns.filter(({ prompt }) => prompt.by === 'engineer').length < FEWEST_TURNS) {
		return [];
	}
	const choice = { ...everything, span: { since: own.session.startedAt - LOOK_BACK_MS, until: always.until } };
	const slices = Map.groupBy(slicesIn(book, choice), ({ session }) => session && book.rootOf(session));
	const traits = ({ session, turns, edits }: SessionFacts): SessionTraits => traitsOf(turns, edits, slices.get(session.id) ?? []);
	const others = [...sessionFacts(book, choice).values()].filter(({ session }) => session.id !== own.session.id);
	return whatStoodOut(traits(own), others.map(traits));
}
