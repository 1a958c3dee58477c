/** Which lines of agents' hunks stand around what somebody has changed by hand. */
import type { EditId } from '../trace/ids.ts';
import { blankKey, type LineKey } from '../trace/lineKey.ts';
import { matchLines } from './lineDiff.ts';
import { NEW_LINE, type LineMatches } from './lineMatches.ts';
import { runsWhere, type LineRun } from './runs.ts';

/** A line as it stood before the change, and the agent's edit that wrote it; null for a line by somebody else. */
export interface LineBefore {
	readonly key: LineKey;
	readonly edit: EditId | null;
}

/** Indices, in the file as it stands now, of the lines that are left of every hunk in which a line was changed, taken out or put in; blank ones are no sign. */
export function linesOfEditedHunks(before: readonly LineBefore[], now: readonly LineKey[]): readonly number[] {
	const hunks = hunkNumbers(before);
	const matches = matchLines(
		before.map(({ key }) => key),
		now,
	);
	const isBlank = (line: LineKey | undefined): boolean => line === blankKey;
	const lost = hunksOfLost(hunks, matches).filter(({ index }) => !isBlank(before[index]?.key));
	const grown = hunksAroundNew(hunks, matches).filter(({ from, to }) => !now.slice(from, to).every(isBlank));
	const edited = new Set<number | null>([...lost, ...grown].map(({ hunk }) => hunk));
	return [...matches].flatMap((match, index) => (match !== NEW_LINE && edited.has(hunks[match] ?? null) ? [index] : []));
}

/** Each line's hunk; null for lines that are in none. Blank lines do not part a hunk. */
function hunkNumbers(lines: readonly LineBefore[]): readonly (number | null)[] {
	let number = 0;
	let last: EditId | null = null;
	return lines.map(({ key, edit }) => {
		if (key !== blankKey && edit !== last) {
			number += 1;
			last = edit;
		}
		return last === null ? null : number;
	});
}

function hunksOfLost(hunks: readonly (number | null)[], matches: LineMatches): readonly { hunk: number; index: number }[] {
	const kept = new Set(matches);
	return hunks.flatMap((hunk, index) => (hunk === null || kept.has(index) ? [] : [{ hunk, index }]));
}

/** What was put in between two lines of one hunk was put into it. */
function hunksAroundNew(hunks: readonly (number | null)[], matches: LineMatches): readonly (LineRun & { hunk: number })[] {
	return runsWhere(matches.length, index => matches[index] === NEW_LINE).flatMap(run => {
		const above = hunks[matches[run.from - 1] ?? NEW_LINE] ?? null;
		const below = hunks[matches[run.to] ?? NEW_LINE] ?? null;
		return above !== null && above === below ? [{ ...run, hunk: above }] : [];
	});
}
