import type { EditRow, TurnRow } from '../trace/rows.ts';

/** How many prompts of a session report something wrong after its agent had begun to change files. */
export function correctingTurns(turns: readonly Pick<TurnRow, 'startedAt' | 'prompt'>[], edits: readonly Pick<EditRow, 'at'>[]): number {
	const begun = edits.reduce((first, { at }) => Math.min(first, at), Infinity);
	return turns.filter(({ startedAt, prompt }) => begun < startedAt && prompt.by === 'engineer' && prompt.sign === 'report').length;
}
