/** Sessions, messages and what tools were asked for and answered, as far as we read them. */
import * as z from 'zod';

/** A field that only helps: if its shape changes, the record is still worth reading. */
const hint = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);
export const count = z.int().nonnegative().nullable().catch(null);

const text = z.object({ type: z.literal('text'), text: z.string() });
const toolRequest = z.object({
	type: z.literal('toolRequest'),
	id: z.string(),
	toolCall: z.object({ value: z.object({ name: z.string(), arguments: z.unknown().optional() }).nullish().catch(null) }),
});
export type ToolRequest = z.infer<typeof toolRequest>;
const toolValue = z.object({ structuredContent: z.unknown().optional(), isError: flag, content: z.unknown().optional() });
const toolResponse = z.object({
	type: z.literal('toolResponse'),
	id: z.string(),
	/** Before 1.9 the value is a list of contents. */
	toolResult: z.object({ status: hint, value: toolValue.nullish().catch(null) }),
});
export type ToolResponse = z.infer<typeof toolResponse>;
const unread = [
	...['thinking', 'redactedThinking', 'reasoning', 'image', 'document', 'toolConfirmationRequest', 'frontendToolRequest'],
	...['contextLengthExceeded', 'summarizationRequested', 'systemNotification', 'actionRequired', 'error'],
] as const;
const other = z.object({ type: z.enum(unread) });

/** The one list of the blocks we know. */
export const block = z.discriminatedUnion('type', [text, toolRequest, toolResponse, other]);
export type Block = z.infer<typeof block>;
export const blockTypes: ReadonlySet<string> = new Set(['text', 'toolRequest', 'toolResponse', ...unread]);

export const metadata = z.object({ userVisible: flag, turnContext: flag }).catch({ userVisible: null, turnContext: null });

/** A line of an older file; the first one is what the session says of itself. */
export const line = z.object({ role: z.string(), created: z.number(), content: z.unknown() });
export const head = z.object({
	working_dir: hint,
	description: hint,
	accumulated_input_tokens: count,
	accumulated_output_tokens: count,
});

export type Head = z.infer<typeof head>;

export const shellInput = z.object({ command: z.string() });
export const shellOutput = z.object({ exit_code: z.int().nullish().catch(null), timed_out: flag });
export const editorInput = z.object({
	command: hint,
	path: z.string(),
	file_text: hint,
	old_str: hint,
	new_str: hint,
	insert_line: z.int().nonnegative().nullish().catch(null),
	diff: hint,
	content: hint,
	before: hint,
	after: hint,
});
export type EditorInput = z.infer<typeof editorInput>;
