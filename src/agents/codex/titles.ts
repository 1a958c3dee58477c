/** What a session is called. The words stay in the transcript; a fact says in which line. */
import type { TitleSource } from '../../domain/trace/facts.ts';
import { promptWords, wordsOfItem, wordsOfMessage } from './prompts.ts';
import { isRecord, recordIn, type CodexRecord } from './records.ts';
import { itemCompleted, threadNamed, userMessage } from './schema.ts';
import { plainTitle } from '../plainTitle.ts';

export function titleIn(line: string, source: TitleSource): string | undefined {
	const record = recordIn(line);
	const words = isRecord(record) ? titleWords(record, source) : null;
	return plainTitle(words);
}

function titleWords({ name, payload }: CodexRecord, source: TitleSource): string | null {
	switch (source) {
		case 'agent':
			return null;
		case 'engineer':
			return name === 'event_msg/thread_name_updated' ? (threadNamed.safeParse(payload).data?.thread_name ?? null) : null;
		case 'prompt': {
			const words = promptIn(name, payload);
			return words === null ? null : promptWords(words);
		}
	}
}

function promptIn(name: string, payload: object): string | null {
	switch (name) {
		case 'event_msg/user_message':
			return userMessage.safeParse(payload).data?.message ?? null;
		case 'event_msg/item_completed':
			return wordsOfItem(itemCompleted.safeParse(payload).data?.item);
		case 'response_item/message':
			return wordsOfMessage(payload);
		default:
			return null;
	}
}
