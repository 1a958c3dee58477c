/** Reads a thread. */
import { parseJson } from '../../base/json.ts';
import type { TitleSource } from '../../domain/trace/facts.ts';
import { epochTime } from '../../domain/trace/recordTime.ts';
import { unreadable, type DocumentReader, type PlacedReading, type TranscriptDocument } from '../agent.ts';
import { plainTitle } from '../plainTitle.ts';
import { message as messageSchema, thread as threadSchema } from './schema.ts';
import { ThreadTeller, wordsIn } from './teller.ts';

/** Messages are numbered from 1; 0 is the thread. */
export class ThreadReader implements DocumentReader {
	readonly form = 'document';

	*read({ content }: TranscriptDocument): Generator<PlacedReading> {
		const told = threadSchema.safeParse(parseJson(content.toString())).data;
		const created = epochTime(told?.created);
		if (told === undefined || created === null) {
			yield { place: 0, reading: unreadable(told === undefined ? 'no thread' : 'a thread without a time') };
			return;
		}
		const messages = told.messages.map(one => messageSchema.safeParse(one).data);
		const teller = new ThreadTeller(told, created, messages);
		yield { place: 0, reading: { kind: 'read', facts: teller.thread() } };
		for (const [index, one] of messages.entries()) {
			const reading = one === undefined ? unreadable('a message in another shape') : ({ kind: 'read', facts: teller.tell(one) } as const);
			yield { place: index + 1, reading };
		}
	}

	titleIn({ content }: TranscriptDocument, place: number, source: TitleSource): string | undefined {
		const told = threadSchema.safeParse(parseJson(content.toString())).data;
		const asked = messageSchema.safeParse(told?.messages[place - 1]).data;
		const words = source === 'agent' ? told?.title : asked && wordsIn(asked);
		return plainTitle(words);
	}
}
