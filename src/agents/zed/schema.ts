/** Threads of both generations, as far as we read them. */
import * as z from 'zod';

/** A field that only helps: if its shape changes, the record is still worth reading. */
const hint = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);
const count = z.int().nonnegative().catch(0);

/** A count of 0 is not written. */
const noTokens = { input_tokens: 0, output_tokens: 0, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 };
const tokens = z
	.object({ input_tokens: count, output_tokens: count, cache_creation_input_tokens: count, cache_read_input_tokens: count })
	.catch(noTokens);

const toolUse = z.object({ id: z.string(), name: z.string(), input: z.unknown().optional() });
export type ToolUse = z.infer<typeof toolUse>;
const toolResult = z.object({ tool_use_id: z.string(), is_error: flag, content: z.unknown().optional(), output: z.unknown().optional() });
export type ToolResult = z.infer<typeof toolResult>;

export const userMessage = z.object({ User: z.object({ id: hint, content: z.array(z.unknown()).catch([]) }) });
export const agentMessage = z.object({
	Agent: z.object({ content: z.array(z.unknown()).catch([]), tool_results: z.record(z.string(), z.unknown()).catch({}) }),
});
export const textContent = z.object({ Text: z.string() });
export const useContent = z.object({ ToolUse: toolUse });
export const resultContent = toolResult;

/** Until the autumn of 2025. */
export const olderMessage = z.object({
	role: z.string(),
	segments: z.array(z.unknown()).catch([]),
	tool_uses: z.array(z.unknown()).catch([]),
	tool_results: z.array(z.unknown()).catch([]),
});
export const segment = z.object({ type: z.literal('text'), text: z.string() });
export const olderUse = toolUse;

const worktree = z.object({ worktree_path: hint, git_state: z.object({ current_branch: hint }).nullish().catch(null) });
export const thread = z.object({
	messages: z.array(z.unknown()),
	cumulative_token_usage: tokens,
	model: z.object({ model: hint }).nullish().catch(null),
	initial_project_snapshot: z
		.object({ worktree_snapshots: z.array(worktree).catch([]) })
		.nullish()
		.catch(null),
});
export type Thread = z.infer<typeof thread>;

export const terminalInput = z.object({ command: z.string(), cd: hint });
/** What an edit shows: the whole file before and after. */
export const editOutput = z
	.object({ input_path: z.string(), old_text: z.string(), new_text: z.string() })
	.or(z.object({ original_path: z.string(), old_text: z.string(), new_text: z.string() }));
export const pathInput = z.object({ path: z.string() });
