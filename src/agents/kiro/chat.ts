/** Reads an execution of the editor's agent: a prompt and what came of it, as text, with the conversation before it. */
import { parseJson } from '../../base/json.ts';
import type { TitleSource } from '../../domain/trace/facts.ts';
import { sessionId, turnId } from '../../domain/trace/ids.ts';
import { secondsTime } from '../../domain/trace/recordTime.ts';
import { unreadable, type DocumentReader, type LineReading, type PlacedReading, type TranscriptDocument } from '../agent.ts';
import { plainTitle } from '../plainTitle.ts';
import { promptOf, Turns } from '../turns.ts';
import { kiro } from './ids.ts';
import { chat as chatSchema, chatMessage } from './schema.ts';

export class ChatReader implements DocumentReader {
	readonly form = 'document';

	*read({ content }: TranscriptDocument): Generator<PlacedReading> {
		yield { place: 0, reading: readingOf(content) };
	}

	titleIn({ content }: TranscriptDocument, _: number, source: TitleSource): string | undefined {
		const told = chatSchema.safeParse(parseJson(content.toString())).data;
		return source === 'agent' ? undefined : plainTitle(promptsIn(told?.chat ?? [])[0]);
	}
}

function readingOf(content: Buffer): LineReading {
	const told = chatSchema.safeParse(parseJson(content.toString())).data;
	const at = secondsTime(told?.metadata.startTime);
	if (told === undefined || at === null) {
		return unreadable('a chat in another shape, or without a time');
	}
	const { executionId, chat, metadata } = told;
	const session = sessionId(kiro, metadata.workflowId ?? executionId);
	const end = Math.max(at, secondsTime(metadata.endTime) ?? at);
	const turns = new Turns(kiro);
	const prompt = promptOf(promptsIn(chat).at(-1) ?? '');
	const planMode = /spec/i.test(metadata.workflow ?? '');
	turns.begin({ id: turnId(kiro, executionId), session, startedAt: at, prompt, planMode });
	turns.work(end);
	turns.say(end, answersIn(chat).at(-1) ?? '');
	const seen = { kind: 'session', id: session, parent: null, cwd: null, branch: null } as const;
	const title = { kind: 'title', session, at, source: 'prompt' } as const;
	return { kind: 'read', facts: [{ ...seen, at }, { ...seen, at: end }, title, ...turns.end('done')] };
}

/** What the engineer wrote, without what Kiro tells the model of itself first. */
function promptsIn(chat: readonly unknown[]): readonly string[] {
	return wordsOf(chat, 'human').filter(words => !words.startsWith('<identity>'));
}

function answersIn(chat: readonly unknown[]): readonly string[] {
	return wordsOf(chat, 'bot');
}

function wordsOf(chat: readonly unknown[], role: 'human' | 'bot'): readonly string[] {
	return chat.flatMap(value => {
		const message = chatMessage.safeParse(value).data;
		return message?.role === role && message.content.trim() !== '' ? [message.content] : [];
	});
}
