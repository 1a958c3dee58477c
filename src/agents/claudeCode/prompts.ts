/** Which user records are prompts, and whose. Most are tool results, and many of the others are written by Claude Code itself. */
import type { TurnPrompt } from '../../domain/trace/facts.ts';
import { readPrompt } from '../../domain/trace/promptSign.ts';
import { hasPicture, hasResults, textOf } from './content.ts';
import type { Content, UserRecord } from './schema.ts';

export type Prompt =
	| Spoken
	/** Given by a program, a timer or a task that ended. */
	| { readonly kind: 'agent' }
	/** The engineer stopped the agent, and may have said in the same record what to do instead. */
	| { readonly kind: 'interruption'; readonly then: Spoken | null }
	| { readonly kind: 'none' };

export interface Spoken {
	readonly kind: 'engineer';
	readonly words: string;
	readonly prompt: TurnPrompt;
}

export function promptIn(record: UserRecord): Prompt {
	const content = record.message.content ?? '';
	const text = textOf(content);
	if (interruption.test(text)) {
		const prompt = promptOf(content);
		return { kind: 'interruption', then: prompt.kind === 'engineer' ? prompt : null };
	}
	if (record.isMeta === true || record.isCompactSummary === true || hasResults(content)) {
		return { kind: 'none' };
	}
	if (isFromProgram(record) || text.startsWith(notification)) {
		return { kind: 'agent' };
	}
	return promptOf(content);
}

/** A prompt that was typed while the agent was at work. */
export function queuedPromptIn(content: Content): Spoken | { readonly kind: 'none' } {
	return promptOf(content);
}

/** The engineer's own words in what was sent: without what the program, the editor and the hooks put around them. */
export function wordsOf(content: Content): string {
	const text = withoutInjected(textOf(content)).replace(interruption, '').trim();
	const command = /^<command-message>[^<]*<\/command-message>\s*<command-name>\/?([^<]*)<\/command-name>/.exec(text);
	if (command === null) {
		return text.startsWith(hookFeedback) ? '' : text;
	}
	const args = /<command-args>([\s\S]*?)<\/command-args>/.exec(text)?.[1] ?? '';
	return `/${command[1] ?? ''} ${args}`.trim();
}

const interruption = /^\[Request interrupted by user[^\]\n]*\]/;
const notification = '<task-notification>';
const hookFeedback = 'Stop hook feedback:';
/** What Claude Code sends by itself when a plan was accepted with a fresh context: the engineer pressed a key. */
const acceptedPlan = 'Implement the following plan:';
/** Commands of the program itself stand with their name first; the agent is not asked to do anything. */
const localCommand = '<command-name>';

function promptOf(content: Content): Spoken | { readonly kind: 'none' } {
	const words = wordsOf(content);
	if (words.startsWith(localCommand) || (words === '' && !hasPicture(content))) {
		return { kind: 'none' };
	}
	if (words.startsWith(acceptedPlan)) {
		return { kind: 'engineer', words, prompt: { by: 'engineer', typedChars: 0, sign: 'request' } };
	}
	return { kind: 'engineer', words, prompt: { by: 'engineer', ...readPrompt(words) } };
}

/** Another program that drives the agent may still pass on what a person typed, and says so. */
function isFromProgram(record: UserRecord): boolean {
	const origin = record.origin?.kind;
	if (origin === 'task-notification' || record.promptSource === 'system') {
		return true;
	}
	return record.promptSource === 'sdk' && origin !== 'human';
}

/** Blocks that are put around or instead of a prompt. */
const injectedTags = [
	'system-reminder',
	'ide_opened_file',
	'ide_selection',
	'ide_diagnostics',
	'new-diagnostics',
	'local-command-caveat',
	'local-command-stdout',
	'local-command-stderr',
	'bash-input',
	'bash-stdout',
	'bash-stderr',
	'task-notification',
	'teammate-message',
	'user-memory-input',
	'user-prompt-submit-hook',
] as const;
const injectedOpening = new RegExp(`<(${injectedTags.join('|')})(?:\\s[^<>]*)?>`, 'g');

/** A block that never closes takes the rest of the text with it. */
function withoutInjected(text: string): string {
	let kept = '';
	let from = 0;
	for (const opening of text.matchAll(injectedOpening)) {
		if (opening.index < from) {
			continue; // inside a block that was left out
		}
		const closing = `</${opening[1] ?? ''}>`;
		const end = text.indexOf(closing, opening.index);
		kept += text.slice(from, opening.index);
		from = end < 0 ? text.length : end + closing.length;
	}
	return kept + text.slice(from);
}
