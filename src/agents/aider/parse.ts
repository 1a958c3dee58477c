/** Reads a history: all chats of a project, of which only the time is told when each was started. */
import type { TitleSource } from '../../domain/trace/facts.ts';
import { unreadable, type Beside, type DocumentReader, type PlacedReading, type Transcript, type TranscriptDocument } from '../agent.ts';
import { plainTitle } from '../plainTitle.ts';
import { chatsIn, type Chat } from './chats.ts';
import { PromptTimes, typedIn } from './inputHistory.ts';
import { timeOf } from './localTime.ts';
import { inputHistoryOf, projectOf } from './locate.ts';
import { ChatTeller } from './teller.ts';

/** A place is the number of a line. */
export class HistoryReader implements DocumentReader {
	readonly form = 'document';
	readonly #folder: string | null;
	readonly #typed: string;

	constructor({ path, below }: Transcript, beside: Beside) {
		this.#folder = projectOf(path);
		this.#typed = beside.read(inputHistoryOf(below))?.toString() ?? '';
	}

	*read({ content }: TranscriptDocument): Generator<PlacedReading> {
		const chats = chatsIn(content.toString());
		const times = new PromptTimes(typedIn(this.#typed));
		if (chats.length === 0) {
			yield { place: 0, reading: unreadable('no chat') };
		}
		for (const chat of chats) {
			yield* this.#readings(chat, times);
		}
	}

	titleIn({ content }: TranscriptDocument, place: number, source: TitleSource): string | undefined {
		const sections = source === 'prompt' ? chatsIn(content.toString()).flatMap(chat => chat.sections) : [];
		const words = sections.find(section => section.place === place)?.prompt ?? '';
		return plainTitle(words.replace(/^\/\w+\s+/, ''));
	}

	*#readings(chat: Chat, times: PromptTimes): Generator<PlacedReading> {
		const startedAt = timeOf(chat.startedAt);
		if (startedAt === null) {
			yield { place: chat.place, reading: unreadable('a chat without a time') };
			return;
		}
		const teller = new ChatTeller(chat, startedAt, this.#folder, times);
		for (const section of chat.sections) {
			yield { place: section.place, reading: { kind: 'read', facts: teller.tell(section) } };
		}
	}
}
