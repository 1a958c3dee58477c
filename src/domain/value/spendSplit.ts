/** What a session's spend became, by its lines. */
import type { SessionLines } from './sessionLines.ts';

export const spendParts = ['landed', 'open', 'droppedOrReverted', 'noEdits'] as const;
/**
 * Landed: lines that the default branch has. Open: lines that only another branch or the working tree has.
 * Dropped or reverted: lines that are nowhere any more. No edits: the session left no line, it answered, looked, or only took lines out.
 */
export type SpendPart = (typeof spendParts)[number];

/** Shares of a session's spend; together 1, or less where it wrote for other projects too. */
export type SpendShares = Readonly<Record<SpendPart, number>>;

/** `elsewhere` are lines that the session wrote in other projects: their part of the spend is none of this one's. */
export function spendShares(lines: Omit<SessionLines, 'session'> | null, elsewhere: number): SpendShares {
	const here = lines === null ? 0 : lines.surviving + lines.open + lines.gone + lines.dropped;
	const all = here + elsewhere;
	if (lines === null || here === 0) {
		return { landed: 0, open: 0, droppedOrReverted: 0, noEdits: all === 0 ? 1 : 0 };
	}
	return { landed: lines.surviving / all, open: lines.open / all, droppedOrReverted: (lines.gone + lines.dropped) / all, noEdits: 0 };
}

/** US dollars of each part; null where something was spent on it and none of that has a price. */
export type SpendSplit = Readonly<Record<SpendPart, number | null>>;

/** `costUsd` is null for a session that has no price. */
export function splitSpend(sessions: readonly { readonly costUsd: number | null; readonly shares: SpendShares }[]): SpendSplit {
	return { landed: sum('landed'), open: sum('open'), droppedOrReverted: sum('droppedOrReverted'), noEdits: sum('noEdits') };

	function sum(part: SpendPart): number | null {
		const those = sessions.filter(({ shares }) => shares[part] > 0);
		const priced = those.flatMap(({ costUsd, shares }) => (costUsd === null ? [] : [costUsd * shares[part]]));
		return priced.length === 0 && those.length > 0 ? null : priced.reduce((total, usd) => total + usd, 0);
	}
}
