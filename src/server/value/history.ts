/** The history of a repository, as far back as agents worked in it. */
import type { BlobId, Commit, CommitId, DefaultBranch, RepositoryHistory, Touch } from '../../domain/value/history.ts';
import { SECOND_MS } from '../../base/units.ts';
import type { Git } from './git.ts';

/** Commits that were made since then, in any branch. Undefined where there is no repository, or git cannot tell its history. */
export async function readHistory(git: Git, since: number): Promise<RepositoryHistory | undefined> {
	const refs = await refsIn(git);
	if (refs === undefined) {
		return undefined;
	}
	if (refs.length === 0) {
		return { commits: [], defaultBranch: null };
	}
	const branch = defaultAmong(refs, (await git.text(['config', '--get', 'init.defaultBranch']))?.trim());
	const [commits, defaultBranch] = await Promise.all([
		commitsSince(git, since, ['--branches', '--remotes', '--diff-merges=off']),
		branch === null ? null : defaultBranchOf(git, since, branch),
	]);
	return commits === undefined || defaultBranch === undefined ? undefined : { commits, defaultBranch };
}

interface Ref {
	readonly name: string;
	readonly commit: CommitId;
	/** The ref that it stands for; empty for most. */
	readonly target: string;
	/** Seconds since the epoch. */
	readonly at: number;
}

async function refsIn(git: Git): Promise<readonly Ref[] | undefined> {
	const format = '--format=%(refname)%00%(objectname)%00%(symref)%00%(committerdate:unix)';
	const listed = await git.text(['for-each-ref', format, 'refs/heads', 'refs/remotes']);
	return listed?.split('\n').flatMap(line => {
		const [name = '', commit = '', target = '', at = ''] = line.split('\0');
		return commit === '' ? [] : [{ name, commit: commit as CommitId, target, at: Number(at) }];
	});
}

const HEADS = 'refs/heads/';
const REMOTES = 'refs/remotes/';

interface Branch {
	readonly name: string;
	/** Here and at the remote, the newest first. */
	readonly tips: readonly CommitId[];
}

/** What the remote calls its own; else main, master, the engineer's usual name, or the only branch that there is. */
function defaultAmong(refs: readonly Ref[], usual: string | undefined): Branch | null {
	const heads = refs.filter(ref => ref.name.startsWith(REMOTES) && ref.name.endsWith('/HEAD') && ref.target !== '');
	const head = heads.find(ref => ref.name === `${REMOTES}origin/HEAD`) ?? heads[0];
	const remote = head === undefined ? `${REMOTES}origin/` : head.name.slice(0, -'HEAD'.length);
	const tipsOf = (name: string): readonly Ref[] => refs.filter(ref => ref.name === HEADS + name || ref.name === remote + name);
	const local = refs.filter(ref => ref.name.startsWith(HEADS));
	const only = local.length === 1 ? local[0]?.name.slice(HEADS.length) : undefined;
	const names = [head?.target.slice(remote.length), 'main', 'master', usual, only];
	const name = names.find(one => one !== undefined && one !== '' && tipsOf(one).length > 0);
	if (name === undefined) {
		return null;
	}
	const newestFirst = [...tipsOf(name)].sort((a, b) => b.at - a.at);
	return { name, tips: newestFirst.map(ref => ref.commit) };
}

async function defaultBranchOf(git: Git, since: number, { name, tips }: Branch): Promise<DefaultBranch | undefined> {
	const steps = await commitsSince(git, since, ['--first-parent', '--diff-merges=first-parent', tips[0] ?? name]);
	return steps === undefined ? undefined : { name, tips, steps: steps.toReversed() };
}

/** The newest first. `which` says from where to go back, as `git log` takes it. */
export async function commitsSince(git: Git, since: number, which: readonly string[]): Promise<readonly Commit[] | undefined> {
	const told = await git.text([
		'log',
		`--since=${new Date(since).toISOString()}`,
		'--raw',
		'-z',
		'--no-abbrev',
		'--find-renames',
		'--no-ext-diff',
		'--no-textconv',
		'--no-show-signature',
		'--encoding=UTF-8',
		'--format=%H %P%x02%ct%x02%B',
		...which,
		'--',
	]);
	return told === undefined ? undefined : commitsIn(told.split('\0'));
}

/** A commit's head and its message are one word, each file is one of modes and contents, and then its name; renamed, both names. */
export function commitsIn(words: readonly string[]): readonly Commit[] {
	const commits: (Commit & { readonly touches: Touch[] })[] = [];
	const rest = words.values();
	for (let word = rest.next(); word.done !== true; word = rest.next()) {
		const modes = /^\n?:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])/.exec(word.value);
		if (modes === null) {
			commits.push(...commitOf(word.value));
		} else {
			const from = rest.next().value ?? '';
			const path = modes[5] === 'R' || modes[5] === 'C' ? (rest.next().value ?? from) : from;
			const before = blobOf(modes[1], modes[3]);
			commits.at(-1)?.touches.push({ from: modes[5] === 'R' ? from : path, path, before, after: blobOf(modes[2], modes[4]) });
		}
	}
	return commits;
}

function commitOf(word: string): (Commit & { readonly touches: Touch[] })[] {
	const [ids = '', seconds = '', ...message] = word.split('\u0002');
	const [id = '', ...parents] = ids.trim().split(' ') as CommitId[];
	if (id === '' || seconds === '') {
		return [];
	}
	const text = message.join('\u0002').trim();
	return [{ id, title: text.split('\n', 1)[0] ?? '', parents, at: Number(seconds) * SECOND_MS, reverts: revertsIn(text), touches: [] }];
}

/** As `git revert` words it. */
function revertsIn(message: string): readonly CommitId[] {
	return [...message.matchAll(/\bThis reverts commit ([0-9a-f]{40,64})\b/g)].map(([, id = '']) => id as CommitId);
}

/** A file of its own: no link, and no other repository. */
function blobOf(mode: string | undefined, blob: string | undefined): BlobId | null {
	return mode?.startsWith('100') === true && blob !== undefined ? (blob as BlobId) : null;
}
