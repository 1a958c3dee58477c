import * as path from 'node:path';
import * as vscode from 'vscode';
import { Disposables, type Disposable } from '../../base/disposables.ts';
import type { Timers } from '../timers.ts';
import { deedsIn } from './gitCommand.ts';
import { GitDeeds, type Deed, type DoneDeed, type RepositoryState } from './gitDeeds.ts';
import { filesBetween, gitApi, listen, refresh, repositoriesSchema, repositorySchema } from './gitExtension.ts';
import type { Observer } from './observer.ts';

export interface GitSetup {
	readonly observer: Observer;
	readonly timers: Timers;
	/** Whether the engineer is in this window now. */
	readonly isHere: () => boolean;
}

/** What the engineer does to the repositories that the Git extension has open. */
export class Git implements Disposable {
	readonly #setup: GitSetup;
	readonly #disposables = new Disposables();
	readonly #repositories = new Map<object, Repository>();
	#isFollowed = false;

	constructor(setup: GitSetup) {
		this.#setup = setup;
		// The Git extension comes late, or when the folder is trusted.
		this.#disposables.add(vscode.extensions.onDidChange(() => void this.#follow()));
		void this.#follow();
	}

	/** A command line that ended well in the engineer's terminal. */
	ran(line: string, cwd: string | null): void {
		const deeds = deedsIn(line);
		const all = [...this.#repositories.values()];
		const own = cwd === null ? [] : all.filter(({ root }) => isInside(cwd, root));
		for (const repository of own.length > 0 ? own : all) {
			repository.ran(deeds);
		}
	}

	dispose(): void {
		this.#disposables.dispose();
		this.#repositories.clear();
	}

	async #follow(): Promise<void> {
		const api = await gitApi();
		if (api === null || this.#isFollowed) {
			return;
		}
		this.#isFollowed = true;
		this.#disposables.add(
			listen(api, 'onDidOpenRepository', repository => {
				this.#opened(repository);
			}),
		);
		this.#disposables.add(
			listen(api, 'onDidCloseRepository', repository => {
				this.#closed(repository);
			}),
		);
		repositoriesSchema.safeParse(api).data?.repositories.forEach(repository => {
			this.#opened(repository);
		});
	}

	#opened(given: unknown): void {
		const root = repositorySchema.safeParse(given).data?.rootUri.fsPath;
		if (typeof given === 'object' && given !== null && root !== undefined && !this.#repositories.has(given)) {
			this.#repositories.set(given, this.#disposables.add(new Repository(given, root, this.#setup)));
		}
	}

	#closed(given: unknown): void {
		if (typeof given === 'object' && given !== null) {
			this.#repositories.get(given)?.dispose();
			this.#repositories.delete(given);
		}
	}
}

class Repository implements Disposable {
	readonly root: string;
	readonly #given: object;
	readonly #observer: Observer;
	readonly #deeds: GitDeeds;
	readonly #disposables = new Disposables();

	constructor(given: object, root: string, { observer, timers, isHere }: GitSetup) {
		this.root = root;
		this.#given = given;
		this.#observer = observer;
		this.#deeds = this.#disposables.add(new GitDeeds(stateOf(given), done => void this.#tell(done), timers));
		const changed = (): void => {
			this.#deeds.changed(stateOf(given), isHere());
		};
		this.#disposables.add(listen(Reflect.get(given, 'state'), 'onDidChange', changed));
		for (const [event, deed] of editorEvents) {
			this.#disposables.add(
				listen(given, event, () => {
					this.#deeds.caused(deed);
				}),
			);
		}
	}

	ran(deeds: readonly Deed[]): void {
		deeds.forEach(deed => {
			this.#deeds.caused(deed);
		});
		if (deeds.length > 0) {
			void refresh(this.#given);
		}
	}

	dispose(): void {
		this.#disposables.dispose();
	}

	/** What a commit holds is read from it: what was staged may be less than was committed. */
	async #tell({ deed, from, to, paths: staged }: DoneDeed): Promise<void> {
		const at = this.#observer.now();
		const isCommit = deed === 'commit' && from !== null && to !== null;
		const paths = (isCommit ? await filesBetween(this.#given, from, to) : null) ?? [...staged];
		this.#observer.put({ kind: 'git', at, root: this.root, deed, paths });
	}
}

/** What the Git extension tells of its own commands. */
const editorEvents: readonly (readonly [event: string, deed: Deed])[] = [
	['onDidCommit', 'commit'],
	['onDidCheckout', 'checkout'],
];

function stateOf(given: object): RepositoryState {
	const state = repositorySchema.safeParse(given).data?.state;
	return {
		commit: state?.HEAD?.commit ?? null,
		branch: state?.HEAD?.name ?? null,
		staged: new Set(state?.indexChanges.map(({ uri }) => uri.fsPath)),
	};
}

function isInside(folder: string, root: string): boolean {
	const way = path.relative(root, folder);
	return way === '' || (!way.startsWith('..') && !path.isAbsolute(way));
}
