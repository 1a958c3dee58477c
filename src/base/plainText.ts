/** Control characters, and the marks that turn or hide text: what a name needs to look like another one. */
const disguises = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;

/** What terminals are coloured with. */
const ansi = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)?)/g;

/** The beginning of a text of any length as one plain line of at most `most` characters. */
export function firstLine(text: string, most: number): string {
	const line = plainText(text.slice(0, most * LOOK_AHEAD).replace(ansi, ''));
	const characters = Array.from(line);
	return characters.length <= most
		? line
		: `${characters
				.slice(0, most - 1)
				.join('')
				.trimEnd()}…`;
}

/** A prompt can be a megabyte long; white space and colours fold into less. */
const LOOK_AHEAD = 8;

/** Foreign text as one line in which nothing is hidden or turned around. */
export function plainText(text: string): string {
	return text.replace(disguises, ' ').replace(/\s+/g, ' ').trim();
}
