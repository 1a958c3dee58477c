/** What a repository remembers, as far as it is asked: commits, what each changed, and how the default branch went on. */
import type { Branded } from '../../base/brand.ts';

export type CommitId = Branded<string, 'CommitId'>;
/** A file's content as git names it. */
export type BlobId = Branded<string, 'BlobId'>;

export interface Commit {
	readonly id: CommitId;
	/** The first line of its message. */
	readonly title: string;
	readonly parents: readonly CommitId[];
	/** When it was made, as a copy too: the committer's time, in milliseconds since the epoch. */
	readonly at: number;
	/** Commits that it says it reverts. */
	readonly reverts: readonly CommitId[];
	/** Against its parent; none for a merge, which brings in what others changed. */
	readonly touches: readonly Touch[];
}

/** One file that a commit changed. Paths are those below the repository's root, with `/`. */
export interface Touch {
	/** Its name before; another one where the commit renamed it. */
	readonly from: string;
	readonly path: string;
	/** Null where there was none, or none that is a file of its own. */
	readonly before: BlobId | null;
	readonly after: BlobId | null;
}

export interface DefaultBranch {
	readonly name: string;
	/** Where it stands here and at its remote: what is in any of them has landed. */
	readonly tips: readonly CommitId[];
	/** Its own steps, the oldest first, each against the one before: a merge is one step, with all that it brought in. */
	readonly steps: readonly Commit[];
}

export interface RepositoryHistory {
	/** Those that any branch has, the newest first. */
	readonly commits: readonly Commit[];
	/** Null where none can be told to be the default. */
	readonly defaultBranch: DefaultBranch | null;
}

/** How a commit came into the default branch. */
export interface Landing {
	/** When, in milliseconds since the epoch. */
	readonly at: number;
	/** The step of the default branch that brought it: itself, or a merge. Null where only another tip of the branch has it. */
	readonly step: CommitId | null;
}

/** Commits that are in the default branch. */
export function landingsIn({ commits, defaultBranch }: RepositoryHistory): ReadonlyMap<CommitId, Landing> {
	const byId = new Map(commits.map(commit => [commit.id, commit]));
	const landings = new Map<CommitId, Landing>();
	for (const step of defaultBranch?.steps ?? []) {
		reach([step.id], byId, landings, () => ({ at: step.at, step: step.id }));
	}
	reach(defaultBranch?.tips ?? [], byId, landings, ({ at }) => ({ at, step: null }));
	return landings;
}

/** Notes the commits that can be reached and were not before. */
function reach(
	from: readonly CommitId[],
	byId: ReadonlyMap<CommitId, Commit>,
	landings: Map<CommitId, Landing>,
	landingOf: (commit: Commit) => Landing,
): void {
	const open = [...from];
	for (let id = open.pop(); id !== undefined; id = open.pop()) {
		const commit = byId.get(id);
		if (commit !== undefined && !landings.has(id)) {
			landings.set(id, landingOf(commit));
			open.push(...commit.parents);
		}
	}
}
