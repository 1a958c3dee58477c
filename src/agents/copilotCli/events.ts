/** From an event to facts. */
import type { Fact } from '../../domain/trace/facts.ts';
import { sessionId, subagentSessionId, turnId, type SessionId } from '../../domain/trace/ids.ts';
import { recordTime } from '../../domain/trace/recordTime.ts';
import { unreadable, type LineReading } from '../agent.ts';
import { promptOf, Turns } from '../turns.ts';
import { callAnswered, callAsked } from './calls.ts';
import { copilot } from './ids.ts';
import type { AssistantMessage, ReadEvent, UserMessage } from './schema.ts';
import type { Seen } from './seen.ts';
import type { State } from './state.ts';
import { messageUsage, totalsTold } from './usage.ts';

/** Changes the state to what holds after the event. */
export function eventReading(state: State, event: ReadEvent): LineReading {
	state.at = recordTime(event.timestamp) ?? state.at;
	if (state.at === null) {
		return unreadable(`an event ${event.type} without a time`);
	}
	if (event.type === 'session.start' && typeof event.data.sessionId === 'string') {
		meetSession(state, sessionId(copilot, event.data.sessionId));
	}
	const seen = seenIn(state, event, state.at);
	const facts = factsOf(state, seen, event);
	return { kind: 'read', facts: [sessionFact(state, seen), ...facts] };
}

/** A copy of the session may follow in the same file: what its models used is counted anew then. */
function meetSession(state: State, session: SessionId): void {
	state.accounts.clear();
	if (session !== state.session) {
		state.session = session;
		state.isTitled = false;
		state.turns = new Turns(copilot);
	}
}

function seenIn({ session }: State, { id, agentId }: ReadEvent, at: number): Seen {
	const isSubagents = typeof agentId === 'string' && agentId !== '';
	const own = isSubagents ? subagentSessionId(session, agentId) : session;
	return { at, session: own, key: id ?? `${own}@${at}`, isSubagents };
}

function sessionFact({ session, cwd, branch }: State, { at, session: id, isSubagents }: Seen): Fact {
	return { kind: 'session', id, at, parent: isSubagents ? { id: session, how: 'subagent' } : null, cwd, branch };
}

type Handlers = { readonly [T in ReadEvent['type']]: (state: State, seen: Seen, event: Extract<ReadEvent, { type: T }>) => Fact[] };

/** The one list of what each event means. */
const handlers: Handlers = {
	'session.start': (state, _, { data }) => place(state, data.context),
	'session.resume': (state, _, { data }) => place(state, data.context),
	'session.context_changed': (state, _, { data }) => place(state, data),
	'session.mode_changed': (state, _, { data }) => changeMode(state, data.newMode === 'plan'),
	'session.title_changed': (_, { session, at }) => [{ kind: 'title', session, at, source: 'agent' }],
	'session.model_change': (state, _, { data }) => nameModel(state, data.newModel),
	'session.auto_mode_resolved': (state, _, { data }) => nameModel(state, data.chosenModel),
	'session.error': (state, seen) => (seen.isSubagents ? [] : [...state.turns.work(seen.at), ...state.turns.end('failed')]),
	abort: (state, seen) => [...state.turns.work(seen.at), ...state.turns.end('interrupted')],
	'user.message': userFacts,
	'assistant.message': assistantFacts,
	'tool.execution_start': (state, seen, { data }) => [...state.turns.work(seen.at), ...callAsked(state, seen, data)],
	'tool.execution_complete': (state, seen, { data }) => [...state.turns.work(seen.at), ...callAnswered(state, seen, data)],
	'session.shutdown': (state, seen, { data }) => totalsTold(state, seen, data.modelMetrics ?? {}),
};

function factsOf(state: State, seen: Seen, event: ReadEvent): Fact[] {
	const handle = handlers[event.type] as (state: State, seen: Seen, event: ReadEvent) => Fact[];
	return handle(state, seen, event);
}

function place(
	state: State,
	told: { readonly cwd?: string | null | undefined; readonly branch?: string | null | undefined } | null | undefined,
): Fact[] {
	state.cwd = told?.cwd ?? state.cwd;
	state.branch = told?.branch ?? state.branch;
	return [];
}

function changeMode(state: State, isPlan: boolean): Fact[] {
	state.planMode = isPlan;
	return isPlan && state.turns.now?.end === 'open' ? state.turns.plan() : [];
}

/** "auto" is no model: which one was chosen is told later. */
function nameModel(state: State, model: string | null | undefined): Fact[] {
	state.model = model === 'auto' ? state.model : (model ?? state.model);
	return [];
}

function userFacts(state: State, seen: Seen, { data }: UserMessage): Fact[] {
	if (seen.isSubagents || data.content.trim() === '') {
		return [];
	}
	state.calls.clear(); // no result will come any more
	const isPrograms = (data.source ?? 'user') !== 'user' || data.isAutopilotContinuation === true;
	const prompt = isPrograms ? ({ by: 'agent' } as const) : promptOf(data.content);
	const { session, at } = seen;
	const title: Fact[] = state.isTitled || isPrograms ? [] : [{ kind: 'title', session, at, source: 'prompt' }];
	state.isTitled ||= !isPrograms;
	return [...title, ...state.turns.begin({ id: turnId(copilot, seen.key), session, startedAt: at, prompt, planMode: state.planMode })];
}

function assistantFacts(state: State, seen: Seen, { data }: AssistantMessage): Fact[] {
	const words = data.content ?? '';
	const isLast = words !== '' && (data.toolRequests ?? []).length === 0 && !seen.isSubagents;
	return [
		...state.turns.work(seen.at),
		...messageUsage(state, seen, data),
		...(words === '' || seen.isSubagents ? [] : state.turns.say(seen.at, words)),
		...(isLast ? state.turns.end('done') : []),
	];
}
