/** From a record to facts: what is read of each kind of record, and which kinds say nothing that is kept. */
import type * as z from 'zod';
import type { Fact } from '../../domain/trace/facts.ts';
import { nothing, type LineReading, type Manner } from '../agent.ts';
import { readCall, readCommandEnd, readShellCall, readToolOutput } from './calls.ts';
import * as events from './events.ts';
import type { Memory } from './memory.ts';
import { unknown, unreadable, type CodexRecord } from './records.ts';
import { countTokens, readUsageRecord } from './responses.ts';
import * as schema from './schema.ts';
import { skimCommandEnd, skimMessage, skimTokenCount, skimToolCall, skimToolOutput, Told, type Skim } from './skim.ts';
import type { State } from './state.ts';
import { meetSession, passTime, sessionFact } from './sessions.ts';
import { meetContext, workOnTurn } from './turns.ts';

/** Changes the memory to what holds after the record. */
export function readingOf(memory: Memory, { name, at: written, payload }: CodexRecord, wanted: Manner['wanted']): LineReading {
	const { state } = memory;
	const reader = readers.get(name);
	if (reader === undefined) {
		return boring.has(name) ? nothing : unknown(name);
	}
	const at = written ?? state.at;
	if (at === null) {
		return unreadable('a record without a time');
	}
	passTime(state, at);
	const facts = isRead(state, name, wanted) ? factsOf(reader, memory, at, payload) : [];
	state.isAfterHead = heads.has(name);
	if (facts === null) {
		return unreadable(`a record ${name} in another shape`);
	}
	const told = wanted === 'spend' ? facts.filter(isOfSpend) : facts;
	return told.length === 0 ? nothing : { kind: 'read', facts: [sessionFact(state, at), ...told] };
}

function factsOf(reader: Reader, memory: Memory, at: number, payload: object): readonly Fact[] | null {
	return payload instanceof Told ? payload.facts(memory, at) : reader.parsed(memory, at, payload);
}

/** How what is read of a record is found without parsing it. Some records say by their name all that is read of them. */
export function skimOf({ isBare }: State, name: string, wanted: Manner['wanted']): Skim<Told> {
	const reader = readers.get(name);
	const isRead = wanted === 'everything' || isBare || readForSpend.has(name);
	return reader === undefined || !isRead ? skimNothing : reader.skim;
}

/** The first versions name neither model nor folder where others do, and there are few of them. */
function isRead({ session, isBare }: State, name: string, wanted: Manner['wanted']): boolean {
	const isOwn = !session.isInherited;
	return readForSpend.has(name) || (isOwn && (wanted === 'everything' || isBare || heads.has(name)));
}

function isOfSpend({ kind }: Fact): boolean {
	return kind === 'response' || kind === 'session';
}

type Read<T> = (memory: Memory, at: number, payload: T) => readonly Fact[];

interface Reader {
	/** Null where the record is not of the shape it should have. */
	readonly parsed: (memory: Memory, at: number, payload: object) => readonly Fact[] | null;
	readonly skim: Skim<Told>;
}

function reader<S extends z.ZodType>(shape: S, read: Read<z.infer<S>>, skim: Skim<z.infer<S>> = toBeParsed): Reader {
	return {
		parsed: (memory, at, payload) => {
			const parsed = shape.safeParse(payload);
			return parsed.success ? read(memory, at, parsed.data) : null;
		},
		skim: (scan, payload) => {
			const found = skim(scan, payload);
			return found === null ? null : new Told((memory, at) => read(memory, at, found));
		},
	};
}

/** A record that the agent's work leaves. */
function workReader<S extends z.ZodType>(shape: S, read: Read<z.infer<S>>, skim?: Skim<z.infer<S>>): Reader {
	return reader(shape, (memory, at, payload) => [...workOnTurn(memory.state, at), ...read(memory, at, payload)], skim);
}

/** Of a record whose name says all. */
function nameReader(read: (memory: Memory, at: number) => readonly Fact[]): Reader {
	const told = new Told(read);
	return { parsed: read, skim: () => told };
}

const toBeParsed = (): null => null;
const untold = new Told(() => []);
const skimNothing: Skim<Told> = () => untold;

/** The one list of what is read. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
	['bare_head', reader(schema.sessionMeta, events.readBareHead)],
	['session_meta', reader(schema.sessionMeta, ({ state }, at, meta) => meetSession(state, at, meta))],
	['turn_context', reader(schema.turnContext, ({ state }, _, context) => meetContext(state, context))],
	['token_usage_record', reader(schema.usageRecord, ({ state }, at, record) => readUsageRecord(state, at, record))],
	['event_msg/token_count', reader(schema.tokenCount, ({ state }, at, count) => countTokens(state, at, count), skimTokenCount)],
	['event_msg/task_started', reader(schema.taskStarted, events.readTaskStart)],
	['event_msg/turn_started', reader(schema.taskStarted, events.readTaskStart)],
	['event_msg/task_complete', reader(schema.taskEnded, events.readTaskEnd)],
	['event_msg/turn_complete', reader(schema.taskEnded, events.readTaskEnd)],
	['event_msg/turn_aborted', reader(schema.taskEnded, events.readAbortion)],
	['event_msg/error', nameReader((memory, at) => events.finishTask(memory, at, 'failed'))],
	['event_msg/user_message', reader(schema.userMessage, events.readUserMessage)],
	['event_msg/entered_review_mode', nameReader(events.readReviewRequest)],
	['event_msg/thread_name_updated', reader(schema.threadNamed, events.readName)],
	['event_msg/item_completed', reader(schema.itemCompleted, events.readItem)],
	['event_msg/exec_command_end', workReader(schema.commandEnd, readCommandEnd, skimCommandEnd)],
	['event_msg/patch_apply_end', workReader(schema.patchEnd, events.readPatchEnd)],
	['response_item/message', reader(schema.message, events.readMessage, skimMessage)],
	['response_item/function_call', workReader(schema.toolCall, readCall, skimToolCall)],
	['response_item/custom_tool_call', workReader(schema.toolCall, readCall, skimToolCall)],
	['response_item/local_shell_call', workReader(schema.localShellCall, readShellCall)],
	['response_item/function_call_output', workReader(schema.toolOutput, readToolOutput, skimToolOutput)],
	['response_item/custom_tool_call_output', workReader(schema.toolOutput, readToolOutput, skimToolOutput)],
	...[
		'event_msg/agent_message',
		'event_msg/agent_reasoning',
		'event_msg/mcp_tool_call_end',
		'event_msg/view_image_tool_call',
		'event_msg/web_search_end',
		'response_item/image_generation_call',
		'response_item/reasoning',
		'response_item/tool_search_call',
		'response_item/tool_search_output',
		'response_item/web_search_call',
	].map(name => [name, nameReader(({ state }, at) => workOnTurn(state, at))] as const),
]);

const heads: ReadonlySet<string> = new Set(['session_meta', 'bare_head']);

/** What spend needs. It is read even of a copy of the parent's history: whose copy it is, where it ends, and what was spent before. */
const readForSpend: ReadonlySet<string> = new Set([
	'session_meta',
	'turn_context',
	'token_usage_record',
	'event_msg/token_count',
	'event_msg/task_started',
	'event_msg/turn_started',
]);

/** The one list of what is known and says nothing that is kept. */
const boring: ReadonlySet<string> = new Set([
	'compacted',
	'inter_agent_communication',
	'inter_agent_communication_metadata',
	'state',
	'world_state',
	...[
		'agent_message_delta agent_reasoning_raw_content agent_reasoning_section_break background_event collab_agent_interaction_begin',
		'collab_agent_interaction_end collab_agent_spawn_begin collab_agent_spawn_end collab_close_begin collab_close_end collab_resume_begin',
		'collab_resume_end collab_waiting_begin collab_waiting_end context_compacted deprecation_notice dynamic_tool_call_request',
		'dynamic_tool_call_response exec_command_begin exited_review_mode guardian_assessment image_generation_end item_started',
		'mcp_tool_call_begin patch_apply_begin plan_update session_configured stream_error sub_agent_activity thread_goal_updated',
		'thread_rolled_back thread_settings_applied turn_diff undo_completed undo_started warning web_search_begin',
	].flatMap(names => names.split(' ').map(name => `event_msg/${name}`)),
	...['agent_message', 'compaction', 'compaction_summary', 'context_compaction', 'ghost_snapshot', 'other'].map(
		name => `response_item/${name}`,
	),
]);
