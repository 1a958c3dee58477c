/** The records of a transcript, as far as we read them. The format is not ours: what is not named here may be anything. */
import * as z from 'zod';

/** A field that only helps: if its shape changes, the record is still worth reading. */
const hint = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);
const count = z.int().nonnegative().nullable().catch(null);

const call = z.object({ id: hint, name: z.string(), args: z.unknown() });
const response = z.object({ id: hint, response: z.object({ output: hint }).nullish().catch(null) });
const part = z.object({
	text: hint,
	thought: flag,
	functionCall: call.nullish().catch(null),
	functionResponse: response.nullish().catch(null),
});
export type Part = z.infer<typeof part>;
export type FunctionCall = z.infer<typeof call>;

const usage = z.object({
	promptTokenCount: count,
	candidatesTokenCount: count,
	thoughtsTokenCount: count,
	cachedContentTokenCount: count,
	totalTokenCount: count,
});
export type Usage = z.infer<typeof usage>;

export const recordTypes = ['user', 'assistant', 'tool_result', 'system'] as const;

const payload = z.object({
	displayText: hint,
	customTitle: hint,
	titleSource: hint,
	mode: hint,
	parentSessionId: hint,
	uiEvent: z.object({ 'event.name': hint, error_type: hint }).nullish().catch(null),
});

export type Payload = Partial<z.infer<typeof payload>>;

export const record = z.object({
	uuid: hint,
	sessionId: hint,
	timestamp: hint,
	type: z.enum(recordTypes),
	subtype: hint,
	provenance: hint,
	cwd: hint,
	gitBranch: hint,
	agentId: hint,
	forkedFrom: z.object({ sessionId: z.string() }).nullish().catch(null),
	model: hint,
	message: z
		.object({ parts: z.array(part.nullable().catch(null)).nullish().catch(null) })
		.nullish()
		.catch(null),
	usageMetadata: usage.nullish().catch(null),
	toolCallResult: z.object({ callId: hint, status: hint, resultDisplay: z.unknown() }).nullish().catch(null),
	systemPayload: payload.nullish().catch(null),
});
export type QwenRecord = z.infer<typeof record>;

/** The one list of what system records are called; those that are not read say nothing that we keep. */
export const knownSubtypes: ReadonlySet<string> = new Set(
	(
		'session_notes chat_compression slash_command ui_telemetry at_command attribution_snapshot notification background_task_completed cron ' +
		'mid_turn_user_message custom_title parent_session session_source session_execution_engine omni_recall session_model session_approval_mode ' +
		'rewind agent_bootstrap agent_launch_prompt agent_retry agent_session_ready file_history_snapshot user_text_elements session_artifact_event ' +
		'session_artifact_snapshot session_sources_snapshot branch_checkpoint goal_state goal_runtime goal_turn_end realtime_message turn_result ' +
		'managed_session_header_v1 managed_session_event_v1 managed_session_commit_v1'
	).split(' '),
);
