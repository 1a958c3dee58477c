/** From an entry to facts. */
import type { Fact, TurnEnd } from '../../domain/trace/facts.ts';
import { responseId, sessionId, turnId } from '../../domain/trace/ids.ts';
import { epochTime, recordTime } from '../../domain/trace/recordTime.ts';
import { promptOf } from '../turns.ts';
import { callAnswered, callAsked, type Said } from './calls.ts';
import { piId } from './ids.ts';
import { sessionIdIn } from './locate.ts';
import type { AssistantMessage, Entry, Header, Message } from './schema.ts';
import type { State } from './state.ts';
import { usedBy } from './usage.ts';
import { wordsIn } from './words.ts';

/** Changes the state to what holds after the entry. Undefined where no time is known. */
export function entryFacts(state: State, entry: Entry): Fact[] | undefined {
	const told = recordTime(entry.timestamp) ?? (entry.type === 'message' ? epochTime(entry.message.timestamp) : null);
	state.at = told ?? state.at;
	if (entry.type === 'session') {
		meetSession(state, entry);
	}
	if (state.at === null) {
		return undefined;
	}
	const said = { at: state.at, session: sessionAt(state, state.at) };
	return [sessionFact(state, said), ...factsOf(state, said, entry)];
}

function meetSession(state: State, { id, cwd, parentSession, branchedFrom, timestamp }: Header): void {
	const from = parentSession ?? branchedFrom;
	const since = recordTime(timestamp);
	state.session = sessionId(piId, id);
	state.cwd = cwd ?? state.cwd;
	state.parent = from && since !== null ? { id: sessionId(piId, sessionIdIn(from)), since } : null;
}

/** What a branch has copied is told as its parent's: there it was said and paid for. */
function sessionAt({ session, parent }: State, at: number): Said['session'] {
	return parent !== null && at < parent.since ? parent.id : session;
}

function sessionFact({ session: own, parent, cwd }: State, { at, session }: Said): Fact {
	const from = session === own && parent !== null ? ({ id: parent.id, how: 'fork' } as const) : null;
	return { kind: 'session', id: session, at, parent: from, cwd, branch: null };
}

function factsOf(state: State, said: Said, entry: Entry): Fact[] {
	switch (entry.type) {
		case 'message':
			return messageFacts(state, said, entry.message);
		case 'model_change':
			state.model = entry.modelId ?? state.model;
			return [];
		case 'session_info':
			return entry.name ? [{ kind: 'title', session: said.session, at: said.at, source: 'engineer' }] : [];
		case 'session':
			return [];
	}
}

function messageFacts(state: State, said: Said, message: Message): Fact[] {
	switch (message.role) {
		case 'user':
			return promptFacts(state, said, wordsIn(message.content), message.timestamp);
		case 'assistant':
			return answerFacts(state, said, message);
		case 'toolResult':
			return [...state.turns.work(said.at), ...callAnswered(state, said, message)];
		default:
			return [];
	}
}

/** Older versions give entries no id, and newer ones give old entries new ids: a message is known by its own time. */
function promptFacts(state: State, { at, session }: Said, words: string, time: number | null | undefined): Fact[] {
	state.calls.clear(); // no result will come any more
	const title: Fact[] = state.titled === session || words.trim() === '' ? [] : [{ kind: 'title', session, at, source: 'prompt' }];
	state.titled = title.length > 0 ? session : state.titled;
	const turn = { id: turnId(piId, `@${time ?? at}`), session, startedAt: at, prompt: promptOf(words), planMode: false };
	return [...title, ...state.turns.begin(turn)];
}

function answerFacts(state: State, said: Said, message: AssistantMessage): Fact[] {
	const words = wordsIn(message.content);
	const end = endings.get(message.stopReason ?? '');
	return [
		...state.turns.work(said.at),
		...responseFacts(state, said, message),
		...message.content.flatMap(part => (part?.type === 'toolCall' ? callAsked(state, said, part) : [])),
		...(words === '' ? [] : state.turns.say(said.at, words)),
		...(end === undefined ? [] : state.turns.end(end)),
	];
}

/** Others go on. */
const endings: ReadonlyMap<string, TurnEnd> = new Map([
	['stop', 'done'],
	['length', 'done'],
	['aborted', 'interrupted'],
	['error', 'failed'],
]);

function responseFacts(state: State, { at, session }: Said, message: AssistantMessage): Fact[] {
	const used = usedBy(message);
	if (used === null) {
		return [];
	}
	const { input, output, cacheRead, cacheWrite5m } = used.usage;
	const id = responseId(piId, `@${message.timestamp ?? at}/${input}/${output}/${cacheRead}/${cacheWrite5m}`);
	const model = message.model ?? state.model;
	return [{ kind: 'response', id, session, turn: state.turns.id, at, model, branch: null, ...used }];
}
