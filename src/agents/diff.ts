/** Lines with `+`, `-` and context, as hunks. */
import { diffLine } from '../domain/trace/diffLine.ts';
import type { Hunk } from '../domain/trace/facts.ts';
import { linesOf } from './hunks.ts';

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
	return parts.map(part => hunkOf(part.oldStart, part.lines));
}

/** `oldStart` is null where nothing says where the lines stand. */
export function hunkOf(oldStart: number | null, lines: readonly string[]): Hunk {
	return { oldStart, lines: lines.flatMap(diffLine) };
}
