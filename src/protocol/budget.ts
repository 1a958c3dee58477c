/** How spend stands to what the engineer set out to spend at most. US dollars at list price. */
import * as z from 'zod/mini';
import { atLeastOne, count, quantity } from './numbers.ts';
import { budgetStandings } from '../domain/spend/budget.ts';

const usd = quantity;

export const monthBudgetSchema = z.object({
	/** The month as "2026-11", and its name. */
	month: z.string(),
	name: z.string(),
	limit: usd.check(z.gt(0)),
	/** Of what has a price; `unpricedTokens` are missing from it. */
	spent: usd,
	unpricedTokens: count,
	/** Estimated from so many days; null where they are too few. */
	forecast: z.nullable(z.object({ usd, low: usd, high: usd, days: atLeastOne })),
	standing: z.enum(budgetStandings),
});
export type MonthBudget = z.infer<typeof monthBudgetSchema>;

export const budgetSchema = z.object({
	/** Null where no limit is set for a month. */
	month: z.nullable(monthBudgetSchema),
	/** Sessions that were at work today and cost more than a session should. */
	sessions: z.array(z.object({ session: z.string(), title: z.string(), spent: usd, limit: usd.check(z.gt(0)) })),
});
export type BudgetState = z.infer<typeof budgetSchema>;
export type SessionOverBudget = BudgetState['sessions'][number];
