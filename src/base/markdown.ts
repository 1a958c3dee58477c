/** Text of unknown origin inside Markdown: it must stay text. */
import { plainText } from './plainText.ts';

/** Escapes everything that means something in Markdown or HTML, and drops line ends, control and direction-changing characters. */
export function markdownText(text: string): string {
	return plainText(text).replace(meaningful, character => `\\${character}`);
}

/**
 * A mark at the end of a word, between digits or within a word means nothing there, and is left for who reads the text as it is:
 * a full stop after a number that begins a line, an address, or the name of an emoji would mean something.
 */
const meaningful =
	/[\\`*_{}[\]<>#+!|~&@]|(?<![\p{L}\p{N}])-|-(?![\p{L}\p{N}])|(?<!\d):(?!\s|$)|(?<=\d):(?![\d\s]|$)|(?<=^\d+)[.)](?=\s|$)|(?<!\d)\.(?!\s|$)|(?<=\d)\.(?![\d\s]|$)/gu;

/** A code span: fenced by more backticks than the text has in a row. A bar is escaped so that it stays inside its table cell. */
export function markdownCode(text: string): string {
	const longest = [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0);
	const fence = '`'.repeat(longest + 1);
	const space = longest > 0 ? ' ' : '';
	return `${fence}${space}${plainText(text).replaceAll('|', '\\|')}${space}${fence}`;
}

/** A table. Cells are Markdown already. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[], align: readonly ('left' | 'right')[]): string {
	const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
	return [line(head), line(align.map(side => (side === 'left' ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
