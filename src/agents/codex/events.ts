/** Prompts, tasks and what newer versions call items. */
import type { Fact, TurnEnd } from '../../domain/trace/facts.ts';
import { readPrompt } from '../../domain/trace/promptSign.ts';
import type * as z from 'zod';
import { readChanges, readCommandEnd } from './calls.ts';
import type { Memory } from './memory.ts';
import { folderTold, promptWords, wordsOfItem, wordsOfMessage } from './prompts.ts';
import { abandonCalls } from './runs.ts';
import * as schema from './schema.ts';
import { meetSession, sessionKey } from './sessions.ts';
import type { State } from './state.ts';
import { beginTurn, endTask, hearOfTurn, planInTurn, startTask, workOnTurn } from './turns.ts';

export function readBareHead({ state }: Memory, at: number, meta: schema.SessionMeta): readonly Fact[] {
	const facts = meetSession(state, at, meta);
	state.isBare = true;
	return facts;
}

export function readTaskStart({ state }: Memory, _at: number, task: z.infer<typeof schema.taskStarted>): readonly Fact[] {
	return startTask(state, task.turn_id, task.collaboration_mode_kind);
}

export function readTaskEnd(memory: Memory, at: number, task: z.infer<typeof schema.taskEnded>): readonly Fact[] {
	if (!isOfTask(memory.state, task.turn_id)) {
		return [];
	}
	hear(memory.state, at, task.last_agent_message);
	return finishTask(memory, at, isGiven(task.error) ? 'failed' : 'done');
}

export function readAbortion(memory: Memory, at: number, task: z.infer<typeof schema.taskEnded>): readonly Fact[] {
	return isOfTask(memory.state, task.turn_id) ? finishTask(memory, at, 'interrupted') : [];
}

export function finishTask(memory: Memory, at: number, end: Exclude<TurnEnd, 'open'>): readonly Fact[] {
	memory.forgetPatches();
	return [...abandonCalls(memory.state, at), ...endTask(memory.state, at, end)];
}

export function readUserMessage(memory: Memory, at: number, told: z.infer<typeof schema.userMessage>): readonly Fact[] {
	const isPrompt = told.kind === null || told.kind === 'plain';
	return isPrompt && isFrom(memory.state, 'events') ? promptFacts(memory, at, told.message) : [];
}

/** A review is asked for by a command; nobody types anything. */
export function readReviewRequest(memory: Memory, at: number): readonly Fact[] {
	const { state } = memory;
	return state.task?.prompts === 0 && !state.session.isSubagent
		? beginTurn(state, at, { by: 'engineer', typedChars: 0, sign: 'check' })
		: [];
}

export function readName({ state }: Memory, at: number, { thread_name }: z.infer<typeof schema.threadNamed>): readonly Fact[] {
	return thread_name === null ? [] : [{ kind: 'title', session: sessionKey(state), at, source: 'engineer' }];
}

/** Newer versions tell as items what older ones had events for. */
export function readItem(memory: Memory, at: number, { item }: z.infer<typeof schema.itemCompleted>): readonly Fact[] {
	return item.type === 'UserMessage'
		? itemPromptFacts(memory, at, item)
		: [...workOnTurn(memory.state, at), ...workItemFacts(memory, at, item)];
}

function itemPromptFacts(memory: Memory, at: number, item: unknown): readonly Fact[] {
	const words = wordsOfItem(item);
	return words !== null && isFrom(memory.state, 'items') ? promptFacts(memory, at, words) : [];
}

function workItemFacts(memory: Memory, at: number, item: { readonly type: string }): readonly Fact[] {
	switch (item.type) {
		case 'Plan':
			return planInTurn(memory.state);
		case 'CommandExecution': {
			const end = schema.commandEnd.safeParse(item);
			return end.success ? readCommandEnd(memory, at, end.data) : [];
		}
		case 'FileChange': {
			const { data } = schema.fileChangeItem.safeParse(item);
			return data === undefined ? [] : readChanges(memory, at, data.id, { success: data.status !== 'failed', changes: data.changes });
		}
		default:
			return [];
	}
}

export function readPatchEnd(memory: Memory, at: number, told: z.infer<typeof schema.patchEnd>): readonly Fact[] {
	return readChanges(memory, at, told.call_id, { success: told.success, changes: told.changes ?? {} });
}

/** Only the first versions tell prompts by nothing else than what the model was given. */
export function readMessage(memory: Memory, at: number, message: schema.Message): readonly Fact[] {
	const { state } = memory;
	switch (message.role) {
		case 'assistant':
			hear(state, at, textsOf(message).join('\n'));
			return [...workOnTurn(state, at), ...(proposesPlan(message) ? planInTurn(state) : [])];
		case 'user':
			state.cwd ??= folderTold(message);
			return state.isBare ? promptFacts(memory, at, wordsOfMessage(message) ?? '') : [];
		default:
			return [];
	}
}

function promptFacts(memory: Memory, at: number, text: string): readonly Fact[] {
	const { state } = memory;
	const words = promptWords(text);
	if (words === null) {
		return [];
	}
	const abandoned = isSteering(state) ? [] : stepIn(memory, at);
	const begun = state.session.isSubagent
		? beginTurn(state, at, { by: 'agent' })
		: beginTurn(state, at, { by: 'engineer', ...readPrompt(words) });
	return [...abandoned, ...begun, ...firstPrompt(state, at)];
}

/** A further prompt while a task goes on is read between two steps of the work, so calls go on too. */
function isSteering({ task }: State): boolean {
	return task !== null && task.isOpen && task.prompts > 0;
}

function stepIn(memory: Memory, at: number): readonly Fact[] {
	memory.forgetPatches();
	return abandonCalls(memory.state, at);
}

function firstPrompt(state: State, at: number): readonly Fact[] {
	if (state.session.hasTitle) {
		return [];
	}
	state.session.hasTitle = true;
	return [{ kind: 'title', session: sessionKey(state), at, source: 'prompt' }];
}

/** Versions that tell a prompt twice tell it each time in both ways; the first way that is met counts. */
function isFrom(state: State, way: 'events' | 'items'): boolean {
	state.promptsFrom ??= way;
	return state.promptsFrom === way;
}

function isOfTask({ task }: State, turnId: string | null): boolean {
	return turnId === null || task === null || task.id === turnId;
}

/** A message without words says nothing of the work. */
function hear(state: State, at: number, words: string | null): void {
	if (words !== null && words !== '') {
		hearOfTurn(state, at, words);
	}
}

function textsOf({ content }: schema.Message): readonly string[] {
	return typeof content === 'string' ? [content] : content.map(part => part.text ?? '');
}

function proposesPlan(message: schema.Message): boolean {
	return textsOf(message).some(
		text => text.lastIndexOf('</proposed_plan>') > text.indexOf('<proposed_plan>') && text.includes('<proposed_plan>'),
	);
}

function isGiven(value: unknown): boolean {
	return value !== undefined && value !== null;
}
