/** What the engineer wrote, as opposed to what Codex and its extensions put around it or in its place. */
import { message, userItem } from './schema.ts';

/** The words of a prompt; none where it is a picture alone, and null where nobody wrote it. */
export function promptWords(text: string): string | null {
	const words = withoutEditorContext(text).trim();
	return injections.test(words) ? null : words;
}

/** The words of a user's item, as newer versions record prompts. */
export function wordsOfItem(item: unknown): string | null {
	const parsed = userItem.safeParse(item);
	return parsed.success ? parsed.data.content.map(part => part.text ?? '').join('\n') : null;
}

export function wordsOfMessage(payload: unknown): string | null {
	const parsed = message.safeParse(payload);
	if (!parsed.success || parsed.data.role !== 'user') {
		return null;
	}
	const { content } = parsed.data;
	return typeof content === 'string' ? content : content.map(part => part.text ?? '').join('\n');
}

/** The first versions say where they work only to the model. */
export function folderTold(payload: unknown): string | null {
	return /^\s*<environment_context>[\s\S]*?<cwd>([^<\n]+)<\/cwd>/.exec(wordsOfMessage(payload) ?? '')?.[1] ?? null;
}

/** Texts that Codex gives the model in the engineer's name. */
const injections =
	/^(?:<(?:environment_context|user_instructions|permissions instructions|skills_instructions|apps_instructions|plugins_instructions|collaboration_mode|multi_agent_mode|model_switch|personality_spec|turn_aborted|subagent_notification|user_shell_command|hook_prompt|skill|INSTRUCTIONS)\b|# AGENTS\.md instructions for )/;

/** The editor extension puts open files and selections in front of the prompt. */
function withoutEditorContext(text: string): string {
	const at = text.startsWith('# Context from my IDE setup:') ? text.indexOf(requestHeading) : -1;
	return at < 0 ? text : text.slice(at + requestHeading.length);
}

const requestHeading = '\n## My request for Codex:';
