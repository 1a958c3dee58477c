/** What a thread holds, as far as we read it. */
import * as z from 'zod';

/** A field that only helps: if its shape changes, the message is still worth reading. */
const hint = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);
const time = z.number().nullish().catch(null);
const count = z.int().nonnegative().catch(0);

const usage = z.object({
	model: hint,
	inputTokens: count,
	outputTokens: count,
	cacheCreationInputTokens: count,
	cacheReadInputTokens: count,
	timestamp: hint,
});
export type Usage = z.infer<typeof usage>;

const toolUse = z.object({ type: z.literal('tool_use'), id: z.string(), name: z.string(), input: z.unknown() });
export type ToolUse = z.infer<typeof toolUse>;

const run = z.object({
	status: z.string(),
	result: z
		.object({ exitCode: z.number().nullish().catch(null), diff: hint })
		.nullish()
		.catch(null),
});
export type ToolRun = z.infer<typeof run>;

const part = z.union([
	z.object({ type: z.literal('text'), text: z.string() }),
	toolUse,
	z.object({ type: z.literal('tool_result'), toolUseID: z.string(), run }),
]);
export type Part = z.infer<typeof part>;

export const message = z.object({
	role: z.string(),
	messageId: z.int().nonnegative(),
	content: z
		.array(part.nullable().catch(null))
		.catch([])
		.transform(parts => parts.flatMap(one => one ?? [])),
	meta: z.object({ sentAt: time }).nullish().catch(null),
	state: z.object({ type: hint, stopReason: hint }).nullish().catch(null),
	usage: usage.nullish().catch(null),
});
export type Message = z.infer<typeof message>;

/** In some versions a thread also lists its model calls, with their tokens but without the cache's part. */
const ledgerEvent = z.object({
	timestamp: hint,
	model: hint,
	toMessageId: z.int().nonnegative().nullish().catch(null),
	tokens: z.object({ input: count, output: count }),
});
export type LedgerEvent = z.infer<typeof ledgerEvent>;

const tree = z.object({
	uri: hint,
	repository: z.object({ ref: hint }).nullish().catch(null),
});

export const thread = z.object({
	id: z.string(),
	created: z.number(),
	title: hint,
	messages: z.array(z.unknown()),
	env: z
		.object({ initial: z.object({ trees: z.array(tree) }) })
		.nullish()
		.catch(null),
	usageLedger: z
		.object({ events: z.array(ledgerEvent.nullable().catch(null)) })
		.nullish()
		.catch(null),
});
export type Thread = z.infer<typeof thread>;

/** What the tools are asked for. */
export const editArgs = z.object({ path: z.string(), old_str: z.string(), new_str: z.string(), replace_all: flag });
export const createArgs = z.object({ path: z.string(), content: z.string() });
export const patchArgs = z.union([
	z.object({ patchText: z.string() }).transform(({ patchText }) => patchText),
	z.object({ patch: z.string() }).transform(({ patch }) => patch),
	z.object({ input: z.string() }).transform(({ input }) => input),
]);
export const commandArgs = z.union([
	z.object({ cmd: z.string(), cwd: hint }),
	z.object({ command: z.string(), workdir: hint }).transform(({ command, workdir }) => ({ cmd: command, cwd: workdir })),
]);
