/**
 * Follows one file from edit to edit. Between two known states a line diff carries origins over; what an edit added is its agent's;
 * what appears without an edit and was there before is what it was; what else appears is the engineer's where typing was seen, or unknown.
 *
 * Decisions: a file that an agent makes is all that agent's, even where it had been there before and was deleted. Lines that an agent
 * takes out and later puts in again as they were, or elsewhere, keep their origin: it has moved them. An edit of which no old line can be
 * found was undone, or its file is not known yet: it changes nothing now, but its lines are recognised when they appear.
 */
import type { LineKey } from '../trace/lineKey.ts';
import type { KeyedHunk } from '../trace/facts.ts';
import type { TraceRow } from '../trace/rows.ts';
import { GoneLines, neverKnown, type Written } from './goneLines.ts';
import { sidesOf, type HunkSides } from './hunkSides.ts';
import { matchLines } from './lineDiff.ts';
import { NEW_LINE, type LineMatches } from './lineMatches.ts';
import type { FileState, LedgerLine, OriginBasis, TypedAt } from './origin.ts';
import { placeOf, placesOf, type Place } from './place.ts';
import { runsWhere, type LineRun } from './runs.ts';

/** The lines of a file, and what is known of each. */
interface Lines {
	readonly keys: LineKey[];
	readonly written: Written[];
}

const noLines = (): Lines => ({ keys: [], written: [] });

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

	/**
	 * The lines of the file as it is found. Nothing is learned from it: other edits, and other states, may follow.
	 * `typedSince` is when typing was seen after the last of the edits.
	 */
	linesOf({ keys, at }: FileState, typedSince: TypedAt = []): readonly LedgerLine[] {
		const { keys: old, written: known } = this.#lines ?? noLines();
		const { written } = rewritten({ keys: [...old], written: [...known] }, this.#meeting(keys, at, typedSince));
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

	#meeting(keys: readonly LineKey[], at: number, typedSince: TypedAt = []): Rewriting {
		const { keys: old } = this.#lines ?? noLines();
		const { from, oldTo, newTo } = differentPart(old, keys);
		const part = keys.slice(from, newTo);
		const matches = matchLines(old.slice(from, oldTo), part);
		return { from, to: oldTo, keys: part, matches, newcomers: () => this.#appeared(part, matches, at, typedSince) };
	}

	/** Lines that no edit explains. */
	#appeared(keys: readonly LineKey[], matches: LineMatches, at: number, typedSince: TypedAt = []): Newcomers {
		const recalled = this.#gone.recall(keys, newRuns(matches), at);
		const stranger = this.#stranger(at, typedSince);
		return index => recalled.get(index) ?? stranger;
	}

	#stranger(at: number, typedSince: TypedAt): Written {
		if (this.#lines === null) {
			return neverKnown;
		}
		const isTyped = [this.#typedAt, typedSince].some(times => times.some(time => this.#knownAt < time && time <= at));
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
		const { keys: old } = this.#lines ?? noLines();
		const added = writtenBy(trace, this.#lines === null && trace.change !== 'create' ? 'aligned' : 'replayed');
		this.#rewrite({ from: 0, to: old.length, keys, matches: matchLines(old, keys), newcomers: () => () => added });
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
			const { from, to, matches } = place;
			this.#rewrite({ from, to, keys: old, matches, newcomers: () => this.#appeared(old, matches, trace.at) });
		}
		const newcomers = (): Newcomers => this.#addedBy(trace, now, kept, basis);
		this.#rewrite({ from: place.from, to: place.from + old.length, keys: now, matches: kept, newcomers });
	}

	/** Lines that the edit put in; what it put in again as it was, it has moved. */
	#addedBy(trace: TraceRow, keys: readonly LineKey[], matches: LineMatches, basis: OriginBasis): Newcomers {
		const restored = new Map<number, Written>();
		for (const { from, to } of newRuns(matches)) {
			this.#gone.restored(keys.slice(from, to), trace.at)?.forEach((written, index) => restored.set(from + index, written));
		}
		const added = writtenBy(trace, basis);
		return index => restored.get(index) ?? added;
	}

	/** Its lines may stand in the file all the same: where more is known, they are found. */
	#leaveOut(trace: TraceRow, { old, now, kept }: HunkSides): void {
		const recalled = this.#gone.recall(old, [{ from: 0, to: old.length }], trace.at);
		const before = old.map((_, index) => recalled.get(index) ?? neverKnown);
		this.#gone.bury({ keys: old, written: before, from: 0, to: old.length, kind: 'gone' });
		const added = writtenBy(trace, 'aligned');
		const written = now.map((_, index) => before[kept[index] ?? NEW_LINE] ?? added);
		this.#gone.bury({ keys: now, written, from: 0, to: now.length, kind: 'unplaced' });
	}

	/** Puts lines in the place of others. Those that go are remembered first: they may be the ones that come. */
	#rewrite(rewriting: Rewriting): void {
		const lines = this.#lines ?? noLines();
		for (const { from, to } of lostRuns(rewriting)) {
			this.#bury(lines, from, to);
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
	readonly newcomers: () => Newcomers;
}

/** What is known of a line that is new, by its index among the lines that are put in. */
type Newcomers = (index: number) => Written;

function newRuns(matches: LineMatches): readonly LineRun[] {
	return runsWhere(matches.length, index => matches[index] === NEW_LINE);
}

function lostRuns({ from, to, matches }: Rewriting): readonly LineRun[] {
	const isKept = new Uint8Array(to - from);
	for (const match of matches) {
		if (match !== NEW_LINE) {
			isKept[match] = 1;
		}
	}
	return runsWhere(isKept.length, index => isKept[index] === 0).map(run => ({ from: from + run.from, to: from + run.to }));
}

/** The lines that are given are changed. */
function rewritten({ keys: old, written }: Lines, { from, to, keys, matches, newcomers }: Rewriting): Lines {
	const newcomer = newcomers();
	const came = keys.map((_, index) => {
		const match = matches[index] ?? NEW_LINE;
		return match === NEW_LINE ? newcomer(index) : (written[from + match] ?? neverKnown);
	});
	return { keys: replaced(old, from, to, keys), written: replaced(written, from, to, came) };
}

/** Chosen: few enough to be handed to a function at once. */
const MOST_AT_ONCE = 10_000;

/** Changes the list where that is quicker than to make another. */
function replaced<T>(all: T[], from: number, to: number, by: readonly T[]): T[] {
	if (by.length > MOST_AT_ONCE) {
		return all.slice(0, from).concat(by, all.slice(to));
	}
	all.splice(from, to - from, ...by);
	return all;
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
