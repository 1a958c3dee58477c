/** What a line holds, as far as we read it: `record` in the newer version, `envelope` in the older. */
import * as z from 'zod';

/** A field that only helps: if its shape changes, the record is still worth reading. */
const hint = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);
const time = z.number().nullish().catch(null);
const count = z.int().nonnegative().catch(0);

/** Of parts that are no text nothing is kept. */
const words = z.union([
	z.string(),
	z.array(z.object({ type: hint, text: hint }).nullable().catch(null)).transform(parts => parts.map(part => part?.text ?? '').join('\n')),
]);

const usage = z.object({ inputOther: count, output: count, inputCacheRead: count, inputCacheCreation: count });
export type Usage = z.infer<typeof usage>;

const origin = z.object({ kind: hint }).nullish().catch(null);
const prompt = <T extends string>(type: T) => z.object({ type: z.literal(type), input: words, origin });

const toolCall = z.object({
	type: z.literal('tool.call'),
	stepUuid: hint,
	toolCallId: z.string(),
	name: z.string(),
	args: z.unknown(),
	display: z.object({ cwd: hint }).nullish().catch(null),
});
const toolResult = z.object({
	type: z.literal('tool.result'),
	toolCallId: z.string(),
	result: z.object({ output: words.catch(''), isError: flag }),
});
const loopEvent = z.discriminatedUnion('type', [
	z.object({ type: z.literal('step.begin'), uuid: hint }),
	z.object({ type: z.literal('content.part'), part: z.object({ type: z.string(), text: hint }) }),
	toolCall,
	toolResult,
	z.object({ type: z.literal('step.end'), finishReason: hint }),
]);
export type LoopEvent = z.infer<typeof loopEvent>;

const kinds = [
	prompt('turn.prompt'),
	prompt('turn.steer'),
	z.object({ type: z.literal('turn.cancel') }),
	z.object({ type: z.literal('turn.ended'), reason: hint }),
	z.object({ type: z.literal('usage.record'), model: hint, usage }),
	z.object({ type: z.literal('plan_mode.enter') }),
	z.object({ type: z.literal('plan_mode.exit') }),
	z.object({ type: z.literal('plan_mode.cancel') }),
	z.object({ type: z.literal('config.update'), cwd: hint }),
	z.object({ type: z.literal('profile.bind'), environmentDisclosure: z.object({ cwd: hint }).nullish().catch(null) }),
	z.object({
		type: z.literal('permission.record_approval_result'),
		toolCallId: hint,
		result: z.object({ decision: hint }).nullish().catch(null),
	}),
	z.object({ type: z.literal('context.append_loop_event'), event: loopEvent }),
] as const;
const body = z.discriminatedUnion('type', kinds);
export const record = z.object({ time }).and(body);
export type KimiRecord = z.infer<typeof body>;

export const readTypes: ReadonlySet<string> = new Set(kinds.map(kind => kind.shape.type.value));

/** They tell nothing that is kept: families, by what stands before the point, and single types. */
export const boringTypes: ReadonlySet<string> = new Set(
	(
		'context cron file_history forked full_compaction goal interaction interruptionReminder llm mcp metadata micro_compaction permission plan ' +
		'plugin prompt runtime staleGuard swarm_mode task token_counting tools tower_mode'
	).split(' '),
);

const callPayload = z.object({ id: z.string(), function: z.object({ name: z.string(), arguments: hint }) });
const resultPayload = z.object({
	tool_call_id: z.string(),
	return_value: z.object({ is_error: flag, output: words.catch(''), message: hint }),
});
const statusPayload = z.object({
	token_usage: z.object({ input_other: count, output: count, input_cache_read: count, input_cache_creation: count }).nullish().catch(null),
	message_id: hint,
	plan_mode: flag,
});
export type Status = z.infer<typeof statusPayload>;

/** A message of a type that tells nothing has no payload here. */
export const message = z.discriminatedUnion('type', [
	z.object({ type: z.literal('TurnBegin'), payload: z.object({ user_input: words }) }),
	z.object({ type: z.literal('SteerInput'), payload: z.object({ user_input: words }) }),
	z.object({ type: z.literal('TurnEnd') }),
	z.object({ type: z.literal('StepInterrupted') }),
	z.object({ type: z.literal('ContentPart'), payload: z.object({ type: z.string(), text: hint }) }),
	z.object({ type: z.literal('ToolCall'), payload: callPayload }),
	z.object({ type: z.literal('ToolResult'), payload: resultPayload }),
	z.object({ type: z.literal('StatusUpdate'), payload: statusPayload }),
	z.object({
		type: z.literal('SubagentEvent'),
		payload: z.object({ event: z.object({ type: z.string(), payload: z.unknown() }) }),
	}),
]);
export type Message = z.infer<typeof message>;
export { statusPayload };

export const envelope = z.object({ timestamp: z.number(), message: z.object({ type: z.string() }).loose() });

/** The messages that tell nothing that is kept. */
export const boringMessages: ReadonlySet<string> = new Set(
	(
		'StepBegin CompactionBegin CompactionEnd HookTriggered HookResolved MCPLoadingBegin MCPLoadingEnd Notification PlanDisplay ToolCallPart ' +
		'ApprovalRequest ApprovalResponse ApprovalRequestResolved ToolCallRequest QuestionRequest'
	).split(' '),
);

/** What the tools are asked for, in either version. */
export const commandArgs = z.object({ command: z.string(), cwd: hint, run_in_background: flag });
const swap = z.object({ old: z.string(), new: z.string(), replace_all: flag });
export const editArgs = z.union([
	z
		.object({ path: z.string(), old_string: z.string(), new_string: z.string(), replace_all: flag })
		.transform(({ path, old_string, new_string, replace_all }) => ({
			path,
			edits: [{ old: old_string, new: new_string, replace_all }],
		})),
	z.object({ path: z.string(), edit: z.array(swap) }).transform(({ path, edit }) => ({ path, edits: edit })),
	z.object({ path: z.string(), edit: swap }).transform(({ path, edit }) => ({ path, edits: [edit] })),
]);
export const writeArgs = z.object({ path: z.string(), content: z.string(), mode: hint });
