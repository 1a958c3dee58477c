/** Reads a transcript: line by line as it is written now, or whole as it was before. */
import { parseJson, type Json } from '../../base/json.ts';
import type { Fact, TitleSource } from '../../domain/trace/facts.ts';
import { sessionId, subagentSessionId, type SessionId } from '../../domain/trace/ids.ts';
import { recordTime } from '../../domain/trace/recordTime.ts';
import {
	nothing,
	unknownRecord,
	unreadable,
	type Beside,
	type DocumentReader,
	type LineReading,
	type LinesReader,
	type PlacedReading,
	type Transcript,
	type TranscriptDocument,
	type TranscriptReader,
} from '../agent.ts';
import { plainTitle } from '../plainTitle.ts';
import { gemini } from './ids.ts';
import { parentIn, projectFolder, sessionIdIn } from './locate.ts';
import { messageFacts } from './messages.ts';
import { promptWords } from './prompts.ts';
import { messageRecord, metadata, notices, userMessage, type Metadata } from './schema.ts';
import { newState, restored, saved, type State } from './state.ts';

export function openReader({ below, form }: Transcript, checkpoint: Json | null, beside: Beside): TranscriptReader | undefined {
	const state = checkpoint === null ? newState(projectRoot(below, beside)) : restored(checkpoint);
	if (state === undefined) {
		return undefined;
	}
	return form === 'document' ? new WholeReader(below, state) : new GeminiReader(below, state);
}

/** Gemini CLI notes in each project's folder which one it is. */
function projectRoot(below: string, beside: Beside): string | null {
	const root =
		beside
			.read(`${projectFolder(below)}/.project_root`)
			?.toString()
			.trim() ?? '';
	return root === '' ? null : root;
}

class GeminiReader implements LinesReader {
	readonly form = 'lines';
	readonly #below: string;
	readonly #state: State;

	constructor(below: string, state: State) {
		this.#below = below;
		this.#state = state;
	}

	read(line: Buffer): LineReading {
		return readingOf(this.#state, this.#below, parseJson(line.toString()));
	}

	checkpoint(): Json {
		return saved(this.#state);
	}

	titleIn(line: string, source: TitleSource): string | undefined {
		const value = parseJson(line);
		const messages = isObject(value) && isObject(value['$set']) ? metadata.safeParse(value['$set']).data : undefined;
		return source === 'agent' ? plainTitle(messages?.summary) : firstPrompt([value, ...(messages?.messages ?? [])]);
	}
}

/** The messages of a document are numbered from 1: what it says of itself stands before them. */
class WholeReader implements DocumentReader {
	readonly form = 'document';
	readonly #below: string;
	readonly #state: State;

	constructor(below: string, state: State) {
		this.#below = below;
		this.#state = state;
	}

	*read({ content }: TranscriptDocument): Generator<PlacedReading> {
		const whole = metadata.safeParse(parseJson(content.toString())).data;
		if (!Array.isArray(whole?.messages)) {
			yield { place: 0, reading: unreadable('no list of messages') };
			return;
		}
		const { messages, ...head } = whole;
		yield { place: 0, reading: { kind: 'read', facts: headFacts(this.#state, this.#below, head) } };
		for (const [index, message] of messages.entries()) {
			yield { place: index + 1, reading: messageReading(this.#state, this.#below, message) };
		}
	}

	titleIn({ content }: TranscriptDocument, place: number, source: TitleSource): string | undefined {
		const whole = metadata.safeParse(parseJson(content.toString())).data;
		return source === 'agent' ? plainTitle(whole?.summary) : firstPrompt([whole?.messages?.[place - 1]]);
	}
}

function readingOf(state: State, below: string, value: unknown): LineReading {
	if (!isObject(value)) {
		return unreadable(value === undefined ? 'not JSON' : 'JSON, but no object');
	}
	if (isObject(value['$set'])) {
		return setReading(state, below, value['$set']);
	}
	if ('$rewindTo' in value) {
		return nothing; // what was taken back was said and paid for all the same
	}
	return 'type' in value ? messageReading(state, below, value) : headReading(state, below, value);
}

function headReading(state: State, below: string, value: object): LineReading {
	const head = metadata.safeParse(value).data;
	return typeof head?.sessionId === 'string'
		? { kind: 'read', facts: headFacts(state, below, head) }
		: unreadable('a record without a type');
}

/** What is set anew may be all messages: they are told again, and count once. */
function setReading(state: State, below: string, value: object): LineReading {
	const set = metadata.safeParse(value).data;
	const messages = set?.messages ?? [];
	const readings = messages.map(message => messageReading(state, below, message));
	const told = readings.flatMap(reading => (reading.kind === 'read' ? reading.facts : []));
	return { kind: 'read', facts: [...(set === undefined ? [] : headFacts(state, below, set)), ...told] };
}

function messageReading(state: State, below: string, value: unknown): LineReading {
	const type = isObject(value) ? value['type'] : undefined;
	if (typeof type !== 'string') {
		return unreadable('a message without a type');
	}
	const parsed = messageRecord.safeParse(value);
	if (!parsed.success) {
		return messageTypes.has(type) ? unreadable(`a message of type ${type} in another shape`) : unknownRecord(type);
	}
	const session = (state.session ??= sessionFor(state, below, sessionIdIn(below)));
	const facts = messageFacts(state, session, parsed.data);
	return facts === undefined || state.at === null
		? unreadable('a message without a time')
		: { kind: 'read', facts: [sessionFact(state, below, state.at), ...facts] };
}

const messageTypes: ReadonlySet<string> = new Set(['user', 'gemini', ...notices]);

function headFacts(state: State, below: string, head: Metadata): Fact[] {
	state.isSubagents = head.kind === 'subagent' || parentIn(below) !== null;
	if (typeof head.sessionId === 'string') {
		meetSession(state, sessionFor(state, below, head.sessionId));
	}
	state.cwd ??= head.directories?.[0] ?? null;
	state.at = recordTime(head.startTime) ?? state.at;
	if (state.session === null || state.at === null) {
		return [];
	}
	const title: Fact[] = head.summary ? [{ kind: 'title', session: state.session, at: state.at, source: 'agent' }] : [];
	return [sessionFact(state, below, state.at), ...title];
}

function meetSession(state: State, session: SessionId): void {
	state.isTitled &&= state.session === session;
	state.session = session;
}

function sessionFor({ isSubagents }: State, below: string, id: string): SessionId {
	const parent = parentIn(below);
	return isSubagents && parent !== null ? subagentSessionId(sessionId(gemini, parent), id) : sessionId(gemini, id);
}

function sessionFact({ session, cwd }: State, below: string, at: number): Fact {
	const parent = parentIn(below);
	const id = session ?? sessionId(gemini, sessionIdIn(below));
	return {
		kind: 'session',
		id,
		at,
		parent: parent === null ? null : { id: sessionId(gemini, parent), how: 'subagent' },
		cwd,
		branch: null,
	};
}

function firstPrompt(values: readonly unknown[]): string | undefined {
	for (const value of values) {
		const message = userMessage.safeParse(value).data;
		const words = message === undefined ? null : promptWords(message);
		if (words !== null) {
			return plainTitle(words);
		}
	}
	return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
