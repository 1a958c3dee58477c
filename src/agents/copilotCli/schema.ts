/** The events of a transcript, as far as we read them. The format is not ours: what is not named here may be anything. */
import * as z from 'zod';

/** A field that only helps: if its shape changes, the event is still worth reading. */
const hint = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);
const count = z.int().nonnegative().catch(0);

const envelope = { id: hint, timestamp: hint, /** The subagent that it is of. */ agentId: hint };
const context = z.object({ cwd: hint, branch: hint }).nullish().catch(null);

const event = <T extends string, D extends z.ZodType>(type: T, data: D) => z.object({ ...envelope, type: z.literal(type), data });

const start = event('session.start', z.object({ sessionId: hint, context }));
const resume = event('session.resume', z.object({ context }));
const contextChanged = event('session.context_changed', z.object({ cwd: hint, branch: hint }));
const modeChanged = event('session.mode_changed', z.object({ newMode: hint }));
const titleChanged = event('session.title_changed', z.object({ title: z.string() }));
const modelChange = event('session.model_change', z.object({ newModel: hint }));
const modelResolved = event('session.auto_mode_resolved', z.object({ chosenModel: hint }));
const error = event('session.error', z.object({}));
const abort = event('abort', z.object({}));
const userMessage = event('user.message', z.object({ content: z.string(), source: hint, isAutopilotContinuation: flag }));
const assistantMessage = event(
	'assistant.message',
	z.object({
		messageId: hint,
		model: hint,
		content: hint,
		outputTokens: z.int().nonnegative().nullish().catch(null),
		toolRequests: z.array(z.unknown()).nullish().catch(null),
	}),
);
const toolStart = event(
	'tool.execution_start',
	z.object({ toolCallId: z.string(), toolName: z.string(), arguments: z.unknown().optional() }),
);
const toolComplete = event(
	'tool.execution_complete',
	z.object({
		toolCallId: z.string(),
		success: flag,
		result: z.object({ content: hint, result_type: hint, text_result_for_llm: hint }).nullish().catch(null),
		toolTelemetry: z
			.object({
				metrics: z
					.object({ exit_code: z.int().nullish().catch(null) })
					.nullish()
					.catch(null),
			})
			.nullish()
			.catch(null),
	}),
);
const modelMetrics = z.object({
	usage: z.object({
		inputTokens: count,
		outputTokens: count,
		cacheReadTokens: count,
		cacheWriteTokens: count,
		reasoningTokens: count,
	}),
});
const shutdown = event(
	'session.shutdown',
	z.object({ modelMetrics: z.record(z.string(), modelMetrics.nullable().catch(null)).nullish().catch(null) }),
);

/** The one list of the events we read. */
export const readEvent = z.discriminatedUnion('type', [
	start,
	resume,
	contextChanged,
	modeChanged,
	titleChanged,
	modelChange,
	modelResolved,
	error,
	abort,
	userMessage,
	assistantMessage,
	toolStart,
	toolComplete,
	shutdown,
]);
export type ReadEvent = z.infer<typeof readEvent>;
export const readTypes: ReadonlySet<string> = new Set(readEvent.options.map(option => option.shape.type.value));

/** The one list of the events that we know and that say nothing we keep. */
export const boringTypes: ReadonlySet<string> = new Set([
	'assistant.idle',
	'assistant.intent',
	'assistant.reasoning',
	'assistant.turn_end', // of one call and its tools: an engineer's turn has many
	'assistant.turn_start',
	'assistant.usage',
	'hook.end',
	'hook.start',
	'permission.completed',
	'permission.requested',
	'session.background_tasks_changed',
	'session.binary_asset',
	'session.compaction_complete',
	'session.compaction_start',
	'session.custom_agents_updated',
	'session.handoff',
	'session.idle',
	'session.info',
	'session.permissions_changed',
	'session.plan_changed',
	'session.remote_steerable_changed',
	'session.skills_loaded',
	'session.snapshot_rewind',
	'session.task_complete',
	'session.tools_updated',
	'session.truncation',
	'session.usage_checkpoint', // credits, not tokens
	'session.usage_info',
	'session.warning',
	'session.workspace_file_changed',
	'skill.invoked',
	'subagent.completed', // its tokens are those of its messages
	'subagent.deselected',
	'subagent.failed',
	'subagent.selected',
	'subagent.started',
	'system.message',
	'system.notification',
	'tool.execution_partial_result',
	'tool.execution_progress',
	'tool.user_requested', // what the engineer ran by hand
]);

export type UserMessage = z.infer<typeof userMessage>;
export type AssistantMessage = z.infer<typeof assistantMessage>;
export type ToolStart = z.infer<typeof toolStart>;
export type ToolComplete = z.infer<typeof toolComplete>;
export type ModelUsage = z.infer<typeof modelMetrics>['usage'];

/** What the tools ask for. */
export const shellArgs = z.object({ command: z.string(), cwd: hint });
export const shellIdArgs = z.object({ shellId: z.string() });
export const editArgs = z.object({
	command: hint,
	path: z.string(),
	file_text: hint,
	old_str: hint,
	new_str: hint,
	insert_line: z.int().nonnegative().nullish().catch(null),
	insert_text: hint,
});
export type EditArgs = z.infer<typeof editArgs>;
export const patchArgs = z.union([
	z.string(),
	z.object({ input: z.string() }).transform(({ input }) => input),
	z.object({ patch: z.string() }).transform(({ patch }) => patch),
]);
