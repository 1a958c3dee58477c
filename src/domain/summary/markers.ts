/** A summary as a block of somebody's text: between two markers, by which the next one takes its place. */

const begin = /<!-- bookend:begin [^\n]*?-->/;
const END = '<!-- bookend:end -->';

export function marked(schema: string, markdown: string): string {
	return `<!-- bookend:begin ${schema} -->\n${markdown.trimEnd()}\n${END}\n`;
}

/** The text with the block in the place of the one that it has; undefined where it has none with a beginning and an end. */
export function replacedIn(text: string, block: string): string | undefined {
	const from = begin.exec(text)?.index;
	const to = from === undefined ? -1 : text.indexOf(END, from);
	if (from === undefined || to < 0) {
		return undefined;
	}
	const written = block.trimEnd();
	const lines = text.includes('\r\n') ? written.replaceAll('\n', '\r\n') : written;
	return text.slice(0, from) + lines + text.slice(to + END.length);
}
