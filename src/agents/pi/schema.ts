/** The entries of a transcript, as far as we read them. The format is not ours: what is not named here may be anything. */
import * as z from 'zod';

/** A field that only helps: if its shape changes, the entry is still worth reading. */
const hint = z.string().nullish().catch(null);
const time = z.number().nullish().catch(null);
const count = z.int().nonnegative().nullable().catch(null);
const countOrNone = z.int().nonnegative().catch(0);

const header = z.object({
	type: z.literal('session'),
	id: z.string(),
	timestamp: hint,
	cwd: hint,
	parentSession: hint,
	branchedFrom: hint,
});
export type Header = z.infer<typeof header>;

const text = z.object({ type: z.literal('text'), text: z.string() });
const toolCall = z.object({ type: z.literal('toolCall'), id: z.string(), name: z.string(), arguments: z.unknown() });
export type ToolCall = z.infer<typeof toolCall>;
/** Pictures and thoughts say nothing that we keep. */
const content = z.union([
	z.string().transform(words => [{ type: 'text' as const, text: words }]),
	z.array(z.union([text, toolCall]).nullable().catch(null)),
]);
export type Content = z.infer<typeof content>;

const usage = z.object({
	input: count,
	output: count,
	cacheRead: countOrNone,
	cacheWrite: countOrNone,
	cost: z.object({ total: z.number().positive().nullable().catch(null) }).catch({ total: null }),
});

const user = z.object({ role: z.literal('user'), timestamp: time, content });
const assistant = z.object({
	role: z.literal('assistant'),
	timestamp: time,
	content,
	model: hint,
	usage: usage.nullish().catch(null),
	stopReason: hint,
});
export type AssistantMessage = z.infer<typeof assistant>;
const toolResult = z.object({
	role: z.literal('toolResult'),
	timestamp: time,
	toolCallId: z.string(),
	content,
	isError: z.boolean().nullish().catch(null),
});
export type ToolResult = z.infer<typeof toolResult>;
/** What the engineer ran, what an extension put in, and summaries. */
const others = ['bashExecution', 'custom', 'hookMessage', 'branchSummary', 'compactionSummary'] as const;
const other = z.object({ role: z.enum(others), timestamp: time });
const message = z.discriminatedUnion('role', [user, assistant, toolResult, other]);
export type Message = z.infer<typeof message>;

const messageEntry = z.object({ type: z.literal('message'), timestamp: hint, message });
const modelChange = z.object({ type: z.literal('model_change'), timestamp: hint, modelId: hint });
const sessionInfo = z.object({ type: z.literal('session_info'), timestamp: hint, name: hint });

/** The one list of the entries we read. */
export const entry = z.discriminatedUnion('type', [header, messageEntry, modelChange, sessionInfo]);
export type Entry = z.infer<typeof entry>;
export const readTypes: ReadonlySet<string> = new Set(entry.options.map(option => option.shape.type.value));

/** Entries that say nothing we keep. */
export const boringTypes: ReadonlySet<string> = new Set(
	(
		'thinking_level_change compaction branch_summary custom custom_message label context_transform ephemeral branchSummary compactionSummary ' +
		'mode_change leaf'
	).split(' '),
);

/** What the tools are asked for. */
const swap = z.object({ oldText: z.string(), newText: z.string() });
export const editArgs = z.union([
	z.object({ path: z.string(), edits: z.array(swap) }),
	z.object({ path: z.string(), ...swap.shape }).transform(({ path, ...one }) => ({ path, edits: [one] })),
]);
export const writeArgs = z.object({ path: z.string(), content: z.string() });
export const bashArgs = z.object({ command: z.string() });
