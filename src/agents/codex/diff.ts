/** Lines with `+`, `-` and context, as hunks without context. */
import type { Hunk } from '../../domain/trace/facts.ts';

/** A unified diff of one file; what stands before its first hunk is left out. */
export function hunksIn(unifiedDiff: string): readonly Hunk[] {
	const parts: { oldStart: number; lines: string[] }[] = [];
	for (const line of linesOf(unifiedDiff)) {
		const head = /^@@ -(\d+)(?:,\d+)? \+\d+(?:,\d+)? @@/.exec(line);
		if (head !== null) {
			parts.push({ oldStart: Math.max(1, Number(head[1])), lines: [] });
		} else {
			parts.at(-1)?.lines.push(line);
		}
	}
	return parts.flatMap(part => changedRuns(part.oldStart, part.lines));
}

/** One hunk for each run of changed lines; `oldStart` is the first line's number, null where nothing says it. */
export function changedRuns(oldStart: number | null, lines: readonly string[]): readonly Hunk[] {
	const hunks: { oldStart: number | null; removed: string[]; added: string[] }[] = [];
	let oldLine = oldStart;
	let mark = ' ';
	for (const line of lines.filter(text => !text.startsWith('\\'))) {
		// "\ No newline at end of file"
		const isFirst = !isChange(mark);
		mark = line.charAt(0);
		if (isChange(mark)) {
			hunks.push(...(isFirst ? [{ oldStart: oldLine, removed: [], added: [] }] : []));
			hunks.at(-1)?.[mark === '+' ? 'added' : 'removed'].push(line.slice(1));
		}
		oldLine = oldLine === null || mark === '+' ? oldLine : oldLine + 1;
	}
	return hunks;
}

function isChange(mark: string): boolean {
	return mark === '+' || mark === '-';
}

/** The end of the last line begins no further one. */
export function linesOf(text: string): string[] {
	const lines = text.split('\n');
	if (lines.at(-1) === '') {
		lines.pop();
	}
	return lines;
}
