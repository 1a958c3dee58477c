/** What a record says in words, and which of them are the engineer's. */
import type { QwenRecord } from './schema.ts';

/** Null where the record is no prompt: an answer of a tool, or nothing but what Qwen Code puts in. */
export function promptIn({ type, systemPayload, message }: QwenRecord): string | null {
	if (type !== 'user' || message?.parts?.some(part => part?.functionResponse)) {
		return null;
	}
	const words = (systemPayload?.displayText ?? wordsIn({ message })).replace(injected, '').trim();
	return words === '' ? null : words;
}

/** Whether a program's own event, or a timer, has asked for the work. */
export function isPrograms({ subtype, provenance, agentId }: QwenRecord): boolean {
	const isTyped = !subtype || subtype === 'mid_turn_user_message';
	return !isTyped || Boolean(agentId) || (provenance ?? 'real_user') !== 'real_user';
}

/** Without thoughts. */
export function wordsIn({ message }: Pick<QwenRecord, 'message'>): string {
	const parts = message?.parts ?? [];
	return parts.flatMap(part => (typeof part?.text === 'string' && part.thought !== true ? part.text : [])).join('\n');
}

/** A block that never closes takes the rest of the text with it. */
const injected = /<(qwen:[\w-]+|system-reminder)>[\s\S]*?(?:<\/\1>|$(?![\s\S]))/g;
