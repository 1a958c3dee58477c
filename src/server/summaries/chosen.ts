/** What can be added to a summary, and what the engineer chose of it, looked through for secrets. */
import path from 'node:path';
import { isInProject, projectLabel } from '../../domain/project.ts';
import { chosenNames, type Choices, type ChosenSecret } from '../../domain/summary/choices.ts';
import type { Chosen } from '../../domain/summary/summary.ts';
import type { Shared } from '../../protocol/summary.ts';
import { secretsIn } from '../../share/secrets/secrets.ts';
import type { Book } from '../book.ts';
import { titleOf, type SessionFacts } from '../snapshot/sessions.ts';
import type { Subject } from './subject.ts';

export interface Choosing {
	readonly chosen: Chosen;
	/** Texts in which there are any were left out. */
	readonly secrets: readonly ChosenSecret[];
}

/** What is on record to choose from: the words themselves, since only the engineer sees them. */
export async function offersOf(book: Book, { of, sessions, edits }: Subject): Promise<Shared['offers']> {
	const [only] = sessions;
	const title = of === 'session' && only !== undefined ? await titleOf(book, only) : undefined;
	const prompts = await promptsOf(book, sessions);
	const projects = distinct(sessions.map(({ session }) => book.projectOf(session.id)));
	const paths = distinct(edits.map(edit => sharedPath(edit.path, book.projectOf(edit.session)))).sort();
	return {
		title,
		project: joined(projects.map(projectLabel)),
		branch: joined(distinct(sessions.map(({ session }) => session.branch?.value ?? null))),
		prompts: prompts.length === 0 ? undefined : prompts,
		paths: paths.length === 0 ? undefined : paths,
	};
}

export async function chosenOf(offers: Chosen, choices: Choices): Promise<Choosing> {
	const wanted: Chosen = { ...offers, author: choices.author ?? undefined, note: choices.note ?? undefined };
	const secrets: ChosenSecret[] = [];
	const chosen: Record<string, string | readonly string[]> = {};
	for (const choice of chosenNames) {
		const value = isChosen(choices[choice]) ? wanted[choice] : undefined;
		const found = value === undefined ? [] : await secretsIn([value].flat().join('\n'));
		secrets.push(...found.map(secret => ({ choice, ...secret })));
		if (value !== undefined && value !== '' && found.length === 0) {
			chosen[choice] = value;
		}
	}
	return { chosen, secrets };
}

function isChosen(choice: boolean | string | null): boolean {
	return choice !== false && choice !== null && choice !== '';
}

async function promptsOf({ ports }: Book, sessions: readonly SessionFacts[]): Promise<readonly string[]> {
	const rows = sessions.flatMap(({ titles }) => titles.find(({ source }) => source === 'prompt') ?? []);
	const words = await Promise.all(rows.map(row => ports.titleOf(row)));
	return words.flatMap(text => (text === undefined || text === '' ? [] : [text]));
}

/** Below the project's folder; of a file elsewhere only its name, since the way to it may tell whose machine it is. */
function sharedPath(file: string, project: string | null): string {
	const isBelow = project !== null && isInProject(file, project);
	return isBelow ? file.slice(project.length + 1).replaceAll('\\', '/') : path.win32.basename(file);
}

function distinct(values: readonly (string | null)[]): string[] {
	return [...new Set(values.filter(value => value !== null))];
}

function joined(values: readonly string[]): string | undefined {
	return values.length === 0 ? undefined : values.join(', ');
}
