/** Text of unknown origin inside HTML: it must stay text. */
import { plainText } from './plainText.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** For the content of an element and for a quoted attribute. Line ends, control and direction-changing characters become spaces. */
export function htmlText(text: string): string {
	return plainText(text).replace(/[&<>"']/g, character => entities[character] ?? '');
}
