/** Control characters, and the marks that turn or hide text: what a name needs to look like another one. */
const disguises = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;

/** Foreign text as one line in which nothing is hidden or turned around. */
export function plainText(text: string): string {
	return text.replace(disguises, ' ').replace(/\s+/g, ' ').trim();
}
