/** Steps of a conversation, as far as we read them. */
import * as z from 'zod';

/** A field that only helps: if its shape changes, the record is still worth reading. */
const hint = z.string().nullish().catch(null);

const userInput = z.object({ type: z.literal('user_input'), status: hint, user_input: z.object({ user_response: z.string() }) });
const plannerResponse = z.object({
	type: z.literal('planner_response'),
	status: hint,
	planner_response: z.object({ response: z.string().catch('') }),
});
const codeAction = z.object({
	type: z.literal('code_action'),
	status: hint,
	code_action: z.object({ path: z.string(), new_content: z.string(), acknowledgement_type: hint }),
});
const runCommand = z.object({
	type: z.literal('run_command'),
	status: hint,
	run_command: z.object({
		command: z.string(),
		cwd: hint,
		exit_code: z.int().nullish().catch(null),
		user_rejected: z.boolean().nullish().catch(null),
	}),
});
const unread = [
	...[
		'view_file',
		'list_directory',
		'find',
		'grep_search',
		'list_resources',
		'read_resource',
		'codebase_search',
		'search_web',
		'read_url_content',
	],
	...['todo_list', 'memory', 'mcp_tool', 'command_status', 'view_content_chunk', 'checkpoint', 'browser_preview', 'suggested_responses'],
] as const;
const other = z.object({ type: z.enum(unread) });

/** The one list of the steps we know. */
export const step = z.discriminatedUnion('type', [userInput, plannerResponse, codeAction, runCommand, other]);
export type Step = z.infer<typeof step>;
export const stepTypes: ReadonlySet<string> = new Set(['user_input', 'planner_response', 'code_action', 'run_command', ...unread]);
