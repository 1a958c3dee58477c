/** Changes that agents' lines went into, in the repositories of the open folders. */
import type { ChangeSummary } from '../../protocol/value.ts';
import { everything, type Book } from '../book.ts';
import type { OpenTree } from '../ledger/folders.ts';
import { RepositoryChanges, type CommitChange } from './repositoryChanges.ts';
import { shownOutcomeOf } from './said.ts';

/** Keeps what it has read of each repository. */
export class OpenChanges {
	readonly #book: Book;
	readonly #read = new Map<string, RepositoryChanges>();

	constructor(book: Book) {
		this.#book = book;
	}

	/** The newest first. A folder that is in no repository has none. */
	async list(trees: readonly OpenTree[]): Promise<readonly ChangeSummary[]> {
		const changes: ChangeSummary[] = [];
		for (const { covered, name } of trees) {
			const value = await this.#changesIn(covered.tree.root).of(covered.tree, everything);
			changes.push(...(value?.changes ?? []).map(change => this.#summary(change, name)));
		}
		return changes.sort((a, b) => b.at - a.at);
	}

	#changesIn(root: string): RepositoryChanges {
		let changes = this.#read.get(root);
		if (changes === undefined) {
			changes = new RepositoryChanges(this.#book);
			this.#read.set(root, changes);
		}
		return changes;
	}

	#summary({ commit, state, lines, surviving }: CommitChange, folder: string): ChangeSummary {
		const { id, title, at } = commit;
		const outcome = shownOutcomeOf(this.#book, { of: 'change', commit: id });
		return { commit: id, title, folder, at, state, lines, surviving, outcome };
	}
}
