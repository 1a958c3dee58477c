/** Lines that an edit took away and put in. */
import type { Hunk } from '../../domain/trace/facts.ts';
import type { Patch } from './schema.ts';

/** A patch part has lines of context around and between its changes; a hunk has none. */
export function patchHunks(patch: Patch): Hunk[] {
	return patch.flatMap(part => hunksBetweenContext(Math.max(1, part.oldStart), part.lines));
}

/** The lines in which two texts differ, as one hunk; none when they are the same. */
export function changedHunk(before: string, after: string, firstLine: number | null): Hunk[] {
	const old = linesOf(before);
	const now = linesOf(after);
	const shorter = Math.min(old.length, now.length);
	let head = 0;
	while (head < shorter && old[head] === now[head]) {
		head++;
	}
	let tail = 0;
	while (tail < shorter - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) {
		tail++;
	}
	const removed = old.slice(head, old.length - tail);
	const added = now.slice(head, now.length - tail);
	if (removed.length === 0 && added.length === 0) {
		return [];
	}
	return [{ oldStart: firstLine === null ? null : firstLine + head, removed, added }];
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

function hunksBetweenContext(oldStart: number, lines: readonly string[]): Hunk[] {
	const hunks: { oldStart: number; removed: string[]; added: string[] }[] = [];
	let oldLine = oldStart;
	let isOpen = false;
	for (const line of lines) {
		const mark = line.charAt(0);
		if (mark === '\\') {
			continue; // "No newline at end of file"
		}
		const isChange = mark === '+' || mark === '-';
		if (isChange && !isOpen) {
			hunks.push({ oldStart: oldLine, removed: [], added: [] });
		}
		isOpen = isChange;
		if (isChange) {
			hunks.at(-1)?.[mark === '+' ? 'added' : 'removed'].push(line.slice(1));
		}
		oldLine += mark === '+' ? 0 : 1;
	}
	return hunks;
}
