/**
 * Follows one file from edit to edit. Between two known states a line diff carries origins over; what an edit added is its agent's;
 * what appears without an edit and was there before is what it was; what else appears is the engineer's where typing was seen, or unknown.
 *
 * Decisions: a file that an agent makes is all that agent's, even where it had been there before and was deleted. Lines that an agent
 * takes out and later puts in again as they were, or elsewhere, keep their origin: it has moved them. An edit of which no old line can be
 * found was undone, or its file is not known yet: it changes nothing now, but its lines are recognised when they appear.
 */
import type { LineKey } from '../trace/lineKey.ts';
import type { KeyedHunk, TraceRow } from '../trace/rows.ts';
import { GoneLines, neverKnown, type Written } from './goneLines.ts';
import { sidesOf, type HunkSides } from './hunkSides.ts';
import { matchLines, NEW_LINE, type LineMatches } from './lineDiff.ts';
import type { FileState, LedgerLine, OriginBasis, TypedAt } from './origin.ts';
import { placeOf, placesOf, type Place } from './place.ts';

/** The lines of a file, and what is known of each. */
interface Lines {
	readonly keys: readonly LineKey[];
	readonly written: readonly Written[];
}

const noLines: Lines = { keys: [], written: [] };

/** Chosen: so many lines around those that went are remembered with them. */
const CONTEXT = 3;

export class Replay {
	readonly #typedAt: TypedAt;
	readonly #gone = new GoneLines();
	/** Null while no state of the file is known. */
	#lines: Lines | null = null;
	#knownAt = -Infinity;

	constructor(typedAt: TypedAt = []) {
		this.#typedAt = typedAt;
	}

	/** The keys that the file has after the edits so far; null while no state of it is known. */
	get keys(): readonly LineKey[] | null {
		return this.#lines?.keys ?? null;
	}

	/** The lines of the file as it is found. Nothing is learned from it: other edits, and other states, may follow. */
	linesOf({ keys, at }: FileState): readonly LedgerLine[] {
		const { written } = rewritten(this.#lines ?? noLines, this.#meeting(keys, at));
		return keys.map((key, index) => ({ key, ...(written[index] ?? neverKnown) }));
	}

	/** Edits come by their time. */
	take(trace: TraceRow): void {
		if (trace.before !== null) {
			this.#meet(trace.before, trace.at);
		}
		if (trace.change === 'delete') {
			this.#meet([], trace.at);
		}
		let next: Next = { from: 0, shift: 0 };
		for (const hunk of trace.hunks) {
			next = this.#takeHunk(trace, hunk, next);
		}
		this.#knownAt = trace.at;
	}

	/** The file is known to be so at that time. */
	#meet(keys: readonly LineKey[], at: number): void {
		this.#rewrite(this.#meeting(keys, at));
		this.#knownAt = at;
	}

	#meeting(keys: readonly LineKey[], at: number): Rewriting {
		const { keys: old } = this.#lines ?? noLines;
		const { from, oldTo, newTo } = differentPart(old, keys);
		const part = keys.slice(from, newTo);
		const matches = matchLines(old.slice(from, oldTo), part);
		return { from, to: oldTo, keys: part, matches, appeared: this.#appeared(part, matches, at) };
	}

	/** What is known of lines that no edit explains. */
	#appeared(keys: readonly LineKey[], matches: LineMatches, at: number): readonly Written[] {
		if (!matches.includes(NEW_LINE)) {
			return [];
		}
		const stranger = this.#stranger(at);
		return this.#gone.recall(keys, index => matches[index] === NEW_LINE, at).map(written => written ?? stranger);
	}

	#stranger(at: number): Written {
		if (this.#lines === null) {
			return neverKnown;
		}
		const isTyped = this.#typedAt.some(time => this.#knownAt < time && time <= at);
		return { origin: { kind: isTyped ? 'engineer' : 'unknown' }, since: at };
	}

	#takeHunk(trace: TraceRow, hunk: KeyedHunk, next: Next): Next {
		const sides = sidesOf(hunk);
		switch (hunk.oldStart) {
			case 'wholeFile':
				this.#takeWhole(trace, sides.now);
				return next;
			case 'everywhere':
				this.#takeEverywhere(trace, sides);
				return next;
			default:
				return this.#takePlaced(trace, sides, hunk.oldStart, next);
		}
	}

	#takeWhole(trace: TraceRow, keys: readonly LineKey[]): void {
		const { keys: old } = this.#lines ?? noLines;
		const basis = this.#lines === null && trace.change !== 'create' ? 'aligned' : 'replayed';
		const appeared = keys.map(() => writtenBy(trace, basis));
		this.#rewrite({ from: 0, to: old.length, keys, matches: matchLines(old, keys), appeared });
	}

	#takeEverywhere(trace: TraceRow, sides: HunkSides): void {
		const places = placesOf(this.keys ?? [], sides.old);
		for (const place of places.toReversed()) {
			this.#change(trace, sides, place, 'aligned');
		}
		if (places.length === 0) {
			this.#leaveOut(trace, sides);
		}
	}

	#takePlaced(trace: TraceRow, sides: HunkSides, oldStart: number | null, { from, shift }: Next): Next {
		const expected = oldStart === null ? null : oldStart - 1 + shift;
		const place = this.#lines === null ? null : placeOf(this.#lines.keys, sides.old, expected, from);
		if (place === null) {
			this.#leaveOut(trace, sides);
			return { from, shift };
		}
		this.#change(trace, sides, place, place.isExact && place.from === expected ? 'replayed' : 'aligned');
		const moved = expected === null ? 0 : place.from - expected;
		return { from: place.from + sides.now.length, shift: shift + moved + sides.now.length - sides.old.length };
	}

	/** The old lines may show that others have changed the file: it is first made to agree with them. */
	#change(trace: TraceRow, { old, now, kept }: HunkSides, place: Place, basis: OriginBasis): void {
		if (!place.isExact) {
			const appeared = this.#appeared(old, place.matches, trace.at);
			this.#rewrite({ from: place.from, to: place.to, keys: old, matches: place.matches, appeared });
		}
		// What it takes out has to be gone before it can be found to be put in again.
		const stayed = now.filter((_, index) => kept[index] !== NEW_LINE);
		const matches = kept.filter(match => match !== NEW_LINE);
		this.#rewrite({ from: place.from, to: place.from + old.length, keys: stayed, matches, appeared: [] });
		let next = 0;
		const places = kept.map(match => (match === NEW_LINE ? NEW_LINE : next++));
		const to = place.from + stayed.length;
		this.#rewrite({ from: place.from, to, keys: now, matches: places, appeared: this.#addedBy(trace, now, kept, basis) });
	}

	/** What is known of each line that the edit put in; the others were kept. */
	#addedBy(trace: TraceRow, keys: readonly LineKey[], matches: LineMatches, basis: OriginBasis): readonly Written[] {
		const added = keys.map(() => writtenBy(trace, basis));
		for (const { from, to } of runsOf(keys.length, index => matches[index] === NEW_LINE)) {
			added.splice(from, to - from, ...(this.#gone.restored(keys.slice(from, to), trace.at) ?? added.slice(from, to)));
		}
		return added;
	}

	/** Its lines may stand in the file all the same: where more is known, they are found. */
	#leaveOut(trace: TraceRow, { old, now, kept }: HunkSides): void {
		const before = this.#gone.recall(old, () => true, trace.at).map(written => written ?? neverKnown);
		this.#gone.bury({ keys: old, written: before, from: 0, to: old.length, kind: 'gone' });
		const written = now.map((_, index) => before[kept[index] ?? NEW_LINE] ?? writtenBy(trace, 'aligned'));
		this.#gone.bury({ keys: now, written, from: 0, to: now.length, kind: 'unplaced' });
	}

	/** Puts lines in the place of others, and remembers those that went. */
	#rewrite(rewriting: Rewriting): void {
		const lines = this.#lines ?? noLines;
		const { from, to, matches } = rewriting;
		const stayed = new Set(matches);
		for (const run of runsOf(to - from, index => !stayed.has(index))) {
			this.#bury(lines, from + run.from, from + run.to);
		}
		this.#lines = rewritten(lines, rewriting);
	}

	#bury({ keys, written }: Lines, from: number, to: number): void {
		const begin = Math.max(0, from - CONTEXT);
		const around = [begin, to + CONTEXT] as const;
		this.#gone.bury({ keys: keys.slice(...around), written: written.slice(...around), from: from - begin, to: to - begin, kind: 'gone' });
	}
}

/** Where the next hunk of an edit is looked for, and by how many lines those before it have moved it. */
interface Next {
	readonly from: number;
	readonly shift: number;
}

interface Rewriting {
	readonly from: number;
	readonly to: number;
	readonly keys: readonly LineKey[];
	/** Counted from `from`. */
	readonly matches: LineMatches;
	readonly appeared: readonly Written[];
}

function rewritten({ keys: old, written }: Lines, { from, to, keys, matches, appeared }: Rewriting): Lines {
	const came = keys.map((_, index) => {
		const match = matches[index] ?? NEW_LINE;
		return (match === NEW_LINE ? appeared[index] : written[from + match]) ?? neverKnown;
	});
	return { keys: replaced(old, from, to, keys), written: replaced(written, from, to, came) };
}

function replaced<T>(all: readonly T[], from: number, to: number, by: readonly T[]): readonly T[] {
	return all.slice(0, from).concat(by, all.slice(to));
}

/** Without what both begin and end with, but for some lines by which others are recognised. */
function differentPart(old: readonly LineKey[], keys: readonly LineKey[]): { from: number; oldTo: number; newTo: number } {
	const shorter = Math.min(old.length, keys.length);
	let head = 0;
	while (head < shorter && old[head] === keys[head]) {
		head++;
	}
	let tail = 0;
	while (tail < shorter - head && old[old.length - 1 - tail] === keys[keys.length - 1 - tail]) {
		tail++;
	}
	const around = Math.max(0, tail - CONTEXT);
	return { from: Math.max(0, head - CONTEXT), oldTo: old.length - around, newTo: keys.length - around };
}

function writtenBy({ edit, session, at }: TraceRow, basis: OriginBasis): Written {
	return { origin: { kind: 'agent', edit, session, at, basis }, since: at };
}

/** Stretches of indices for which the condition holds; the end is not part of one. */
function runsOf(length: number, holds: (index: number) => boolean): readonly { readonly from: number; readonly to: number }[] {
	const runs: { from: number; to: number }[] = [];
	for (let index = 0; index < length; index++) {
		const last = runs.at(-1);
		if (!holds(index)) {
			continue;
		}
		if (last?.to === index) {
			last.to = index + 1;
		} else {
			runs.push({ from: index, to: index + 1 });
		}
	}
	return runs;
}
