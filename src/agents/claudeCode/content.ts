/** Looking into a message's content, which is a string or a list of blocks. */
import type { Content } from './schema.ts';

export function blocksOf(content: Content | null | undefined): Exclude<Content, string> {
	return typeof content === 'string' || content === null || content === undefined ? [] : content;
}

export function textOf(content: Content | null | undefined): string {
	return typeof content === 'string' ? content : textBlocks(content).join('\n');
}

export function hasResults(content: Content | null | undefined): boolean {
	return blocksOf(content).some(block => block.type === 'tool_result');
}

export function hasPicture(content: Content): boolean {
	return blocksOf(content).some(block => block.type === 'other' && (block.of === 'image' || block.of === 'document'));
}

function textBlocks(content: Content | null | undefined): string[] {
	return blocksOf(content).flatMap(block => (block.type === 'text' ? [block.text] : []));
}
