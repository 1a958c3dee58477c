import type { Git } from '../value/git.ts';

/** The commit that is checked out, for files that are as it has them. */
export interface CleanRevision {
	/** Undefined for a file that has changed since. `path` is below the tree's root. */
	of(path: string): string | undefined;
}

/** Undefined where there is no repository, or no commit yet. */
export async function cleanRevision(git: Git): Promise<CleanRevision | undefined> {
	const head = (await git.text(['rev-parse', '--verify', '--quiet', 'HEAD']))?.trim();
	const status = await git.text(['status', '--porcelain', '-z', '--no-renames', '--untracked-files=all']);
	if (head === undefined || status === undefined) {
		return undefined;
	}
	// "XY path"
	const changed = new Set(status.split('\0').map(entry => entry.slice('XY '.length)));
	return { of: path => (changed.has(path) ? undefined : head) };
}
