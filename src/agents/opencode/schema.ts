/** Sessions, messages and their parts, as far as we read them: the same in the database and in the older files. */
import * as z from 'zod';

/** A field that only helps: if its shape changes, the record is still worth reading. */
const hint = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);
const time = z.number().nullish().catch(null);
const count = z.int().nonnegative().catch(0);

/** US dollars; a few versions wrote something else. */
const cost = z.number().nonnegative().nullish().catch(null);

export const tokens = z.object({
	total: z.int().nonnegative().nullish().catch(null),
	input: z.int().nonnegative(),
	output: z.int().nonnegative(),
	reasoning: count,
	cache: z.object({ read: count, write: count }).catch({ read: 0, write: 0 }),
});
export type Tokens = z.infer<typeof tokens>;

const usedTokens = tokens.nullish().catch(null);

export const sessionFile = z.object({
	id: z.string(),
	parentID: hint,
	directory: hint,
	title: hint,
	time: z.object({ created: time, updated: time }).nullish().catch(null),
});

const timeOf = z.object({ created: time, completed: time });

const user = z.object({ role: z.literal('user'), time: timeOf, agent: hint, mode: hint });
const assistant = z.object({
	role: z.literal('assistant'),
	time: timeOf,
	parentID: hint,
	agent: hint,
	mode: hint,
	modelID: hint,
	path: z.object({ cwd: hint }).nullish().catch(null),
	cost,
	tokens: usedTokens,
	finish: hint,
	error: z.object({ name: hint }).nullish().catch(null),
});
export type AssistantMessage = z.infer<typeof assistant>;

/** The one list of the messages we read. */
export const message = z.discriminatedUnion('role', [user, assistant]);
export type Message = z.infer<typeof message>;

const textPart = z.object({ type: z.literal('text'), text: z.string(), synthetic: flag, ignored: flag });
const stepFinish = z.object({ type: z.literal('step-finish'), tokens: usedTokens, cost });
const toolPart = z.object({
	type: z.literal('tool'),
	tool: z.string(),
	callID: hint,
	state: z.object({
		status: z.string(),
		input: z.unknown().optional(),
		metadata: z.unknown().optional(),
		time: z.object({ start: time, end: time }).nullish().catch(null),
	}),
});
export type ToolPart = z.infer<typeof toolPart>;

export const unread = ['reasoning', 'file', 'step-start', 'snapshot', 'patch', 'agent', 'retry', 'compaction', 'subtask'] as const;
const other = z.object({ type: z.enum(unread) });

/** The one list of the parts we know. */
export const part = z.discriminatedUnion('type', [textPart, stepFinish, toolPart, other]);
export type Part = z.infer<typeof part>;
export const partTypes: ReadonlySet<string> = new Set(['text', 'step-finish', 'tool', ...unread]);

/** What the tools are asked for, and what they say of what they did. */
export const shellInput = z.object({ command: z.string(), workdir: hint, cwd: hint });
export const shellMetadata = z.object({ exit: z.int().nullish().catch(null) });
const swap = z.object({ oldString: z.string(), newString: z.string(), replaceAll: flag });
export const editInput = swap.extend({ filePath: z.string() });
export const multiEditInput = z.object({ filePath: z.string(), edits: z.array(swap.extend({ filePath: hint })) });
export const writeInput = z.object({ filePath: z.string(), content: z.string() });
export const patchInput = z.object({ patchText: z.string() });
const fileDiff = z.object({ file: hint, before: hint, after: hint });
export const editMetadata = z.object({ filepath: hint, exists: flag, filediff: fileDiff.nullish().catch(null) });
export type EditMetadata = z.infer<typeof editMetadata>;
