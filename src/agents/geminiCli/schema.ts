/** The records of a transcript, as far as we read them. The format is not ours: what is not named here may be anything. */
import * as z from 'zod';

/** A field that only helps: if its shape changes, the record is still worth reading. */
const hint = z.string().nullish().catch(null);
/** Null where it is missing or no count of anything. */
const count = z.int().nonnegative().nullable().catch(null);
/** What is left out was not used. */
const countOrNone = z.int().nonnegative().catch(0);

const part = z.object({ text: hint, functionResponse: z.unknown().optional() });
/** A string, one part, or a list of them. */
export const content = z.union([z.string(), z.array(z.union([z.string(), part])), part]);
export type Content = z.infer<typeof content>;

const toolCall = z.object({
	id: hint,
	name: z.string(),
	args: z.unknown().optional(),
	status: hint,
	timestamp: hint,
	result: z.unknown().optional(),
	resultDisplay: z.unknown().optional(),
});
export type ToolCall = z.infer<typeof toolCall>;

const message = { id: hint, timestamp: hint, content: content.nullish().catch(null) };

export const userMessage = z.object({ ...message, type: z.literal('user'), displayContent: content.nullish().catch(null) });
export type UserMessage = z.infer<typeof userMessage>;

export const geminiMessage = z.object({
	...message,
	type: z.literal('gemini'),
	model: hint,
	tokens: z.object({ input: count, output: count, cached: countOrNone, thoughts: countOrNone, tool: countOrNone }).nullish().catch(null),
	toolCalls: z.array(toolCall.nullable().catch(null)).nullish().catch(null),
});
export type GeminiMessage = z.infer<typeof geminiMessage>;

export const notices = ['info', 'error', 'warning'] as const;
const noticeMessage = z.object({ ...message, type: z.enum(notices) });

/** The one list of the messages we read. */
export const messageRecord = z.discriminatedUnion('type', [userMessage, geminiMessage, noticeMessage]);
export type MessageRecord = z.infer<typeof messageRecord>;

/** The first line of a transcript, and what a later one sets anew. */
export const metadata = z.object({
	sessionId: hint,
	startTime: hint,
	kind: hint,
	summary: hint,
	directories: z.array(z.string()).nullish().catch(null),
	messages: z.array(z.unknown()).nullish().catch(null),
});
export type Metadata = z.infer<typeof metadata>;

/** A tool's answer is a function response, or a list of them. */
const answer = z.object({ functionResponse: z.object({ response: z.object({ output: hint, error: hint }).nullish().catch(null) }) });
export const answers = z.union([z.array(answer.nullable().catch(null)), answer.transform(one => [one])]);
