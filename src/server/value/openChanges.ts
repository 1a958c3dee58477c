/** Changes that agents' lines went into, in the repositories of the open folders. */
import { SECOND_MS } from '../../base/units.ts';
import type { ChangeSummary } from '../../protocol/value.ts';
import { everything, type Book } from '../book.ts';
import type { OpenTree } from '../ledger/folders.ts';
import type { WorkTree } from '../ledger/workTree.ts';
import { RepositoryChanges, type CommitChange, type RepositoryReading } from './repositoryChanges.ts';
import { shownOutcomeOf } from './said.ts';

/** Chosen: a report that is on show is asked for with each new fact, and git is slow to tell of a year. */
const KEPT_MS = 30 * SECOND_MS;

/** Keeps what it has read of each repository. */
export class OpenChanges {
	readonly #book: Book;
	readonly #read = new Map<string, RepositoryChanges>();
	readonly #readings = new Map<string, { readonly at: number; readonly reading: Promise<RepositoryReading | undefined> }>();

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

	/** What became of all work in each of the trees, as it was a moment ago. Those that are in no repository have none. */
	async readings(trees: readonly OpenTree[]): Promise<readonly RepositoryReading[]> {
		const all = await Promise.all(trees.map(({ covered }) => this.#readingOf(covered.tree)));
		return all.filter(reading => reading !== undefined);
	}

	#readingOf(tree: WorkTree): Promise<RepositoryReading | undefined> {
		const now = this.#book.ports.now();
		const kept = this.#readings.get(tree.root);
		if (kept !== undefined && now < kept.at + KEPT_MS) {
			return kept.reading;
		}
		const reading = this.#changesIn(tree.root).read(tree);
		this.#readings.set(tree.root, { at: now, reading });
		reading.catch(() => this.#readings.delete(tree.root));
		return reading;
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
