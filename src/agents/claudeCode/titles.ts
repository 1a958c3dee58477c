/** What a session is called. The words stay in the transcript; a fact says in which line. */
import type { TitleFact, TitleSource } from '../../domain/trace/facts.ts';
import { queuedPromptIn, wordsOf } from './prompts.ts';
import { recordIn } from './records.ts';
import type { ReadRecord } from './schema.ts';
import { sessionNamed, type Place } from './session.ts';
import type { State } from './state.ts';
import { plainTitle } from '../plainTitle.ts';

export function titleIn(line: string, source: TitleSource): string | undefined {
	const found = recordIn(line);
	const words = found.kind === 'record' ? titleWords(found.record, source) : undefined;
	return plainTitle(words);
}

/** A title that was given by the engineer or the agent. */
export function titleGiven(state: State, place: Place, record: ReadRecord): TitleFact | null {
	const source = sourceOf(state, record);
	if (source === null) {
		return null;
	}
	const session = sessionNamed(place, record.sessionId ?? null).id;
	return { kind: 'title', session, at: state.at ?? BEFORE_EVERYTHING, source };
}

/** Titles carry no time of their own; one at the head of a file is older than any that follows. */
const BEFORE_EVERYTHING = 0;

function sourceOf(state: State, record: ReadRecord): TitleSource | null {
	switch (record.type) {
		case 'custom-title':
			return 'engineer';
		case 'ai-title':
			return 'agent';
		case 'summary': // old versions wrote summaries of other sessions into whichever file was open
			return typeof record.leafUuid === 'string' && record.leafUuid === state.lastUuid ? 'agent' : null;
		default:
			return null;
	}
}

function titleWords(record: ReadRecord, source: TitleSource): string | undefined {
	switch (source) {
		case 'engineer':
			return record.type === 'custom-title' ? record.customTitle : undefined;
		case 'agent':
			return record.type === 'ai-title' ? record.aiTitle : record.type === 'summary' ? record.summary : undefined;
		case 'prompt':
			return promptWords(record);
	}
}

function promptWords(record: ReadRecord): string | undefined {
	switch (record.type) {
		case 'user':
			return wordsOf(record.message.content ?? '');
		case 'attachment': {
			const queued = queuedPromptIn(record.attachment.prompt ?? '');
			return queued.kind === 'engineer' ? queued.words : undefined;
		}
		default:
			return undefined;
	}
}
