/** Agents' lines, counted: the same line of the same edit may stand in a file more than once. */
import type { LedgerLine } from '../ledger/ledger.ts';
import type { Branded } from '../../base/brand.ts';
import type { EditId, SessionId } from '../trace/ids.ts';
import { blankKey, type LineKey } from '../trace/lineKey.ts';

/** A line as an edit wrote it: the edit, and what stands on the line. */
export type WrittenLine = Branded<string, 'WrittenLine'>;

/** How many of each there are; at least one. */
export type LineBag = ReadonlyMap<WrittenLine, number>;

export const emptyBag: LineBag = new Map();

export function writtenLine(edit: EditId, key: LineKey): WrittenLine {
	return `${key} ${edit}` as WrittenLine;
}

export function editOf(line: WrittenLine): EditId {
	return line.slice(line.indexOf(' ') + 1) as EditId;
}

/** The agents' lines among these, or only one session's; blank ones do not count. */
export function bagOf(lines: Iterable<LedgerLine>, session: SessionId | null = null): LineBag {
	const bag = new Map<WrittenLine, number>();
	for (const { key, origin } of lines) {
		if (origin.kind === 'agent' && key !== blankKey && (session === null || origin.session === session)) {
			add(bag, writtenLine(origin.edit, key), 1);
		}
	}
	return bag;
}

export function sizeOf(bag: LineBag): number {
	return [...bag.values()].reduce((sum, count) => sum + count, 0);
}

/** What is in the first and not in the second. */
export function without(bag: LineBag, other: LineBag): LineBag {
	return counted(bag, (line, count) => count - (other.get(line) ?? 0));
}

/** What is in both. */
export function common(bag: LineBag, other: LineBag): LineBag {
	return counted(bag, (line, count) => Math.min(count, other.get(line) ?? 0));
}

export function sumOf(bags: Iterable<LineBag>): LineBag {
	const sum = new Map<WrittenLine, number>();
	for (const bag of bags) {
		for (const [line, count] of bag) {
			add(sum, line, count);
		}
	}
	return sum;
}

/** As many of each as the one that has most of it. */
export function mostOf(bags: Iterable<LineBag>): LineBag {
	const most = new Map<WrittenLine, number>();
	for (const bag of bags) {
		for (const [line, count] of bag) {
			most.set(line, Math.max(count, most.get(line) ?? 0));
		}
	}
	return most;
}

export function add(bag: Map<WrittenLine, number>, line: WrittenLine, count: number): void {
	bag.set(line, (bag.get(line) ?? 0) + count);
}

/** Each line as often as is said; those of which there are none are left out. */
function counted(bag: LineBag, countOf: (line: WrittenLine, count: number) => number): LineBag {
	const result = new Map<WrittenLine, number>();
	for (const [line, count] of bag) {
		const left = countOf(line, count);
		if (left > 0) {
			result.set(line, left);
		}
	}
	return result;
}
