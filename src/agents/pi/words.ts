import type { Content } from './schema.ts';

export function wordsIn(content: Content): string {
	return content.flatMap(part => (part?.type === 'text' ? part.text : [])).join('\n');
}
