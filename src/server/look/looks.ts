/** What is worth a look in the open folders: collected when it is asked for, and told of when it may be another. */
import type { Disposable } from '../../base/disposables.ts';
import { DAY_MS } from '../../base/units.ts';
import type { LookItem } from '../../protocol/look.ts';
import type { Book } from '../book.ts';
import type { Ledgers } from '../ledger/ledgers.ts';
import type { Marks } from '../marks/marks.ts';
import { Commits } from './commits.ts';
import type { FoundItem } from './foundItem.ts';
import { claimItems, outsideItems, weakenedItems } from './items.ts';
import { sessionTitles } from '../snapshot/sessionTitles.ts';
import { sessionsIn } from './sessionsIn.ts';

/** Chosen: what is older has been lived with. */
export const LOOK_BACK_MS = 14 * DAY_MS;
/** Chosen: commits are made without a word to us, and nobody waits for them to be listed. */
const HEADS_EVERY_MS = 10_000;

export interface LookSources {
	readonly book: Book;
	readonly marks: Marks;
	readonly ledgers: Ledgers;
	/** There are new commits. */
	readonly onChange: () => void;
}

export class Looks implements Disposable {
	readonly #sources: LookSources;
	readonly #commits: Commits;
	#polling: NodeJS.Timeout | undefined;

	constructor(sources: LookSources) {
		this.#sources = sources;
		this.#commits = new Commits(sources.book);
	}

	/** The latest first, without what was dismissed. From then on it is told when there are new commits. */
	async items(): Promise<LookItem[]> {
		this.#poll();
		const { book, ledgers, marks } = this.#sources;
		const since = book.ports.now() - LOOK_BACK_MS;
		const found: FoundItem[] = [];
		for (const tree of ledgers.trees) {
			const worked = sessionsIn(book, tree.covered.tree, since);
			const files = filesOf(ledgers, tree.covered.tree.root);
			const inTree = { book, tree, files };
			found.push(...claimItems(inTree, worked), ...weakenedItems(inTree, worked), ...outsideItems(inTree, worked));
			found.push(...(await this.#commits.items(inTree, since)));
		}
		const dismissed = new Set(marks.dismissals().map(({ item }) => item));
		const left = found.filter(({ id }) => !dismissed.has(id)).sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
		const titles = await sessionTitles(
			book,
			left.flatMap(({ session }) => session ?? []),
		);
		return left.map(item => ({ ...item, title: (item.session === null ? undefined : titles.get(item.session)) ?? null }));
	}

	dispose(): void {
		clearInterval(this.#polling);
	}

	#poll(): void {
		this.#polling ??= setInterval(() => void this.#lookAtHeads(), HEADS_EVERY_MS).unref();
	}

	async #lookAtHeads(): Promise<void> {
		const trees = this.#sources.ledgers.trees.map(({ covered }) => covered.tree.root);
		if (await this.#commits.haveMoved(trees)) {
			this.#sources.onChange();
		}
	}
}

function filesOf(ledgers: Ledgers, root: string) {
	const measured = ledgers.measured();
	return measured.kind === 'measured' ? measured.files.filter(({ tree }) => tree.covered.tree.root === root) : [];
}
