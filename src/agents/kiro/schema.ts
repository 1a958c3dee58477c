/** Lines of the terminal's sessions, what is said of them beside, and the editor's chats, as far as we read them. */
import * as z from 'zod';

/** A field that only helps: if its shape changes, the record is still worth reading. */
const hint = z.string().nullish().catch(null);
const time = z.number().nullish().catch(null);
const count = z.int().nonnegative().catch(0);

const text = z.object({ kind: z.literal('text'), data: z.string() });
const toolUse = z.object({
	kind: z.literal('toolUse'),
	data: z.object({ toolUseId: z.string(), name: z.string(), input: z.unknown().optional() }),
});
export type ToolUse = z.infer<typeof toolUse>['data'];
const toolResult = z.object({
	kind: z.literal('toolResult'),
	data: z.object({ toolUseId: z.string(), status: hint, content: z.array(z.unknown()).catch([]) }),
});
export type ToolResult = z.infer<typeof toolResult>['data'];
const unread = z.object({ kind: z.enum(['image', 'thinking', 'reasoning', 'document']) });

/** The one list of the blocks we know. */
export const block = z.discriminatedUnion('kind', [text, toolUse, toolResult, unread]);
export type Block = z.infer<typeof block>;
export const blockKinds: ReadonlySet<string> = new Set(['text', 'toolUse', 'toolResult', ...unread.shape.kind.options]);

export const lineKinds = ['Prompt', 'AssistantMessage', 'ToolResults', 'Clear', 'Compaction'] as const;
export const line = z.object({
	kind: z.enum(lineKinds),
	data: z
		.object({ message_id: hint, content: z.array(z.unknown()).catch([]), meta: z.object({ timestamp: time }).nullish().catch(null) })
		.catch({ message_id: null, content: [] }),
});
export type Line = z.infer<typeof line>;

const turn = z.object({
	message_ids: z.array(z.string()).catch([]),
	end_timestamp: hint,
	end_reason: hint,
	input_token_count: count,
	output_token_count: count,
});
export type TurnMetadata = z.infer<typeof turn>;
export const described = z.object({
	session_id: hint,
	cwd: hint,
	created_at: hint,
	updated_at: hint,
	title: hint,
	session_state: z
		.object({
			conversation_metadata: z
				.object({ user_turn_metadatas: z.array(turn).catch([]) })
				.nullish()
				.catch(null),
			rts_model_state: z
				.object({ model_info: z.object({ model_id: hint }).nullish().catch(null) })
				.nullish()
				.catch(null),
		})
		.nullish()
		.catch(null),
});
export type Described = z.infer<typeof described>;

export const shellInput = z.object({ command: z.string(), working_dir: hint });
export const shellOutput = z.object({ kind: z.literal('json'), data: z.object({ exit_status: z.string() }) });
export const writeInput = z.object({
	command: z.string(),
	path: z.string(),
	content: hint,
	file_text: hint,
	old_str: hint,
	oldStr: hint,
	new_str: hint,
	newStr: hint,
	replaceAll: z.boolean().nullish().catch(null),
	insert_line: z.int().nonnegative().nullish().catch(null),
	insertLine: z.int().nonnegative().nullish().catch(null),
});
export type WriteInput = z.infer<typeof writeInput>;

/** One execution of the editor's agent, with the conversation before it. */
export const chat = z.object({
	executionId: z.string(),
	chat: z.array(z.unknown()),
	metadata: z.object({ workflow: hint, workflowId: hint, startTime: time, endTime: time }),
});
export const chatMessage = z.object({ role: z.enum(['human', 'bot', 'tool']), content: z.string() });
