/** What is worth telling of a budget: each note once, by its key. */
import { formatUsd } from '../../base/format.ts';
import { plainText } from '../../base/plainText.ts';
import { budgetNote } from '../../domain/spend/budgetWords.ts';
import type { BudgetState } from '../../protocol/budget.ts';

export interface BudgetNote {
	readonly key: string;
	readonly sentence: string;
}

/** Null where there is no budget. */
export function notesOn(budget: BudgetState | null): readonly BudgetNote[] {
	if (budget === null) {
		return [];
	}
	const { month, sessions } = budget;
	const note = month === null ? null : budgetNote(month);
	const ofMonth = month === null || note === null ? [] : [{ key: `${month.month} ${month.standing}`, sentence: note }];
	const ofSessions = sessions.map(({ session, title, spent, limit }) => ({
		key: session,
		sentence: `The session “${plainText(title)}” has cost ${formatUsd(spent)} at list price, more than the ${formatUsd(limit)} that you set for one.`,
	}));
	return [...ofMonth, ...ofSessions];
}
