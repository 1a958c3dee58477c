/** From a record to facts. */
import type { Fact, SessionFact } from '../../domain/trace/facts.ts';
import { responseId, sessionId, subagentSessionId, turnId } from '../../domain/trace/ids.ts';
import { recordTime } from '../../domain/trace/recordTime.ts';
import { promptOf } from '../turns.ts';
import { callAsked, callsAnswered } from './calls.ts';
import { qwen } from './ids.ts';
import { isPrograms, promptIn, wordsIn } from './prompts.ts';
import type { Payload, QwenRecord } from './schema.ts';
import type { Seen } from './seen.ts';
import type { State } from './state.ts';
import { usedBy } from './usage.ts';

/** Changes the state to what holds after the record. Undefined where no time is known. */
export function recordFacts(state: State, record: QwenRecord, fallbackId: string): Fact[] | undefined {
	state.at = recordTime(record.timestamp) ?? state.at;
	if (state.at === null) {
		return undefined;
	}
	const seen = seenIn(record, state.at, fallbackId);
	const told = factsOf(state, seen, record);
	return [sessionFact(state, seen, record), ...told];
}

/** What a branch has copied is told as its parent's: there it was said and paid for. */
function seenIn(record: QwenRecord, at: number, fallbackId: string): Seen {
	const root = sessionId(qwen, record.forkedFrom?.sessionId ?? record.sessionId ?? fallbackId);
	const session = record.agentId ? subagentSessionId(root, record.agentId) : root;
	const [cwd, branch] = [record.cwd ?? null, record.gitBranch ?? null];
	return { at, session, key: record.uuid ?? `${session}@${at}`, cwd, branch, isSubagents: Boolean(record.agentId) };
}

function sessionFact(
	state: State,
	{ at, session, cwd, branch, isSubagents }: Seen,
	{ sessionId: own, forkedFrom }: QwenRecord,
): SessionFact {
	if (forkedFrom) {
		state.parent = session;
	}
	const asked = isSubagents ? sessionId(qwen, own ?? '') : null;
	const parent = asked !== null ? { id: asked, how: 'subagent' as const } : branchOf(state, session);
	return { kind: 'session', id: session, at, parent, cwd, branch };
}

function branchOf({ parent }: State, session: Seen['session']): SessionFact['parent'] {
	return parent === null || parent === session ? null : { id: parent, how: 'fork' };
}

function factsOf(state: State, seen: Seen, record: QwenRecord): Fact[] {
	switch (record.type) {
		case 'user':
			return userFacts(state, seen, record);
		case 'assistant':
			return assistantFacts(state, seen, record);
		case 'tool_result':
			return [...state.turns.work(seen.at), ...callsAnswered(state, seen, record)];
		case 'system':
			return systemFacts(state, seen, record);
	}
}

function userFacts(state: State, seen: Seen, record: QwenRecord): Fact[] {
	const words = promptIn(record);
	if (words === null) {
		return [];
	}
	const { session, at, key } = seen;
	if (!record.subtype) {
		state.calls.clear(); // no result will come any more
	}
	const byAgent = isPrograms(record);
	const prompt = byAgent ? ({ by: 'agent' } as const) : promptOf(words);
	const title: Fact[] =
		state.titled === session || (byAgent && !seen.isSubagents) ? [] : [{ kind: 'title', session, at, source: 'prompt' }];
	state.titled = title.length > 0 ? session : state.titled;
	return [...title, ...state.turns.begin({ id: turnId(qwen, key), session, startedAt: at, prompt, planMode: state.planMode })];
}

function assistantFacts(state: State, seen: Seen, record: QwenRecord): Fact[] {
	const words = wordsIn(record);
	const calls = (record.message?.parts ?? []).flatMap(part => part?.functionCall ?? []);
	return [
		...state.turns.work(seen.at),
		...responseFacts(state, seen, record),
		...calls.flatMap((call, index) => callAsked(state, seen, call, index)),
		...(words === '' ? [] : state.turns.say(seen.at, words)),
		...(words !== '' && calls.length === 0 ? state.turns.end('done') : []),
	];
}

function responseFacts(state: State, { at, session, key, branch }: Seen, { usageMetadata, model }: QwenRecord): Fact[] {
	const used = usageMetadata ? usedBy(usageMetadata) : null;
	const base = { kind: 'response', id: responseId(qwen, key), session, turn: state.turns.id, at, branch } as const;
	return used === null ? [] : [{ ...base, model: model ?? null, ...used }];
}

function systemFacts(state: State, seen: Seen, { subtype, systemPayload }: QwenRecord): Fact[] {
	const payload = systemPayload ?? {};
	switch (subtype) {
		case 'custom_title':
			return titleFacts(seen, payload);
		case 'session_approval_mode':
			state.planMode = payload.mode === 'plan';
			return [];
		case 'parent_session':
			state.parent = payload.parentSessionId ? sessionId(qwen, payload.parentSessionId) : state.parent;
			return [];
		case 'ui_telemetry':
			return payload.uiEvent?.error_type === 'APIUserAbortError' ? state.turns.end('interrupted') : [];
		default:
			return [];
	}
}

function titleFacts({ session, at }: Seen, { customTitle, titleSource }: Payload): Fact[] {
	return customTitle ? [{ kind: 'title', session, at, source: titleSource === 'auto' ? 'agent' : 'engineer' }] : [];
}
