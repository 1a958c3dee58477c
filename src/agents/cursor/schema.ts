/** Conversations of the editor's databases and lines of transcripts, as far as we read them. */
import * as z from 'zod';
import { parseJson } from '../../base/json.ts';

/** A field that only helps: if its shape changes, the record is still worth reading. */
const hint = z.string().nullish().catch(null);
const time = z.number().nullish().catch(null);
const count = z.int().nonnegative().catch(0);
/** Some versions keep a value as itself, others as JSON in a text. */
const nested = z.preprocess(value => (typeof value === 'string' ? (parseJson(value) ?? value) : value), z.unknown()).optional();

const toolCall = z.object({
	name: hint,
	status: hint,
	rawArgs: nested,
	params: nested,
	result: nested,
	additionalData: z.object({ status: hint }).nullish().catch(null),
});
export type ToolCall = z.infer<typeof toolCall>;

export const ENGINEER = 1;
export const bubble = z.object({
	type: z.union([z.literal(ENGINEER), z.literal(2)]),
	bubbleId: hint,
	text: hint,
	createdAt: z.union([z.string(), z.number()]).nullish().catch(null),
	timingInfo: z.object({ clientStartTime: time, clientRpcSendTime: time }).nullish().catch(null),
	unifiedMode: z.number().nullish().catch(null),
	modelInfo: z.object({ modelName: hint }).nullish().catch(null),
	tokenCount: z.object({ inputTokens: count, outputTokens: count }).nullish().catch(null),
	toolFormerData: toolCall.nullish().catch(null),
});
export type Bubble = z.infer<typeof bubble>;

const folder = z
	.object({ uri: z.object({ fsPath: hint }).nullish().catch(null) })
	.nullish()
	.catch(null);
const subagent = z.object({ parentComposerId: hint, rootParentConversationId: hint }).nullish().catch(null);
const branch = z.object({ branchName: hint }).nullish().catch(null);

export const composer = z.object({
	name: hint,
	createdAt: time,
	lastUpdatedAt: time,
	status: hint,
	unifiedMode: hint,
	modelConfig: z.object({ modelName: hint }).nullish().catch(null),
	workspaceIdentifier: folder,
	subagentInfo: subagent,
	activeBranch: branch,
	createdOnBranch: hint,
	fullConversationHeadersOnly: z
		.array(z.object({ bubbleId: z.string() }))
		.nullish()
		.catch(null),
	/** Before the bubbles had rows of their own. */
	conversation: z.array(z.unknown()).nullish().catch(null),
});
export type Composer = z.infer<typeof composer>;
export const composerFields = Object.keys(composer.shape);
export const bubbleFields = Object.keys(bubble.shape);

/** The list of a workspace: whole conversations until the end of 2024, since then only what they are called. */
export const workspaceComposers = z.object({ allComposers: z.array(composer.extend({ composerId: z.string() }).catch(nobody)) });
function nobody(): Composer & { composerId: string } {
	return composer.extend({ composerId: z.string() }).parse({ composerId: '' });
}

/** Chats beside the editor, until the end of 2024. */
const chatBubble = z.object({ type: z.enum(['user', 'ai']), text: hint, id: hint });
export const chats = z.object({
	tabs: z.array(z.object({ tabId: z.string(), chatTitle: hint, lastSendTime: time, bubbles: z.array(z.unknown()) })),
});
export { chatBubble };

/** Results of tools. */
export const editResult = z.object({ beforeContentId: hint, afterContentId: hint });
export const runResult = z.object({
	exitCodeV2: z.int().nullish().catch(null),
	exitCode: z.int().nullish().catch(null),
	endedReason: hint,
	rejected: z.boolean().nullish().catch(null),
});
export type RunResult = z.infer<typeof runResult>;

/** What tools are asked for; the editor's names and the transcripts' differ. */
export const pathArgs = z.object({ relativeWorkspacePath: hint, path: hint, file_path: hint, target_file: hint });
const swap = z.object({ old_string: z.string(), new_string: z.string(), replace_all: z.boolean().nullish().catch(null) });
export const swapArgs = swap;
export const swapsArgs = z.object({ edits: z.array(swap) });
export const wholeArgs = z.object({ contents: z.string() }).or(z.object({ content: z.string() }));
export const shellArgs = z.object({
	command: z.string(),
	cwd: hint,
	working_directory: hint,
	is_background: z.boolean().nullish().catch(null),
});

/** A transcript's line. */
const block = z.discriminatedUnion('type', [
	z.object({ type: z.literal('text'), text: z.string() }),
	z.object({ type: z.literal('tool_use'), name: z.string(), input: z.unknown() }),
]);
export type Block = z.infer<typeof block>;
export const boringBlocks: ReadonlySet<string> = new Set(['thinking', 'tool_result']);
export const messageBlock = block;
export const line = z.object({ role: z.enum(['user', 'assistant']), message: z.object({ content: z.array(z.unknown()) }) });
export type Line = z.infer<typeof line>;
export const turnEnded = z.object({ type: z.literal('turn_ended'), status: hint });
export const trusted = z.object({ workspacePath: z.string() });
