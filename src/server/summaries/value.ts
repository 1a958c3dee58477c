/** What the work was, and what came of it by the engineer's word. */
import { noTally, tallyBy } from '../../domain/spend/tally.ts';
import { roundedUsd } from '../../domain/summary/counts.ts';
import type { KindCount, SummaryFigures } from '../../domain/summary/summary.ts';
import { workKinds } from '../../domain/value/kind.ts';
import { outcomeOf, outcomes } from '../../domain/value/outcome.ts';
import type { Book } from '../book.ts';
import { shownKindOf } from '../value/said.ts';
import type { Subject } from './subject.ts';

export function kindsBlock(book: Book, { sessions, responses }: Subject): SummaryFigures['kinds'] {
	const spent = tallyBy(responses, ({ session }) => book.rootOf(session), book.ports.priceOf);
	const shown = sessions.map(facts => ({ ...shownKindOf(book, facts), sum: spent.get(facts.session.id) ?? noTally }));
	const counts = workKinds.flatMap((kind): KindCount[] => {
		const those = shown.filter(one => one.kind === kind);
		const isPriced = those.every(({ sum }) => sum.unpricedTokens === 0);
		const usd = those.reduce((total, { sum }) => total + (sum.costUsd ?? 0), 0);
		const said = those.filter(({ mark }) => mark !== null).length;
		return those.length === 0 ? [] : [{ kind, sessions: those.length, said, usd: isPriced ? roundedUsd(usd) : null }];
	});
	return counts.length === 0 ? { unknown: 'notRecorded' } : { basis: 'inferred', counts };
}

/** Amounts and notes stay here. */
export function outcomesBlock({ ports }: Book, { sessions }: Subject): SummaryFigures['outcomes'] {
	const said = sessions.flatMap(({ session }) => outcomeOf(ports.said(), { of: 'session', session: session.id }) ?? []);
	const counts = outcomes.flatMap(outcome => {
		const count = said.filter(one => one.outcome === outcome).length;
		return count === 0 ? [] : [{ outcome, sessions: count }];
	});
	return counts.length === 0 ? { unknown: 'notSaid' } : { basis: 'measured', counts };
}
