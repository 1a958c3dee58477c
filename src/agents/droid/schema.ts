/** Lines of a session and its settings, as far as we read them. */
import * as z from 'zod';

/** A field that only helps: if its shape changes, the record is still worth reading. */
const hint = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);
const count = z.int().nonnegative().catch(0);

const start = z.object({
	type: z.literal('session_start'),
	id: z.string(),
	title: hint,
	sessionTitle: hint,
	cwd: hint,
	callingSessionId: hint,
});
export type Start = z.infer<typeof start>;
const message = z.object({
	type: z.literal('message'),
	id: z.string(),
	timestamp: hint,
	message: z.object({ role: z.enum(['user', 'assistant']), content: z.union([z.string(), z.array(z.unknown())]) }),
});
export type Message = z.infer<typeof message>;
const unread = ['todo_state', 'compaction_state', 'session_end', 'session_title'] as const;
const other = z.object({ type: z.enum(unread) });

/** The one list of the lines we know. */
export const line = z.discriminatedUnion('type', [start, message, other]);
export const lineTypes: ReadonlySet<string> = new Set(['session_start', 'message', ...unread]);

const text = z.object({ type: z.literal('text'), text: z.string() });
const toolUse = z.object({ type: z.literal('tool_use'), id: z.string(), name: z.string(), input: z.unknown().optional() });
export type ToolUse = z.infer<typeof toolUse>;
const toolResult = z.object({ type: z.literal('tool_result'), tool_use_id: z.string(), content: z.unknown().optional(), is_error: flag });
export type ToolResult = z.infer<typeof toolResult>;
const boring = z.object({ type: z.enum(['thinking', 'redacted_thinking', 'reasoning', 'image', 'document']) });

/** The one list of the blocks we know. */
export const block = z.discriminatedUnion('type', [text, toolUse, toolResult, boring]);
export type Block = z.infer<typeof block>;
export const blockTypes: ReadonlySet<string> = new Set(['text', 'tool_use', 'tool_result', ...boring.shape.type.options]);

export const settings = z.object({
	model: hint,
	autonomyMode: hint,
	tokenUsage: z
		.object({ inputTokens: count, outputTokens: count, cacheCreationTokens: count, cacheReadTokens: count, thinkingTokens: count })
		.nullish()
		.catch(null),
});

export const shellInput = z.object({ command: z.string(), cwd: hint, fireAndForget: flag });
const either = { old_str: hint, old_string: hint, new_str: hint, new_string: hint, change_all: flag, replace_all: flag };
const swap = z.object(either);
export type Swap = z.infer<typeof swap>;
export const fileInput = z.object({ file_path: hint, path: hint, content: hint, ...either, changes: z.array(swap).nullish().catch(null) });
export type FileInput = z.infer<typeof fileInput>;
export const patchInput = z.object({ input: z.string() });
