import type { Progress } from '../../protocol/overview.ts';

/** What is less is read before anybody could have read about it: a few lines that an agent has just written. Chosen. */
const WORTH_SHOWING_BYTES = 20_000_000;

/** What views are told: the first reading whole, and later ones only when they take a while. */
export function shownProgress(before: Progress | null, now: Progress): Progress {
	const isBrief = before?.kind === 'idle' && now.kind === 'reading' && now.bytesTotal < WORTH_SHOWING_BYTES;
	return isBrief ? before : now;
}
