/** What the engineer did to a repository: its state shows that something was done, and a cause shows that they did it. */
import type { Disposable } from '../../base/disposables.ts';
import { SECOND_MS } from '../../base/units.ts';
import type { NoticeOf } from '../../protocol/notices.ts';
import type { Timers } from '../timers.ts';

export type Deed = NoticeOf<'git'>['deed'];

export interface RepositoryState {
	/** Null before the first commit. */
	readonly commit: string | null;
	/** Null where no branch is checked out. */
	readonly branch: string | null;
	/** Absolute paths. */
	readonly staged: ReadonlySet<string>;
}

export interface DoneDeed {
	readonly deed: Deed;
	/** The commits before and after; null where there is none, and for what is staged. */
	readonly from: string | null;
	readonly to: string | null;
	/** What is staged, or was before the commit. */
	readonly paths: readonly string[];
}

/** The Git extension looks at a repository now and then: cause and change are told so far apart at most. Chosen. */
export const TOGETHER_MS = 10 * SECOND_MS;
/** An agent that stages goes on to commit at once; what stays staged so long was staged to be looked at. Chosen. */
export const STAGED_FOR_MS = 5 * SECOND_MS;

interface Move {
	readonly at: number;
	readonly from: RepositoryState;
	readonly to: RepositoryState;
}

/**
 * Commits and checkouts are told when the editor, or a command in the engineer's terminal, was their cause: agents commit too.
 * Staging has no cause that the editor tells; it counts in a window where the engineer is, if no commit of somebody else follows.
 */
export class GitDeeds implements Disposable {
	readonly #tell: (done: DoneDeed) => void;
	readonly #timers: Timers;
	#state: RepositoryState;
	#move: Move | null = null;
	#causes: { readonly deed: Deed; readonly at: number }[] = [];
	#staged: readonly string[] = [];
	#takeBack: (() => void) | null = null;

	constructor(state: RepositoryState, tell: (done: DoneDeed) => void, timers: Timers) {
		this.#state = state;
		this.#tell = tell;
		this.#timers = timers;
	}

	/** `isHere`: the engineer is in this window. */
	changed(to: RepositoryState, isHere: boolean): void {
		const from = this.#state;
		this.#state = to;
		if (!isKnown(from)) {
			return;
		}
		if (from.commit !== to.commit || from.branch !== to.branch) {
			this.#move = { at: this.#timers.now(), from, to };
		}
		this.#hold(
			[...to.staged].filter(path => !from.staged.has(path)),
			isHere,
		);
		this.#pair();
	}

	/** The engineer has done this in the editor or in a terminal. */
	caused(deed: Deed): void {
		this.#causes.push({ deed, at: this.#timers.now() });
		this.#pair();
	}

	dispose(): void {
		this.#takeBack?.();
	}

	#hold(added: readonly string[], isHere: boolean): void {
		if (added.length === 0 || !(isHere || this.#isCaused('stage'))) {
			return;
		}
		this.#staged = [...this.#staged, ...added];
		this.#takeBack ??= this.#timers.after(STAGED_FOR_MS, () => {
			this.#takeBack = null;
			this.#settleStaged(this.#isRecent(this.#move));
		});
	}

	#pair(): void {
		if (this.#staged.length > 0 && this.#isCaused('stage')) {
			this.#settleStaged(false);
		}
		const move = this.#move;
		const deed = (['commit', 'checkout'] as const).find(candidate => this.#isCaused(candidate));
		if (move === null || deed === undefined || !this.#isRecent(move)) {
			return;
		}
		this.#settleStaged(false);
		this.#move = null;
		this.#causes = this.#causes.filter(cause => cause.deed !== deed);
		const paths = deed === 'commit' ? [...move.from.staged] : [];
		this.#tell({ deed, from: move.from.commit, to: move.to.commit, paths });
	}

	#settleStaged(isSomebodyElses: boolean): void {
		const paths = this.#staged;
		this.#staged = [];
		this.#takeBack?.();
		this.#takeBack = null;
		if (paths.length > 0 && !isSomebodyElses) {
			this.#tell({ deed: 'stage', from: null, to: null, paths });
		}
	}

	#isCaused(deed: Deed): boolean {
		this.#causes = this.#causes.filter(cause => this.#isRecent(cause));
		return this.#causes.some(cause => cause.deed === deed);
	}

	#isRecent(event: { readonly at: number } | null): boolean {
		return event !== null && this.#timers.now() - event.at <= TOGETHER_MS;
	}
}

/** A repository that is only just opened has not been looked at. */
function isKnown({ commit, branch }: RepositoryState): boolean {
	return commit !== null || branch !== null;
}
