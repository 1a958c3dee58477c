/** The lines of a text one by one, without their ends, so that a large report is never held twice. */
export function* textLines(text: string): Generator<string> {
	let start = 0;
	while (start < text.length) {
		const end = text.indexOf('\n', start);
		const stop = end === -1 ? text.length : end;
		yield text.slice(start, text[stop - 1] === '\r' ? Math.max(start, stop - 1) : stop);
		start = stop + 1;
	}
}
