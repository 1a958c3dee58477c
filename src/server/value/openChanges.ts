/** Changes that agents' lines went into, in the repositories of the open folders. */
import type { Disposable } from '../../base/disposables.ts';
import { SECOND_MS } from '../../base/units.ts';
import type { ChangeSummary } from '../../protocol/value.ts';
import { everything, type Book } from '../book.ts';
import type { OpenTree } from '../ledger/folders.ts';
import type { WorkTree } from '../ledger/workTree.ts';
import { RepositoryChanges, type CommitChange, type RepositoryReading } from './repositoryChanges.ts';
import { shownOutcomeOf } from './said.ts';
import { SharedWork } from './sharedWork.ts';

/** Chosen: a report that is on show is asked for with each new fact, and git is slow to tell of a year. */
const KEPT_MS = 30 * SECOND_MS;
/** Chosen: whoever asked for what is known has their answer before anything is read anew. */
const BEHIND_MS = 200;

/** Keeps what it has read of each repository. */
export class OpenChanges implements Disposable {
	readonly #book: Book;
	readonly #onNews: () => void;
	readonly #read = new Map<string, RepositoryChanges>();
	readonly #readings = new Map<string, { readonly at: number; readonly reading: SharedWork<RepositoryReading | undefined> }>();
	/** What was read last; undefined for a folder that is in no repository. */
	readonly #known = new Map<string, RepositoryReading | undefined>();
	readonly #disposal = new AbortController();
	#wanted: readonly OpenTree[] = [];
	#behind: NodeJS.Timeout | undefined;

	/** `onNews`: what is known is another than it was. */
	constructor(book: Book, onNews: () => void = () => undefined) {
		this.#book = book;
		this.#onNews = onNews;
	}

	/** The newest first. A folder that is in no repository has none. */
	async list(trees: readonly OpenTree[], signal?: AbortSignal): Promise<readonly ChangeSummary[]> {
		const changes: ChangeSummary[] = [];
		for (const { covered, name } of trees) {
			const value = await this.#changesIn(covered.tree.root).of(covered.tree, everything, signal);
			changes.push(...(value?.changes ?? []).map(change => this.#summary(change, name)));
		}
		return changes.sort((a, b) => b.at - a.at);
	}

	/** What became of all work in each of the trees, as it was a moment ago. Those that are in no repository have none. Throws where it was cancelled. */
	async readings(trees: readonly OpenTree[], signal?: AbortSignal): Promise<readonly RepositoryReading[]> {
		const all = await Promise.all(trees.map(({ covered }) => this.#readingOf(covered.tree, signal)));
		return all.filter(reading => reading !== undefined);
	}

	/** As it was when it was read last, without waiting: what is older is read anew behind. Undefined before the first time. */
	known(trees: readonly OpenTree[]): readonly RepositoryReading[] | undefined {
		this.#wanted = trees;
		this.#behind ??= setTimeout(() => {
			this.#behind = undefined;
			this.#wanted.forEach(({ covered }) => void this.#readBehind(covered.tree));
		}, BEHIND_MS).unref();
		const roots = trees.map(({ covered }) => covered.tree.root);
		return roots.every(root => this.#known.has(root)) ? roots.flatMap(root => this.#known.get(root) ?? []) : undefined;
	}

	dispose(): void {
		clearTimeout(this.#behind);
		this.#disposal.abort();
	}

	async #readBehind(tree: WorkTree): Promise<void> {
		const before = this.#known.has(tree.root) ? wordsOf(this.#known.get(tree.root)) : undefined;
		const reading = await this.#readingOf(tree, this.#disposal.signal).catch(() => undefined);
		if (!this.#disposal.signal.aborted) {
			this.#known.set(tree.root, reading);
			if (wordsOf(reading) !== before) {
				this.#onNews();
			}
		}
	}

	#readingOf(tree: WorkTree, signal?: AbortSignal): Promise<RepositoryReading | undefined> {
		const now = this.#book.ports.now();
		const kept = this.#readings.get(tree.root);
		if (kept !== undefined && now < kept.at + KEPT_MS) {
			return kept.reading.wait(signal);
		}
		const reading: SharedWork<RepositoryReading | undefined> = new SharedWork(
			ended => this.#changesIn(tree.root).read(tree, ended),
			() => {
				this.#forget(tree.root, reading);
			},
		);
		this.#readings.set(tree.root, { at: now, reading });
		return reading.wait(signal);
	}

	#forget(root: string, reading: SharedWork<RepositoryReading | undefined>): void {
		if (this.#readings.get(root)?.reading === reading) {
			this.#readings.delete(root);
		}
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

/** All of a reading that views show, to tell whether another says something else. */
function wordsOf(reading: RepositoryReading | undefined): string {
	const { changes = [], lines = [], elsewhere = [], defaultBranch = null } = reading ?? {};
	const states = changes.map(({ commit, state, sessions }) => [commit.id, state, sessions]);
	return JSON.stringify([reading === undefined, defaultBranch, states, lines, [...elsewhere]]);
}
