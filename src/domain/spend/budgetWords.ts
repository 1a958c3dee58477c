/** A budget in words: what was spent, what is expected, and how that is known. */
import { formatCount, formatTokens, formatUsd } from '../../base/format.ts';
import { assertNever } from '../../base/assertNever.ts';
import type { BudgetStanding } from './budget.ts';

export interface BudgetFigures {
	readonly name: string;
	readonly limit: number;
	readonly spent: number;
	readonly unpricedTokens: number;
	readonly forecast: { readonly usd: number; readonly low: number; readonly high: number; readonly days: number } | null;
	readonly standing: BudgetStanding;
}

/** "November: $42.10 of $80.00 spent. Forecast $74.00, between $61.00 and $92.00; estimated from 20 days." */
export function budgetSentence(budget: BudgetFigures): string {
	const { name, limit, spent, unpricedTokens, forecast } = budget;
	const missing = unpricedTokens === 0 ? '' : `, without ${formatTokens(unpricedTokens)} tokens that have no price`;
	const expected =
		forecast === null
			? 'There are too few days on record for a forecast.'
			: `Forecast ${formatUsd(forecast.usd)}, between ${formatUsd(forecast.low)} and ${formatUsd(forecast.high)}; estimated from ${formatCount(forecast.days)} days.`;
	return `${name}: ${formatUsd(spent)} of ${formatUsd(limit)} spent${missing}. ${expected}`;
}

/** What is worth a note; null where all is within the budget. */
export function budgetNote(budget: BudgetFigures): string | null {
	switch (budget.standing) {
		case 'within':
			return null;
		case 'forecastPasses':
			return `At this pace ${budget.name} will pass the budget that you set. ${budgetSentence(budget)}`;
		case 'passed':
			return `The budget that you set for ${budget.name} is passed. ${budgetSentence(budget)}`;
		default:
			return assertNever(budget.standing);
	}
}
