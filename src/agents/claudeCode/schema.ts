/** The records of a transcript, as far as we read them. The format is not ours: what is not named here may be anything. */
import * as z from 'zod';
import { recordTime } from '../../domain/trace/recordTime.ts';

/** A field that only helps: if its shape changes, the record is still worth reading. */
const hint = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);

const envelope = {
	uuid: hint,
	sessionId: hint,
	timestamp: hint.transform(recordTime),
	cwd: hint,
	gitBranch: hint,
	/** Of Claude Code. */
	version: hint,
	isSidechain: flag,
	/** On lines that `/branch` copied from another session. */
	forkedFrom: z.object({ sessionId: z.string(), messageUuid: hint }).nullish().catch(null),
};

const textBlock = z.object({ type: z.literal('text'), text: z.string() });
const toolUseBlock = z.object({ type: z.literal('tool_use'), id: hint, name: z.string(), input: z.unknown().optional() });
const toolResultBlock = z.object({ type: z.literal('tool_result'), tool_use_id: hint, is_error: flag, content: z.unknown().optional() });
/** Thinking, images, documents, and every kind that is yet to come. */
const otherBlock = z.object({ type: z.string() }).transform(block => ({ type: 'other' as const, of: block.type }));

const block = z.union([z.discriminatedUnion('type', [textBlock, toolUseBlock, toolResultBlock]), otherBlock]);
export const content = z.union([z.string(), z.array(block)]);

/** Null where it is missing or no count of anything. */
const tokens = z.int().nonnegative().nullable().catch(null);

const usage = z.object({
	input_tokens: tokens,
	output_tokens: tokens,
	cache_read_input_tokens: tokens,
	cache_creation_input_tokens: tokens,
	cache_creation: z.object({ ephemeral_5m_input_tokens: tokens, ephemeral_1h_input_tokens: tokens }).nullish().catch(null),
	output_tokens_details: z.object({ thinking_tokens: tokens }).nullish().catch(null),
});

const assistantRecord = z.object({
	...envelope,
	type: z.literal('assistant'),
	requestId: hint,
	isApiErrorMessage: flag,
	message: z.object({ id: hint, model: hint, stop_reason: hint, content: content.nullish(), usage: usage.nullish() }),
});

const userRecord = z.object({
	...envelope,
	type: z.literal('user'),
	isMeta: flag,
	isCompactSummary: flag,
	promptSource: hint,
	permissionMode: hint,
	origin: z.object({ kind: hint }).nullish().catch(null),
	message: z.object({ content: content.nullish() }),
	toolUseResult: z.unknown().optional(),
});

const attachmentRecord = z.object({
	...envelope,
	type: z.literal('attachment'),
	attachment: z.object({ type: z.string(), prompt: content.nullish().catch(null), commandMode: hint, isMeta: flag }),
});

const systemRecord = z.object({ ...envelope, type: z.literal('system'), subtype: hint });
const queueRecord = z.object({ ...envelope, type: z.literal('queue-operation'), content: hint });
const permissionRecord = z.object({ ...envelope, type: z.literal('permission-mode'), permissionMode: z.string() });
const customTitleRecord = z.object({ ...envelope, type: z.literal('custom-title'), customTitle: z.string() });
const aiTitleRecord = z.object({ ...envelope, type: z.literal('ai-title'), aiTitle: z.string() });
const summaryRecord = z.object({ ...envelope, type: z.literal('summary'), summary: z.string(), leafUuid: hint });

/** The one list of the records we read. */
export const readRecord = z.discriminatedUnion('type', [
	assistantRecord,
	userRecord,
	attachmentRecord,
	systemRecord,
	queueRecord,
	permissionRecord,
	customTitleRecord,
	aiTitleRecord,
	summaryRecord,
]);
export type ReadRecord = z.infer<typeof readRecord>;
export const readTypes: ReadonlySet<string> = new Set(readRecord.options.map(option => option.shape.type.value));

/** The one list of the records that we know and that say nothing we keep. */
export const boringTypes: ReadonlySet<string> = new Set([
	'agent-name',
	'atis-latch',
	'bridge-session',
	'file-history-delta',
	'file-history-snapshot',
	'frame-link',
	'last-prompt',
	'mode',
	'pr-link',
	'progress', // repeats a subagent's messages, and what commands have printed so far
	'relocated',
	'result',
	'started',
	'worktree-state',
]);

export type AssistantRecord = z.infer<typeof assistantRecord>;
export type UserRecord = z.infer<typeof userRecord>;
export type AttachmentRecord = z.infer<typeof attachmentRecord>;
export type Content = z.infer<typeof content>;
export type Usage = z.infer<typeof usage>;
export type ToolUse = z.infer<typeof toolUseBlock>;
export type ToolResult = z.infer<typeof toolResultBlock>;

/** What the tools ask for and answer. */
export const bashInput = z.object({ command: z.string() });
const replacement = z.object({ old_string: z.string(), new_string: z.string(), replace_all: flag });
export const editInput = replacement.extend({ file_path: z.string() });
export const multiEditInput = z.object({ file_path: z.string(), edits: z.array(replacement) });
export const writeInput = z.object({ file_path: z.string(), content: z.string() });
export const notebookInput = z.object({ notebook_path: z.string(), new_source: z.string(), edit_mode: hint });

const patch = z.array(z.object({ oldStart: z.int().nonnegative(), lines: z.array(z.string()) }));
export type Patch = z.infer<typeof patch>;

/** An edit's result in three parts: the first is always read, of the others only what the first leaves open. */
export const editResult = z.object({ filePath: z.string(), type: hint, structuredPatch: patch.nullish().catch(null) });
export const editBefore = z.object({ originalFile: hint, originalFileContents: hint });
export const editTexts = z.object({
	content: hint,
	oldString: hint,
	newString: hint,
	replaceAll: flag,
	edits: z.array(replacement).nullish().catch(null),
});
export type EditTexts = z.infer<typeof editTexts>;
export const notebookResult = z.object({ error: hint });

export const shellResult = z.object({ interrupted: flag, backgroundTaskId: hint, returnCodeInterpretation: hint });

const exitCode = z.int().nullish().catch(null);
export const taskResult = z.object({ task: z.object({ task_id: z.string(), status: z.string(), exitCode }) });
/** Until version 2.0 background shells were read with `BashOutput`. */
export const shellOutputResult = z.object({ shellId: z.string(), status: z.string(), exitCode });
