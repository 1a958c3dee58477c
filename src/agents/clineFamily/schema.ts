/** What the files of a task say, as far as we read it. */
import * as z from 'zod';

/** A field that only helps: if its shape changes, the record is still worth reading. */
const hint = z.string().nullish().catch(null);
const flag = z.boolean().nullish().catch(null);
const count = z.int().nonnegative().nullable().catch(null);
/** What is left out was not used. */
const countOrNone = z.int().nonnegative().catch(0);
/** 0 is also what is said where no price is known. */
export const usd = z.number().positive().nullable().catch(null);

/** A message as the engineer sees it. */
export const uiMessage = z.object({
	ts: z.number(),
	type: z.enum(['say', 'ask']),
	say: hint,
	ask: hint,
	text: hint,
	partial: flag,
	modelInfo: z.object({ modelId: hint, mode: hint }).nullish().catch(null),
});
export type UiMessage = z.infer<typeof uiMessage>;

/** In the text of `api_req_started` and `subagent_usage`. */
export const apiRequest = z.object({
	tokensIn: count,
	tokensOut: count,
	cacheWrites: countOrNone,
	cacheReads: countOrNone,
	cost: usd,
	cancelReason: hint,
});

/** In the text of `tool`. */
export const shownTool = z.object({ tool: z.string(), path: hint });

export const historyItem = z.object({ id: hint, workspace: hint, cwdOnTaskInitialization: hint, parentTaskId: hint });
export type HistoryItem = z.infer<typeof historyItem>;

export const usedModels = z.object({
	model_usage: z.array(z.object({ ts: z.number(), model_id: z.string() }).nullable().catch(null)),
});

/** The one list of what messages are called; those that are not read say nothing that we keep. */
export const knownMessages: ReadonlySet<string> = new Set(
	(
		'task text reasoning user_feedback user_feedback_diff completion_result api_req_started api_req_finished api_req_retried api_req_retry_delayed ' +
		'api_req_rate_limited api_req_deleted api_req_failed error error_retry diff_error rooignore_error clineignore_error condense_context_error command ' +
		'command_output command_permission_denied shell_integration_warning shell_integration_warning_with_suggestion tool followup plan_mode_respond ' +
		'act_mode_respond resume_task resume_completed_task mistake_limit_reached auto_approval_max_req_reached new_task condense condense_context ' +
		'summarize_task sliding_window_truncation report_bug use_subagents subagent subagent_usage subtask_result browser_action_launch browser_action ' +
		'browser_action_result browser_session_status use_mcp_server mcp_server_request_started mcp_server_response mcp_notification ' +
		'load_mcp_documentation checkpoint_created checkpoint_saved deleted_api_reqs generate_explanation info task_progress hook_status ' +
		'hook_output_stream conditional_rules_applied codebase_search_result user_edit_todos image'
	).split(' '),
);

/** Where the session's name of a newer Cline is. */
export const manifest = z.object({
	cwd: hint,
	workspace_root: hint,
	model: hint,
	started_at: hint,
	metadata: z.object({ title: hint }).nullish().catch(null),
});
export type Manifest = z.infer<typeof manifest>;
