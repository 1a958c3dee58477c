/** What the engineer can choose to add to a summary, or to leave out of it. */
import type { Chosen } from './summary.ts';

export const chosenNames = [
	'title',
	'author',
	'project',
	'branch',
	'prompts',
	'paths',
	'note',
] as const satisfies readonly (keyof Chosen)[];
/** The pseudonym is in a summary unless it was left out; nothing else is, unless it was chosen. */
export const choiceNames = [...chosenNames, 'pseudonym'] as const;
export type ChoiceName = (typeof choiceNames)[number];

/** Of what is on record, whether; of what only the engineer can say, the words. */
export interface Choices {
	readonly title: boolean;
	readonly author: string | null;
	readonly project: boolean;
	readonly branch: boolean;
	readonly prompts: boolean;
	readonly paths: boolean;
	readonly note: string | null;
	/** By which all of an engineer's summaries are known as one person's, and nobody knows whose. */
	readonly pseudonym: boolean;
}
/** Nothing added, nothing left out. */
export const usualChoices: Choices = {
	title: false,
	author: null,
	project: false,
	branch: false,
	prompts: false,
	paths: false,
	note: null,
	pseudonym: true,
};

/** Something in a chosen text that must not be shared by mistake: the text was left out. */
export interface ChosenSecret {
	readonly choice: ChoiceName;
	readonly what: string;
	/** In the text, counted from 1. */
	readonly line: number;
	readonly column: number;
}

/** "The note was left out: line 1, column 7 looks like a web token." */
export function secretSentence({ choice, what, line, column }: ChosenSecret): string {
	return `${choiceTitles[choice]} left out: line ${String(line)}, column ${String(column)} looks like ${what}.`;
}

/** To begin a sentence or a list. */
export const choiceTitles: Readonly<Record<ChoiceName, string>> = {
	title: 'Title',
	author: 'Your name',
	project: 'Project',
	branch: 'Branch',
	prompts: 'Opening prompts',
	paths: 'Paths of edited files',
	note: 'Note',
	pseudonym: 'Pseudonym',
};
