/** What an edit did to the lines of a file, as hunks. */
import { matchLines } from '../domain/ledger/lineDiff.ts';
import { NEW_LINE } from '../domain/ledger/lineMatches.ts';
import { diffLine } from '../domain/trace/diffLine.ts';
import type { Hunk, HunkLine, HunkPlace } from '../domain/trace/facts.ts';

export function patchHunks(patch: readonly { readonly oldStart: number; readonly lines: readonly string[] }[]): Hunk[] {
	return patch.map(({ oldStart, lines }) => ({ oldStart: Math.max(1, oldStart), lines: lines.flatMap(diffLine) }));
}

/** All lines of two texts as one hunk, with those that were kept; none when nothing changed. */
export function replacedHunk(before: string, after: string, oldStart: HunkPlace): Hunk[] {
	const lines = changedLines(linesOf(before), linesOf(after));
	return lines.every(line => line.op === 'keep') ? [] : [{ oldStart, lines }];
}

/** The places in which two states of a whole file differ. Their numbers say where they are, so that no kept line has to. */
export function comparedHunks(before: string, after: string): Hunk[] {
	const hunks: { oldStart: number; lines: HunkLine[] }[] = [];
	let oldLine = 1;
	let last: HunkLine['op'] = 'keep';
	for (const line of changedLines(linesOf(before), linesOf(after))) {
		if (line.op !== 'keep') {
			hunks.push(...(last === 'keep' ? [{ oldStart: oldLine, lines: [] }] : []));
			hunks.at(-1)?.lines.push(line);
		}
		oldLine += line.op === 'add' ? 0 : 1;
		last = line.op;
	}
	return hunks;
}

export function addedLines(lines: readonly string[]): HunkLine[] {
	return lines.map(text => ({ op: 'add', text }));
}

/** Lines that went stand before those that came in their place. */
function changedLines(before: readonly string[], after: readonly string[]): readonly HunkLine[] {
	const lines: HunkLine[] = [];
	let old = 0;
	let now = 0;
	const changeUpTo = (oldEnd: number, newEnd: number): void => {
		for (; old < oldEnd; old++) {
			lines.push({ op: 'remove', text: before[old] ?? '' });
		}
		for (; now < newEnd; now++) {
			lines.push({ op: 'add', text: after[now] ?? '' });
		}
	};
	matchLines(before, after).forEach((match, index) => {
		if (match !== NEW_LINE) {
			changeUpTo(match, index);
			lines.push({ op: 'keep', text: after[index] ?? '' });
			old = match + 1;
			now = index + 1;
		}
	});
	changeUpTo(before.length, after.length);
	return lines;
}

/** The end of the last line begins no further one. */
export function linesOf(text: string): string[] {
	const lines = text.split('\n');
	if (lines.at(-1) === '') {
		lines.pop();
	}
	return lines;
}

/** Without the `$` patterns of `String.replace`. */
export function replaceIn(text: string, from: string, to: string, everywhere: boolean): string {
	if (from === '') {
		return text === '' ? to : text;
	}
	return everywhere ? text.replaceAll(from, () => to) : text.replace(from, () => to);
}
