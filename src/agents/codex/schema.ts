/** What is read of Codex's records. Only the fields that are read are named: the format is not ours. */
import * as z from 'zod';

const text = z.string();
/**
 * Absent, null, or not as expected: a field that can be done without never makes a record unreadable. That an absent one has a default is
 * for speed: zod makes an issue of each that it has to catch.
 */
const maybe = <T extends z.ZodType>(schema: T) => z.nullable(schema).default(null).catch(null);

export const sessionMeta = z.object({
	id: text.min(1),
	timestamp: maybe(text),
	cwd: maybe(text),
	git: maybe(z.object({ branch: maybe(text) })),
	forked_from_id: maybe(text),
	parent_thread_id: maybe(text),
	source: maybe(
		z.union([
			z.string(),
			z.object({
				subagent: z.union([z.string(), z.object({ thread_spawn: maybe(z.object({ parent_thread_id: maybe(text) })) })]).optional(),
			}),
		]),
	),
});
export type SessionMeta = z.infer<typeof sessionMeta>;

/** In old versions the mode stands alone, in newer ones beside its settings. */
const mode = maybe(z.union([z.string(), z.object({ mode: maybe(text) })]));

export const turnContext = z.object({ turn_id: maybe(text), cwd: maybe(text), model: maybe(text), collaboration_mode: mode });
export type TurnContext = z.infer<typeof turnContext>;

export const taskStarted = z.object({ turn_id: maybe(text), collaboration_mode_kind: maybe(text) });
export const taskEnded = z.object({ turn_id: maybe(text), error: z.unknown().optional(), last_agent_message: maybe(text) });

/** `kind` is of old versions, which also told of injected texts this way. */
export const userMessage = z.object({ message: text, kind: maybe(text) });

const tokens = z.number().int().nonnegative();
export const tokenUsage = z.object({
	input_tokens: tokens,
	cached_input_tokens: tokens.nullish(),
	cache_write_input_tokens: tokens.nullish(),
	output_tokens: tokens,
	reasoning_output_tokens: tokens.nullish(),
});
export type TokenUsage = z.infer<typeof tokenUsage>;

export const tokenCount = z.object({
	info: z.object({ total_token_usage: tokenUsage.nullish(), last_token_usage: tokenUsage.nullish() }).nullish(),
});
export type TokenCount = z.infer<typeof tokenCount>;

export const usageRecord = z.object({ response_id: text.min(1), usage: tokenUsage, thread_token_usage: maybe(tokenUsage) });
export type UsageRecord = z.infer<typeof usageRecord>;

/** `arguments` of functions and `input` of custom tools. */
export const toolCall = z.object({ call_id: text, name: text, arguments: maybe(text), input: maybe(text) });
export type ToolCall = z.infer<typeof toolCall>;

export const localShellCall = z.object({
	call_id: maybe(text),
	id: maybe(text),
	action: z.object({ command: z.array(text), working_directory: maybe(text) }),
});

export type LocalShellCall = z.infer<typeof localShellCall>;

export const toolOutput = z.object({ call_id: text, output: z.unknown() });
export type ToolOutput = z.infer<typeof toolOutput>;

export const commandEnd = z.object({
	call_id: maybe(text),
	id: maybe(text),
	command: z.array(text),
	cwd: maybe(text),
	exit_code: maybe(z.number().int()),
	source: maybe(text),
});
export type CommandEnd = z.infer<typeof commandEnd>;

const fileChange = z.discriminatedUnion('type', [
	z.object({ type: z.literal('add'), content: text }),
	z.object({ type: z.literal('delete'), content: maybe(text) }),
	z.object({ type: z.literal('update'), unified_diff: text, move_path: maybe(text) }),
]);
export type CodexFileChange = z.infer<typeof fileChange>;

const changes = z.record(text, fileChange);
export const patchEnd = z.object({ call_id: text, success: z.boolean(), changes: changes.nullish() });

/** What newer versions record instead of the events of before; items that are not named say nothing that is kept. */
export const itemCompleted = z.object({ item: z.looseObject({ type: text }) });
export const userItem = z.object({ content: z.array(z.object({ type: text, text: maybe(text) })) });
export const fileChangeItem = z.object({ id: text, status: maybe(text), changes });

export const message = z.object({ role: text, content: z.union([text, z.array(z.object({ text: maybe(text) }))]) });
export type Message = z.infer<typeof message>;

export const threadNamed = z.object({ thread_name: maybe(text) });

/** What the tools are called with. A command is a list of words, or a line for the shell. */
export const shellArguments = z.object({
	command: maybe(z.union([text, z.array(text)])),
	cmd: maybe(z.union([text, z.array(text)])),
	workdir: maybe(text),
});
export const patchArguments = z.object({ patch: maybe(text), input: maybe(text) });
export const stdinArguments = z.object({ session_id: z.union([text, z.number()]) });

/** A tool's output in its structured forms. */
export const outputPart = z.object({ text });
export const outputWithExit = z.object({ metadata: z.object({ exit_code: z.number().int() }) });
export const outputContent = z.object({ content: text });

/** The first line of a file from before records had a type and a time. */
export const bareMeta = z.object({ id: text.min(1), timestamp: text, git: sessionMeta.shape.git });
