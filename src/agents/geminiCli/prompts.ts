/** Which user messages are prompts. Others are answers of tools, and what the program puts in. */
import type { Content, UserMessage } from './schema.ts';

/** The engineer's own words; null where the message is no prompt. */
export function promptWords({ content, displayContent }: UserMessage): string | null {
	const words = withoutInjected(textOf(displayContent ?? content));
	return words === '' || isPrograms.test(words) ? null : words;
}

export function textOf(content: Content | null | undefined): string {
	if (content === null || content === undefined) {
		return '';
	}
	if (typeof content === 'string') {
		return content;
	}
	const parts = Array.isArray(content) ? content : [content];
	return parts.map(part => (typeof part === 'string' ? part : (part.text ?? ''))).join('\n');
}

/** The context of the session, the output of a command that the engineer ran, and words by which the program goes on by itself. */
const isPrograms =
	/^(?:This is the Gemini CLI\. We are setting up the context|I ran the following shell command:|System: Please continue\.?$)/;

/** A block that never closes takes the rest of the text with it. */
function withoutInjected(text: string): string {
	return text.replace(/<(session_context|system_note|hook_context)>[\s\S]*?(?:<\/\1>|$(?![\s\S]))/g, '').trim();
}
