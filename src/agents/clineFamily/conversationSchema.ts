/** The conversation with the model, and what its tools are asked for. Roo Code writes it in two ways, which come to the same here. */
import * as z from 'zod';
import { usd } from './schema.ts';

const hint = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);
const count = z.int().nonnegative().nullable().catch(null);
const countOrNone = z.int().nonnegative().catch(0);

export type Block =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'call'; readonly id: string; readonly name: string; readonly input: unknown }
	| { readonly kind: 'result'; readonly of: string; readonly isError: boolean; readonly content: unknown };

const textBlock = z.object({ type: z.literal('text'), text: z.string() }).transform(({ text }): Block => ({ kind: 'text', text }));
const toolUse = z
	.object({ type: z.literal('tool_use'), id: z.string(), name: z.string(), input: z.unknown() })
	.transform(({ id, name, input }): Block => ({ kind: 'call', id, name, input }));
const toolResult = z
	.object({ type: z.literal('tool_result'), tool_use_id: z.string(), content: z.unknown(), is_error: flag })
	.transform((told): Block => ({ kind: 'result', of: told.tool_use_id, isError: told.is_error === true, content: told.content }));
const toolCallPart = z
	.object({ type: z.literal('tool-call'), toolCallId: z.string(), toolName: z.string(), input: z.unknown() })
	.transform((told): Block => ({ kind: 'call', id: told.toolCallId, name: told.toolName, input: told.input }));
const toolResultPart = z
	.object({ type: z.literal('tool-result'), toolCallId: z.string(), output: z.unknown() })
	.transform((told): Block => ({ kind: 'result', of: told.toolCallId, isError: false, content: told.output }));
const block = z.union([textBlock, toolUse, toolResult, toolCallPart, toolResultPart]);

/** Pictures, files and thoughts say nothing that we keep. */
const blocks = z.union([
	z.string().transform((text): readonly Block[] => [{ kind: 'text', text }]),
	z.array(block.nullable().catch(null)).transform(list => list.flatMap(one => one ?? [])),
]);

export const message = z.object({
	role: z.enum(['user', 'assistant', 'tool']),
	ts: z.number().nullish().catch(null),
	content: blocks,
	/** The rest stands in newer Clines' sessions. */
	id: hint,
	modelInfo: z.object({ id: hint }).nullish().catch(null),
	metrics: z
		.object({
			inputTokens: count,
			outputTokens: count,
			cacheReadTokens: countOrNone,
			cacheWriteTokens: countOrNone,
			cost: usd,
		})
		.nullish()
		.catch(null),
});
export type Message = z.infer<typeof message>;

/** A list of messages, or one with a version around it. */
export const messageList = z.union([z.array(z.unknown()), z.object({ messages: z.array(z.unknown()) }).transform(told => told.messages)]);

/** The text of a result is a string, a list of blocks, or a value with its type beside it. */
export const resultText = z.union([
	z.string(),
	z
		.array(z.object({ text: z.string().optional(), value: z.string().optional() }).nullable().catch(null))
		.transform(list => list.map(one => one?.text ?? one?.value ?? '').join('\n')),
	z.object({ value: z.string() }).transform(told => told.value),
]);

/** What newer Clines answer of each thing that a call asked for. */
const operation = z.object({ success: z.boolean(), error: hint });
export const operations = z.union([z.array(operation), operation.transform(one => [one])]);
export type Operation = z.infer<typeof operation>;

export const writeInput = z.object({ path: z.string(), content: z.string() });
export const diffInput = z.object({ path: z.string(), diff: z.string() });
const editsInput = z.object({ path: z.string(), edits: z.array(z.object({ old_text: z.string(), new_text: z.string() })) });
const swapInput = z
	.object({ file_path: z.string(), old_string: z.string(), new_string: z.string() })
	.transform(told => ({ path: told.file_path, edits: [{ old_text: told.old_string, new_text: told.new_string }] }));
/** One text for another, once or several times. */
export const swapsInput = z.union([editsInput, swapInput]);
export const insertInput = z.object({ path: z.string(), content: z.string() });
export const editorInput = z.object({
	path: z.string(),
	old_text: z.string().nullish(),
	new_text: z.string(),
	insert_line: z.int().nullish(),
});
export const patchInput = z.union([
	z.string(),
	z.object({ input: z.string() }).transform(told => told.input),
	z.object({ patch: z.string() }).transform(told => told.patch),
]);
export const commandInput = z.object({ command: z.string(), cwd: hint });

const commandEntry = z.union([
	z.string(),
	z
		.object({ command: z.string(), args: z.array(z.string()).nullish().catch(null) })
		.transform(told => [told.command, ...(told.args ?? [])].join(' ')),
]);
/** Newer Clines run several commands at once. */
export const commandsInput = z.union([
	z.object({ commands: z.array(commandEntry) }).transform(told => told.commands),
	z.object({ commands: commandEntry }).transform(told => [told.commands]),
	z.object({ cmd: z.string() }).transform(told => [told.cmd]),
	z.array(commandEntry),
	commandEntry.transform(one => [one]),
]);
