/** What stood in a file before an agent's edit, as far as the transcript and the file as it stands tell. */
import type { HunkPlace, KeyedLine } from '../trace/facts.ts';
import { lineKeys, type LineKey } from '../trace/lineKey.ts';
import { isCommonplace } from './commonplace.ts';

/** An edit as it is told: by the transcript with all of its text, or by the store alone without. */
export interface ToldEdit {
	/** The whole file before the edit: no lines where there was none, null where nothing says. */
	readonly before: readonly string[] | null;
	readonly hunks: readonly ToldHunk[];
}

export interface ToldHunk {
	readonly oldStart: HunkPlace;
	readonly lines: readonly ToldLine[];
}

export interface ToldLine extends KeyedLine {
	/** Null where the transcript is gone. */
	readonly text: string | null;
}

/** The file as it stands. */
export interface EditedFile {
	readonly lines: readonly string[];
	/** Whether the line, counted from 0, is the edit's. */
	readonly isOfEdit: (index: number) => boolean;
}

export type BeforeEdit =
	/** The file as it stands with the edit taken out of it: compared with that, it shows the edit alone. */
	| { readonly kind: 'takenBack'; readonly lines: readonly string[] }
	/** The file as it was: compared with it, the file shows what came since too. */
	| { readonly kind: 'recorded'; readonly lines: readonly string[] }
	| { readonly kind: 'unknown' };

/** `line` is one that the edit wrote, counted from 0: what stood there is what is asked for. */
export function beforeEdit({ before, hunks }: ToldEdit, file: EditedFile, line: number): BeforeEdit {
	const stretches = stretchesOf(hunks, file);
	if (stretches.some(({ from, to }) => from <= line && line < to)) {
		return { kind: 'takenBack', lines: takenBack(file.lines, stretches) };
	}
	return before === null ? { kind: 'unknown' } : { kind: 'recorded', lines: before };
}

/** Where a hunk's new lines still stand, and the old ones that stood there. */
interface Stretch {
	readonly from: number;
	readonly to: number;
	readonly old: readonly string[];
}

/** From the top. Hunks of which a line has changed since are not among them. */
function stretchesOf(hunks: readonly ToldHunk[], file: EditedFile): readonly Stretch[] {
	const keys = lineKeys(file.lines);
	const found: Stretch[] = [];
	for (const hunk of hunks) {
		const starts = startsOf(hunk, keys, file).filter(start => !found.some(({ from, to }) => from < start + lengthOf(hunk) && start < to));
		for (const start of hunk.oldStart === 'everywhere' ? withoutOverlap(starts, lengthOf(hunk)) : starts.slice(0, 1)) {
			const old = oldLines(hunk, file.lines, start);
			found.push(...(old === null ? [] : [{ from: start, to: start + lengthOf(hunk), old }]));
		}
	}
	return found.sort((a, b) => a.from - b.from);
}

/** A whole file that was written says nothing of what it was written over. */
function startsOf(hunk: ToldHunk, keys: readonly LineKey[], { isOfEdit }: EditedFile): readonly number[] {
	const now = hunk.lines.filter(({ op }) => op !== 'remove');
	if (hunk.oldStart === 'wholeFile' || now.length === 0) {
		return [];
	}
	const standing = startsWhere(
		keys,
		now.map(({ key }) => key),
	);
	if (now.some(({ op }) => op === 'add')) {
		return standing.filter(start => now.some(({ op }, index) => op === 'add' && isOfEdit(start + index)));
	}
	// Where lines only went, nothing but their neighbours tells the place.
	return standing.length === 1 && now.some(({ key }) => !isCommonplace(key)) ? standing : [];
}

/** Every place where the lines stand one after the other. */
function startsWhere(keys: readonly LineKey[], wanted: readonly LineKey[]): readonly number[] {
	return keys.flatMap((_, start) => (wanted.every((key, index) => key === keys[start + index]) ? [start] : []));
}

function withoutOverlap(starts: readonly number[], length: number): readonly number[] {
	let end = 0;
	return starts.filter(start => {
		const isFree = end <= start;
		end = isFree ? start + length : end;
		return isFree;
	});
}

function lengthOf({ lines }: ToldHunk): number {
	return lines.filter(({ op }) => op !== 'remove').length;
}

/** Lines that were kept are taken from the file, where a formatter may have moved them. Null where the text of one that went is gone. */
function oldLines({ lines }: ToldHunk, now: readonly string[], start: number): readonly string[] | null {
	const old: (string | null)[] = [];
	let index = start;
	for (const { op, text } of lines) {
		if (op !== 'add') {
			old.push(op === 'keep' ? (now[index] ?? null) : text);
		}
		index += op === 'remove' ? 0 : 1;
	}
	const known = old.filter(line => line !== null);
	return known.length === old.length ? known : null;
}

function takenBack(lines: readonly string[], stretches: readonly Stretch[]): readonly string[] {
	const parts: (readonly string[])[] = [];
	let from = 0;
	for (const stretch of stretches) {
		parts.push(lines.slice(from, stretch.from), stretch.old);
		from = stretch.to;
	}
	return [...parts, lines.slice(from)].flat();
}
