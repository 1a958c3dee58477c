/** What a session is called. The words stay in the transcript; a fact says in which line. */
import { firstLine } from '../../base/plainText.ts';
import { MAX_TITLE_LENGTH } from '../agent.ts';
import type { TitleSource } from '../../domain/trace/facts.ts';
import { promptWords, wordsOfItem, wordsOfMessage } from './prompts.ts';
import { isRecord, recordIn, type CodexRecord } from './records.ts';
import { itemCompleted, threadNamed, userMessage } from './schema.ts';

/** The words of a title, fit to be shown: one line, without characters that steer a terminal or the direction of text. */
export function titleIn(line: string, source: TitleSource): string | undefined {
	const record = recordIn(line);
	const words = isRecord(record) ? titleWords(record, source) : null;
	const shown = words === null ? '' : firstLine(words, MAX_TITLE_LENGTH);
	return shown === '' ? undefined : shown;
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
