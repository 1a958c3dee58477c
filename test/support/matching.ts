/** Texts that patterns fit, so that a short cut before a pattern is held to it. */
import fc from 'fast-check';

/** Made from the pattern, without what it looks ahead and behind for: most of them fit it, the others nearly do. */
export function textsLike(pattern: RegExp): fc.Arbitrary<string> {
	const plain = withoutLooks(pattern.source).replaceAll('\\p{L}', '[a-zé]');
	return fc.stringMatching(new RegExp(`^(?:${plain})$`));
}

/** A text of the pieces, as they are and with blanks, stops and line ends between them. */
export function textsOf(...pieces: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
	const between = fc.constantFrom(' ', ' ', '', '. ', ', ', '\n', '_', '/', '?', ' no errors ', ' - ', '1');
	return fc.array(fc.oneof(...pieces, between), { maxLength: 6 }).map(parts => parts.join(''));
}

/** Leaves out `\b`, `^`, `$`, `(?=…)`, `(?<!…)` and their like. */
function withoutLooks(source: string): string {
	const at = /(?<!\\)(?:\\\\)*(?:\\b|\(\?<?[=!])/.exec(source);
	if (at === null) {
		return source.replace(/(?<![\\[])[\^$]/g, '');
	}
	const start = at.index + at[0].search(/\\b|\(\?/);
	const end = source.startsWith('\\b', start) ? start + 2 : afterParenthesis(source, start);
	return withoutLooks(source.slice(0, start) + source.slice(end));
}

/** The place behind the parenthesis that closes the one at `start`. */
function afterParenthesis(source: string, start: number): number {
	const marks = /\\.|\[(?:\\.|[^\]])*\]|[()]/g;
	marks.lastIndex = start;
	let depth = 0;
	for (let mark = marks.exec(source); mark !== null; mark = marks.exec(source)) {
		depth += mark[0] === '(' ? 1 : mark[0] === ')' ? -1 : 0;
		if (depth === 0 && mark[0] === ')') {
			return marks.lastIndex;
		}
	}
	return source.length;
}
