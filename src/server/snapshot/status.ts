import { sumOf, tokensOf } from '../../domain/spend/tally.ts';
import type { Status } from '../../protocol/lsp.ts';
import { everything, type Book } from '../book.ts';

/** Today's figures for the status bar, of all projects. */
export function statusOf(book: Book, { coverage, budget }: Pick<Status, 'coverage' | 'budget'>): Status {
	const { calendar, now } = book.ports;
	const today = calendar.dayOf(now());
	const span = { since: calendar.startOf(today), until: calendar.startOf(calendar.addDays(today, 1)) };
	const sum = sumOf(book.spent({ ...everything, span }).map(({ tally }) => tally));
	return {
		usd: sum.costUsd,
		tokens: tokensOf(sum),
		unpricedTokens: sum.unpricedTokens,
		responses: sum.responses,
		coverage,
		budget,
	};
}
