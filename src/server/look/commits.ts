/** Commits that took in agent-written lines for which nothing speaks: nothing did when they were committed, and nothing has since. */
import { formatCounted } from '../../base/format.ts';
import { carriedLines } from '../../domain/ledger/ledger.ts';
import { matchLines } from '../../domain/ledger/lineDiff.ts';
import { NEW_LINE } from '../../domain/ledger/lineMatches.ts';
import type { LineKey } from '../../domain/trace/lineKey.ts';
import type { BlobId, Commit, Touch } from '../../domain/value/history.ts';
import type { Book } from '../book.ts';
import { agentNameOf, momentOf } from '../features/words.ts';
import type { Hunk } from '../ledger/hunks.ts';
import type { LedgerFile } from '../ledger/ledgers.ts';
import { Blobs } from '../value/blobs.ts';
import { Git } from '../value/git.ts';
import { commitsSince } from '../value/history.ts';
import type { FoundItem } from './foundItem.ts';
import type { LookedAt } from './items.ts';

/** Characters of a commit's id that people read. */
const SHORT_ID = 7;

export class Commits {
	readonly #book: Book;
	readonly #blobs = new Map<string, Blobs>();
	readonly #known = new Map<string, { readonly head: string; readonly commits: readonly Commit[] }>();
	readonly #heads = new Map<string, string>();

	constructor(book: Book) {
		this.#book = book;
	}

	/** Whether another commit is checked out in one of the trees than when that was asked last. */
	async haveMoved(roots: readonly string[]): Promise<boolean> {
		const moved = await Promise.all(roots.map(root => this.#hasMoved(root)));
		return moved.includes(true);
	}

	/** Nothing of a tree without git, or where something speaks for every line. */
	async items({ tree, files }: LookedAt, since: number): Promise<FoundItem[]> {
		const { root } = tree.covered.tree;
		const bare = new Map(files.filter(({ hunks }) => hunks.some(isBare)).map(file => [file.covered.path, file]));
		if (bare.size === 0) {
			return [];
		}
		const git = new Git(root);
		const commits = await this.#commitsIn(git, root, since);
		const touches = commits.flatMap(commit => commit.touches.filter(({ path }) => bare.has(path)).map(touch => ({ commit, touch })));
		const blobs = this.#blobs.get(root) ?? new Blobs();
		this.#blobs.set(root, blobs);
		await blobs.read(git, new Set(touches.flatMap(({ touch: { before, after } }) => [before, after].filter(blob => blob !== null))));
		const taken = touches.flatMap(({ commit, touch }) => takenIn(commit, touch, bare.get(touch.path), blobs));
		return [...Map.groupBy(taken, one => one.commit)].map(([commit, those]) => this.#item(commit, those));
	}

	/** Asked again only where another commit is checked out; that some have become too old meanwhile harms nobody. */
	async #commitsIn(git: Git, root: string, since: number): Promise<readonly Commit[]> {
		const head = await headOf(git);
		const known = this.#known.get(root);
		if (known?.head === head) {
			return known.commits;
		}
		const commits = await commitsSince(git, since, ['--no-merges', 'HEAD']);
		if (commits === undefined) {
			return [];
		}
		this.#known.set(root, { head, commits });
		return commits;
	}

	async #hasMoved(root: string): Promise<boolean> {
		const head = await headOf(new Git(root));
		const before = this.#heads.get(root);
		this.#heads.set(root, head);
		return before !== undefined && before !== head;
	}

	#item(commit: Commit, those: readonly Taken[]): FoundItem {
		const count = (of: (taken: Taken) => number): number => those.reduce((sum, taken) => sum + of(taken), 0);
		const sessions = [...new Set(those.flatMap(({ sessions }) => sessions.map(session => this.#book.rootOf(session))))];
		const agents = [...new Set(sessions.map(session => agentNameOf(this.#book, session)))].join(' and ');
		const [largest] = [...those].sort((a, b) => b.bare - a.bare);
		const name = `Commit ${commit.id.slice(0, SHORT_ID)} (${momentOf(this.#book, commit.at)})`;
		return {
			id: `commit ${commit.id}`,
			kind: 'unverifiedAtCommit',
			headline: `${formatCounted(
				count(taken => taken.bare),
				'agent line',
			)} went into ${commit.id.slice(0, SHORT_ID)} without evidence`,
			facts: [
				`${name} has ${formatCounted(
					count(taken => taken.lines),
					'line',
				)} that ${agents} wrote and that are still there.`,
				`Nothing spoke for ${formatCounted(
					count(taken => taken.bare),
					'line',
				)} of them then, and nothing does now: no test, no check, no review.`,
			],
			at: commit.at,
			session: sessions.length === 1 ? (sessions[0] ?? null) : null,
			agentName: agents,
			file: largest === undefined ? null : { uri: largest.file.uri, path: largest.file.covered.path, line: largest.firstLine },
		};
	}
}

/** What a commit took in of one file. */
interface Taken {
	readonly commit: Commit;
	readonly file: LedgerFile;
	/** Agent-written lines that are still there, and those of them for which nothing speaks. */
	readonly lines: number;
	readonly bare: number;
	readonly firstLine: number;
	readonly sessions: readonly Hunk['origin']['session'][];
}

/** Empty where there is no commit, or no git. */
async function headOf(git: Git): Promise<string> {
	return (await git.text(['rev-parse', '--verify', '--quiet', 'HEAD'])) ?? '';
}

function takenIn(commit: Commit, touch: Touch, file: LedgerFile | undefined, blobs: Blobs): Taken[] {
	const after = keysOf(touch.after, blobs);
	const before = touch.before === null ? [] : keysOf(touch.before, blobs);
	if (file === undefined || after === undefined || before === undefined) {
		return [];
	}
	const now = carriedLines(
		after,
		file.covered.lines.map(({ key }) => key),
		newLines(before, after),
	);
	const hunks = file.hunks
		.map(hunk => ({ hunk, lines: hunk.lines.filter(({ number }) => now.has(number)) }))
		.filter(({ lines }) => lines.length > 0);
	const bare = hunks.filter(({ hunk }) => isBare(hunk));
	const sum = (those: typeof hunks): number => those.reduce((total, { lines }) => total + lines.length, 0);
	const [first] = bare;
	return first === undefined
		? []
		: [
				{
					commit,
					file,
					lines: sum(hunks),
					bare: sum(bare),
					firstLine: (first.lines[0]?.number ?? 1) - 1,
					sessions: bare.map(({ hunk }) => hunk.origin.session),
				},
			];
}

function isBare({ standing }: Hunk): boolean {
	return standing === 'nothing';
}

function keysOf(blob: BlobId | null, blobs: Blobs): readonly LineKey[] | undefined {
	return blob === null ? undefined : blobs.keysOf(blob);
}

/** Counted from 1. */
function newLines(before: readonly LineKey[], after: readonly LineKey[]): ReadonlySet<number> {
	const lines = new Set<number>();
	matchLines(before, after).forEach((match, index) => {
		if (match === NEW_LINE) {
			lines.add(index + 1);
		}
	});
	return lines;
}
