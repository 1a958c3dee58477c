/** What the programs tell the model of where it works, with each prompt: the folder, the mode, and in some of them the model's own name. */
import type { Message } from './conversationSchema.ts';

export interface Surroundings {
	/** In milliseconds since the epoch; null in versions that do not say. */
	readonly at: number | null;
	readonly model: string | null;
	readonly isPlan: boolean;
}

export function surroundingsIn(messages: readonly (Message | null)[]): readonly Surroundings[] {
	return messages.flatMap(message => {
		const text = message?.role === 'user' ? wordsOf(message) : '';
		const details = text.slice(text.lastIndexOf('<environment_details>'));
		return details.startsWith('<environment_details>')
			? [{ at: message?.ts ?? null, model: modelIn(details), isPlan: planned.test(details) }]
			: [];
	});
}

export function folderIn(messages: readonly (Message | null)[]): string | null {
	for (const message of messages) {
		const found = message?.role === 'user' ? folderNamed.exec(wordsOf(message))?.[1] : undefined;
		if (found !== undefined) {
			return found;
		}
	}
	return null;
}

function wordsOf({ content }: Message): string {
	return content.flatMap(block => (block.kind === 'text' ? block.text : [])).join('\n');
}

const folderNamed = /# Current (?:Workspace|Working) Directory \(([^\n()]+)\)/;
const planned = /# Current Mode\s+(?:PLAN MODE|<slug>architect<\/slug>)/;

function modelIn(details: string): string | null {
	return /<model>([^<\n]+)<\/model>/.exec(details)?.[1]?.trim() ?? null;
}
