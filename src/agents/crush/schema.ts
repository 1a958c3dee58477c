/** Messages and what tools were asked for and answered, as far as we read them. */
import * as z from 'zod';
import { parseJson } from '../../base/json.ts';

/** A field that only helps: if its shape changes, the record is still worth reading. */
const hint = z.string().nullish().catch(null);
const time = z.number().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);
const nested = z.preprocess(value => (typeof value === 'string' ? (parseJson(value) ?? null) : value), z.unknown()).optional();

const text = z.object({ type: z.literal('text'), data: z.object({ text: z.string() }) });
const finish = z.object({ type: z.literal('finish'), data: z.object({ reason: hint, time }) });
const toolCall = z.object({ type: z.literal('tool_call'), data: z.object({ id: z.string(), name: z.string(), input: nested }) });
export type ToolCall = z.infer<typeof toolCall>['data'];
const toolResult = z.object({
	type: z.literal('tool_result'),
	data: z.object({ tool_call_id: z.string(), content: z.string().catch(''), metadata: nested, is_error: flag }),
});
export type ToolResult = z.infer<typeof toolResult>['data'];
const unread = ['reasoning', 'image_url', 'binary', 'shell_command'] as const;
const other = z.object({ type: z.enum(unread) });

/** The one list of the parts we know. */
export const part = z.discriminatedUnion('type', [text, finish, toolCall, toolResult, other]);
export type Part = z.infer<typeof part>;
export const partTypes: ReadonlySet<string> = new Set(['text', 'finish', 'tool_call', 'tool_result', ...unread]);

export const shellInput = z.object({ command: z.string(), working_dir: hint });
export const shellMetadata = z.object({ start_time: time, end_time: time, background: flag, working_directory: hint });
const swap = z.object({ old_string: z.string(), new_string: z.string(), replace_all: flag });
export const fileInput = z.object({ file_path: z.string() });
export const writeInput = z.object({ content: z.string() });
export const swapInput = swap;
export const swapsInput = z.object({ edits: z.array(swap) });
/** The whole file before and after an edit; of a file that was written whole, the difference. */
export const editMetadata = z.object({ old_content: hint, new_content: hint, diff: hint });
