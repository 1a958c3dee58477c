/** What Continue's files hold, as far as we read it. */
import * as z from 'zod';

/** A field that only helps: if its shape changes, the record is still worth reading. */
const hint = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);
const count = z.int().nonnegative().nullable().catch(null);
const countOrNone = z.int().nonnegative().catch(0);

/** Of parts that are no text nothing is kept. */
const content = z.union([
	z.string(),
	z.array(z.object({ text: hint }).nullable().catch(null)).transform(parts => parts.map(part => part?.text ?? '').join('\n')),
]);

const callState = z.object({
	toolCallId: z.string(),
	toolCall: z.object({ function: z.object({ name: z.string(), arguments: hint }) }),
	status: hint,
	parsedArgs: z.unknown(),
	output: z
		.array(z.object({ content: hint, status: hint }).nullable().catch(null))
		.nullish()
		.catch(null),
});
export type CallState = z.infer<typeof callState>;

export const item = z.object({
	message: z.object({ role: z.string(), content: content.nullish().catch(null) }),
	toolCallStates: z.array(callState.nullable().catch(null)).nullish().catch(null),
});
export type Item = z.infer<typeof item>;

const usage = z.object({
	totalCost: z.number().positive().nullable().catch(null),
	promptTokens: count,
	completionTokens: count,
	promptTokensDetails: z
		.object({ cachedTokens: countOrNone, cacheWriteTokens: countOrNone })
		.catch({ cachedTokens: 0, cacheWriteTokens: 0 }),
});
export type Usage = z.infer<typeof usage>;

export const session = z.object({
	sessionId: hint,
	title: hint,
	workspaceDirectory: hint,
	mode: hint,
	history: z.array(z.unknown()),
	usage: usage.nullish().catch(null),
});
export type Session = z.infer<typeof session>;

/** When sessions were begun, in milliseconds since the epoch, as a text. */
export const sessionList = z.array(z.object({ sessionId: z.string(), dateCreated: z.coerce.number() }).nullable().catch(null));

/** What a model call took, by Continue's own count. */
export const tokensGenerated = z.object({
	eventName: hint,
	timestamp: hint,
	createdAt: hint,
	model: hint,
	promptTokens: z.int().nonnegative(),
	generatedTokens: z.int().nonnegative(),
});
export type TokensGenerated = z.infer<typeof tokensGenerated>;

/** What the tools are asked for: those of the command line, and those of the editor. */
const swap = z.object({ old_string: z.string(), new_string: z.string(), replace_all: flag });
const place = { file_path: hint, filepath: hint };
export const editArgs = z.union([
	z.object({ ...place, edits: z.array(swap) }),
	z.object({ ...place, ...swap.shape }).transform(({ file_path, filepath, ...one }) => ({ file_path, filepath, edits: [one] })),
]);
export const writeArgs = z.object({ ...place, content: hint, contents: hint });
export const commandArgs = z.object({ command: z.string() });
