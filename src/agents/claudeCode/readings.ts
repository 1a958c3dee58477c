/** From a record to facts. */
import { assertNever } from '../../base/assertNever.ts';
import type { Fact } from '../../domain/trace/facts.ts';
import { nothing, type LineReading } from '../agent.ts';
import { abandonCalls, abandonEdits, answersIn, callsIn } from './calls.ts';
import { hasResults, textOf } from './content.ts';
import { promptIn, queuedPromptIn, type Prompt, type Spoken } from './prompts.ts';
import { unreadable } from './records.ts';
import { isMadeUp, responseIn } from './responses.ts';
import { tasksNotified } from './runs.ts';
import type { AssistantRecord, AttachmentRecord, ReadRecord, UserRecord } from './schema.ts';
import { see, sessionFact, type Seen } from './seen.ts';
import type { Place } from './session.ts';
import type { State } from './state.ts';
import { titleGiven } from './titles.ts';
import { beginTurn, endTurn, hearOfTurn, interruptTurn, offerTurn, planModeInTurn, turnAt, workOnTurn } from './turns.ts';

/** Changes the state to what holds after the record. */
export function readingOf(state: State, place: Place, record: ReadRecord): LineReading {
	switch (record.type) {
		case 'custom-title':
		case 'ai-title':
		case 'summary': {
			const title = titleGiven(state, place, record);
			return title === null ? nothing : { kind: 'read', facts: [title] };
		}
		case 'permission-mode':
			state.planMode = record.permissionMode === 'plan';
			return nothing;
		default:
			return timedReading(state, place, record);
	}
}

/** Only responses, and the sessions they belong to. */
export function spendReadingOf(state: State, place: Place, record: ReadRecord): LineReading {
	switch (record.type) {
		case 'custom-title':
		case 'ai-title':
		case 'summary':
		case 'permission-mode':
			return nothing;
		default: {
			const seen = see(state, place, record);
			if (seen === undefined) {
				return withoutTime(record);
			}
			const response = record.type === 'assistant' ? responseIn(record, seen, null) : null;
			return { kind: 'read', facts: [sessionFact(seen), ...(response === null ? [] : [response])] };
		}
	}
}

type TimedRecord = Exclude<ReadRecord, { type: 'custom-title' | 'ai-title' | 'summary' | 'permission-mode' }>;

function timedReading(state: State, place: Place, record: TimedRecord): LineReading {
	const seen = see(state, place, record);
	if (seen === undefined) {
		return withoutTime(record);
	}
	return { kind: 'read', facts: [sessionFact(seen), ...factsIn(state, seen, record)] };
}

function withoutTime({ type }: TimedRecord): LineReading {
	return unreadable(`a record of type ${type} without a time`);
}

function factsIn(state: State, seen: Seen, record: TimedRecord): Fact[] {
	switch (record.type) {
		case 'assistant':
			return assistantFacts(state, seen, record);
		case 'user':
			return userFacts(state, seen, record);
		case 'attachment':
			return attachmentFacts(state, seen, record);
		case 'system':
			return turnEndings.has(record.subtype ?? '') ? endOfWork(state, seen) : [];
		case 'queue-operation':
			return tasksNotified(state, record.content ?? '', seen.at);
		default:
			return assertNever(record);
	}
}

const turnEndings: ReadonlySet<string> = new Set(['turn_duration', 'stop_hook_summary']);

function assistantFacts(state: State, seen: Seen, record: AssistantRecord): Fact[] {
	if (isMadeUp(record)) {
		const hasFailed = record.isApiErrorMessage === true && !seen.isAside;
		return hasFailed ? [...workOnTurn(state, seen), ...endTurn(state, seen, 'failed')] : [];
	}
	const work = workOnTurn(state, seen);
	const words = textOf(record.message.content);
	if (words !== '') {
		hearOfTurn(state, seen, words);
	}
	const response = responseIn(record, seen, turnAt(state, seen));
	const calls = callsIn(state, seen, record.message.content);
	const end = record.message.stop_reason === 'end_turn' ? endOfWork(state, seen) : [];
	return [...work, ...(response === null ? [] : [response]), ...calls, ...end];
}

/** A subagent's last word inside its parent's file does not end the parent's turn. */
function endOfWork(state: State, seen: Seen): Fact[] {
	if (seen.isAside) {
		return [];
	}
	abandonEdits(state);
	return endTurn(state, seen, 'done');
}

function userFacts(state: State, seen: Seen, record: UserRecord): Fact[] {
	const work = hasResults(record.message.content) ? workOnTurn(state, seen) : [];
	const answers = answersIn(state, seen, record);
	const prompt: Prompt = seen.isAside ? { kind: 'none' } : promptIn(record);
	const notified = prompt.kind === 'agent' ? tasksNotified(state, textOf(record.message.content), seen.at) : [];
	if (prompt.kind === 'engineer' && typeof record.permissionMode === 'string') {
		state.planMode = record.permissionMode === 'plan';
	}
	return [...work, ...answers, ...notified, ...promptFacts(state, seen, prompt)];
}

function promptFacts(state: State, seen: Seen, prompt: Prompt): Fact[] {
	switch (prompt.kind) {
		case 'none':
			return [];
		case 'interruption':
			return [
				...interruptTurn(state, seen),
				...abandonCalls(state, seen.at),
				...(prompt.then === null ? [] : promptFacts(state, seen, prompt.then)),
			];
		case 'agent':
			offerTurn(state, seen);
			return [];
		case 'engineer':
			return [...abandonCalls(state, seen.at), ...spoken(state, seen, prompt), ...firstWords(state, seen, prompt)];
		default:
			return assertNever(prompt);
	}
}

/** What a subagent is asked, another agent has written. */
function spoken(state: State, seen: Seen, { prompt }: Spoken): Fact[] {
	if (seen.isSubagents) {
		offerTurn(state, seen);
		return [];
	}
	return beginTurn(state, seen, prompt);
}

/** A prompt that is only a picture names nothing. */
function firstWords(state: State, seen: Seen, { words }: Spoken): Fact[] {
	if (state.titled === seen.session || words === '') {
		return [];
	}
	state.titled = seen.session;
	return [{ kind: 'title', session: seen.session, at: seen.at, source: 'prompt' }];
}

function attachmentFacts(state: State, seen: Seen, record: AttachmentRecord): Fact[] {
	switch (record.attachment.type) {
		case 'queued_command':
			return queuedFacts(state, seen, record.attachment);
		case 'plan_mode':
			return planModeInTurn(state, seen);
		case 'plan_mode_exit':
			state.planMode = false;
			return [];
		default:
			return [];
	}
}

/** The agent reads it between two steps of its work, so calls go on. */
function queuedFacts(state: State, seen: Seen, queued: AttachmentRecord['attachment']): Fact[] {
	const content = queued.prompt ?? '';
	if (queued.commandMode === 'task-notification') {
		return tasksNotified(state, textOf(content), seen.at);
	}
	const prompt = queuedPromptIn(content);
	const isTyped = (queued.commandMode ?? 'prompt') === 'prompt' && queued.isMeta !== true && !seen.isAside;
	return isTyped && prompt.kind === 'engineer' ? spoken(state, seen, prompt) : [];
}
