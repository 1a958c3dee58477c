import type { QuickPickItem } from 'vscode';
import { formatCounted } from '../../base/format.ts';
import { firstLine } from '../../base/plainText.ts';
import { choiceNames, choiceTitles, secretSentence, type ChoiceName, type Choices } from '../../domain/summary/choices.ts';
import type { Shared } from '../../protocol/summary.ts';

export interface ChoiceItem extends QuickPickItem {
	readonly choice: ChoiceName;
}

/** What only the engineer can say. */
export type SaidChoice = 'author' | 'note';

export function isSaid(choice: ChoiceName): choice is SaidChoice {
	return choice === 'author' || choice === 'note';
}

/** Chosen: more than this does not fit beside a name. */
const MOST_CHARACTERS = 80;

/** What can be added: what is on record, and what the engineer says. */
export function choiceItems({ offers, secrets }: Pick<Shared, 'offers' | 'secrets'>, choices: Choices): readonly ChoiceItem[] {
	return choiceNames.flatMap((choice): ChoiceItem[] => {
		const words = isSaid(choice) ? (choices[choice] ?? 'asks for it') : offeredWords(choice, offers[choice]);
		const found = secrets.filter(secret => secret.choice === choice).map(secretSentence);
		const detail = found.length === 0 ? {} : { detail: `$(warning) ${found.join(' ')}` };
		return words === undefined ? [] : [{ choice, label: choiceTitles[choice], description: withoutIcons(words), ...detail }];
	});
}

/** Nothing is added whose words are not there. */
export function choicesOf(picked: ReadonlySet<ChoiceName>, said: Readonly<Record<SaidChoice, string | null>>): Choices {
	return {
		title: picked.has('title'),
		author: picked.has('author') ? said.author : null,
		project: picked.has('project'),
		branch: picked.has('branch'),
		prompts: picked.has('prompts'),
		paths: picked.has('paths'),
		note: picked.has('note') ? said.note : null,
		pseudonym: picked.has('pseudonym'),
	};
}

function offeredWords(choice: ChoiceName, offered: string | readonly string[] | undefined): string | undefined {
	if (offered === undefined || typeof offered === 'string') {
		return choice === 'pseudonym' && offered !== undefined ? 'by which a team report knows your summaries as one person’s' : offered;
	}
	return offered.length === 1 ? offered[0] : formatCounted(offered.length, 'entry').replace('entrys', 'entries');
}

/** Foreign words must not become pictures. */
function withoutIcons(words: string): string {
	return firstLine(words, MOST_CHARACTERS).replaceAll('$(', '$\u200b(');
}
