import type { HunkLine } from './facts.ts';

/** A line of a unified diff below its `@@`; none where it is about the file's end and not a line of it. */
export function diffLine(line: string): HunkLine[] {
	const text = line.slice(1);
	switch (line.charAt(0)) {
		case '+':
			return [{ op: 'add', text }];
		case '-':
			return [{ op: 'remove', text }];
		case '\\': // "No newline at end of file"
			return [];
		default:
			return [{ op: 'keep', text }];
	}
}
