/** What of a transcript names a session. */
import { firstLine } from '../base/plainText.ts';

/** Chosen: a line of a list. In characters. */
const MAX_TITLE_LENGTH = 120;

/** Words fit to be shown as a title: one line, without characters that steer a terminal or the direction of text. Undefined for none. */
export function plainTitle(words: string | null | undefined): string | undefined {
	const line = firstLine(words ?? '', MAX_TITLE_LENGTH);
	return line === '' ? undefined : line;
}
