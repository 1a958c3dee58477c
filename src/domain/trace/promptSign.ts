import type { PromptSign } from './prompt.ts';

/** What the words of a prompt show. Works on the words alone, in general terms; the words are not kept. */
export function signOf(_prompt: string): PromptSign {
	return 'unclear';
}

/** How many characters of a prompt a hand can have typed: pasted blocks (logs, code, stack traces, long quotes) are left out. */
export function typedChars(prompt: string): number {
	return prompt.length;
}
