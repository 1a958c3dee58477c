/** Where a line's text is, without the white space at its ends. */
export interface SourceLine {
	readonly line: number;
	readonly start: number;
	readonly end: number;
}

/** The lines of a source text that are not blank, ended as editors see it. */
export function* sourceLines(text: string): Generator<SourceLine> {
	let line = 1;
	let lineStart = 0;
	for (const { index, 0: ending } of text.matchAll(/\r\n|\r|\n|$/g)) {
		const words = text.slice(lineStart, index);
		const start = lineStart + (words.length - words.trimStart().length);
		const end = lineStart + words.trimEnd().length;
		if (start < end) {
			yield { line, start, end };
		}
		line += 1;
		lineStart = index + ending.length;
	}
}
