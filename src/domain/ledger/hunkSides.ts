/** A hunk as the lines before it and after it. */
import type { LineKey } from '../trace/lineKey.ts';
import type { KeyedHunk } from '../trace/facts.ts';
import { isCommonplace } from './commonplace.ts';
import { matchLines } from './lineDiff.ts';
import { NEW_LINE, type LineMatches } from './lineMatches.ts';

export interface HunkSides {
	readonly old: readonly LineKey[];
	readonly now: readonly LineKey[];
	/** For each line of `now`, which line of `old` it is. */
	readonly kept: LineMatches;
}

export function sidesOf({ lines }: KeyedHunk): HunkSides {
	const old = lines.filter(line => line.op !== 'add');
	const now = lines.filter(line => line.op !== 'remove');
	const oldKeys = old.map(line => line.key);
	const newKeys = now.map(line => line.key);
	const places = old.flatMap(({ op }, index) => (op === 'keep' ? [index] : [])).values();
	const spread = respread(oldKeys, newKeys);
	const kept = now.map(({ op }, index) => {
		const match = op === 'keep' ? places.next().value : spread[index];
		return match === undefined || (op === 'add' && old[match]?.op !== 'remove') ? NEW_LINE : match;
	});
	return { old: oldKeys, now: newKeys, kept: Int32Array.from(kept) };
}

/** Lines that were taken out and put in with other white space are the same lines. Of those that stand everywhere nobody can say it. */
function respread(old: readonly LineKey[], now: readonly LineKey[]): LineMatches {
	const matches = matchLines(old, now);
	now.forEach((key, index) => {
		matches[index] = isCommonplace(key) ? NEW_LINE : (matches[index] ?? NEW_LINE);
	});
	return matches;
}
