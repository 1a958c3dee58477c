/** What the engineer set out to spend at most, in US dollars at list price; 0 is no limit. It is never a stop. */
import type { Forecast } from './forecast.ts';

export interface Budget {
	readonly month: number;
	readonly session: number;
}
export const noBudget: Budget = { month: 0, session: 0 };

export const budgetStandings = ['within', 'forecastPasses', 'passed'] as const;
/** Within: neither spend nor forecast are over it, or no forecast can be made. */
export type BudgetStanding = (typeof budgetStandings)[number];

export function standingIn(limit: number, spent: number, forecast: Forecast): BudgetStanding {
	if (limit < spent) {
		return 'passed';
	}
	return forecast.kind === 'estimated' && limit < forecast.usd ? 'forecastPasses' : 'within';
}
