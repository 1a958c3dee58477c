/** What became of agents' work in a repository: its history, and what is on record of edits and spend, put together. */
import { sumBy } from '../../domain/spend/tally.ts';
import type { SessionId } from '../../domain/trace/ids.ts';
import type { TraceRow } from '../../domain/trace/rows.ts';
import { changesOf, type Change, type Changes } from '../../domain/value/changes.ts';
import { editedFiles, type EditedFile } from '../../domain/value/editedFiles.ts';
import type { BlobId, RepositoryHistory } from '../../domain/value/history.ts';
import type { SessionLines } from '../../domain/value/sessionLines.ts';
import { spendShares, type SpendShares } from '../../domain/value/spendSplit.ts';
import { DAY_MS } from '../../base/units.ts';
import { always } from '../../ingest/store/store.ts';
import type { Book, Choice } from '../book.ts';
import { Texts } from '../ledger/texts.ts';
import { tracesIn, TreeLedger } from '../ledger/treeLedger.ts';
import { nameIn, type WorkTree } from '../ledger/workTree.ts';
import { AddedLines } from './addedLines.ts';
import { Blobs } from './blobs.ts';
import { Git } from './git.ts';
import { readHistory } from './history.ts';

/** A commit with agent-written lines, beside all that it added. */
export interface CommitChange extends Change {
	readonly addedLines: number | null;
}

/** A session that worked in the repository. */
export interface SessionValue {
	readonly session: SessionId;
	/** List-price estimate; null where nothing of it has a price. */
	readonly costUsd: number | null;
	/** Null for one that edited no file here. */
	readonly lines: SessionLines | null;
	readonly shares: SpendShares;
}

export interface RepositoryValue {
	readonly changes: readonly CommitChange[];
	readonly sessions: readonly SessionValue[];
	readonly defaultBranch: string | null;
}

/** What became of all agents' work in a repository. */
export interface RepositoryReading {
	readonly tree: WorkTree;
	/** The newest first. */
	readonly changes: readonly CommitChange[];
	/** Of every session that edited files here. */
	readonly lines: readonly SessionLines[];
	/** Lines that sessions added in other projects. */
	readonly elsewhere: ReadonlyMap<SessionId, number>;
	readonly defaultBranch: string | null;
}

/** The commits of a choice, and what the spend of a choice became. */
export function valueIn(book: Book, reading: RepositoryReading, choice: Choice): RepositoryValue {
	return {
		changes: reading.changes.filter(change => isChosen(book, change, choice)),
		sessions: sessionValues(book, reading, costsOf(book, choice)),
		defaultBranch: reading.defaultBranch,
	};
}

/** List-price estimates of sessions that the engineer started, in US dollars; null where nothing of one has a price. */
export type SessionCosts = ReadonlyMap<SessionId, number | null>;

export function costsOf(book: Book, choice: Choice): SessionCosts {
	const tallies = sumBy(book.spent(choice), ({ session }) => book.rootOf(session));
	return new Map([...tallies].map(([session, { costUsd }]) => [session, costUsd]));
}

/** Keeps what it has read of the repository. */
export class RepositoryChanges {
	readonly #book: Book;
	readonly #blobs = new Blobs();
	readonly #added = new AddedLines();

	constructor(book: Book) {
		this.#book = book;
	}

	/** Undefined where the folder is in no repository. Throws where it was cancelled. */
	async of(tree: WorkTree, choice: Choice, signal?: AbortSignal): Promise<RepositoryValue | undefined> {
		const reading = await this.read(tree, signal);
		return reading === undefined ? undefined : valueIn(this.#book, reading, choice);
	}

	/** As `of`, before anything is chosen. */
	async read(tree: WorkTree, signal?: AbortSignal): Promise<RepositoryReading | undefined> {
		const git = new Git(tree.root, signal);
		const traces = tracesIn(this.#book, tree).map(trace => ({ ...trace, session: this.#book.rootOf(trace.session) }));
		const history = await readHistory(git, firstOf(traces, this.#book.ports.now()) - DAY_MS);
		if (history === undefined) {
			return undefined;
		}
		const { changes, sessions, defaultBranch } = await this.#changes(git, tree, traces, history);
		const added = await this.#added.of(
			git,
			changes.map(({ commit }) => commit.id),
		);
		const withAdded = changes.map(change => ({ ...change, addedLines: added.get(change.commit.id) ?? null }));
		return { tree, changes: withAdded, lines: sessions, elsewhere: linesElsewhere(this.#book, tree), defaultBranch };
	}

	async #changes(git: Git, tree: WorkTree, traces: readonly TraceRow[], history: RepositoryHistory): Promise<Changes> {
		const ledgers = new TreeLedger(this.#book, new Texts(tree.root, () => undefined)).ledgers(tree);
		const kin = ledgers.map(({ path, history: edits }) => [path, ...edits.map(trace => trace.path)]);
		const files = editedFiles(traces, [...history.commits, ...(history.defaultBranch?.steps ?? [])], kin);
		await this.#blobs.read(git, blobsOf(files, history));
		return changesOf({
			history,
			files,
			keysOf: blob => this.#blobs.keysOf(blob),
			workTree: ledgers.map(({ lines }) => lines),
			now: this.#book.ports.now(),
		});
	}
}

function firstOf(traces: readonly TraceRow[], now: number): number {
	return traces.reduce((first, { at }) => Math.min(first, at), now);
}

function blobsOf(files: readonly EditedFile[], { commits, defaultBranch }: RepositoryHistory): ReadonlySet<BlobId> {
	const names = new Set(files.flatMap(file => [...file.names]));
	const touches = [...commits, ...(defaultBranch?.steps ?? [])].flatMap(({ touches }) => touches).filter(({ path }) => names.has(path));
	return new Set(touches.flatMap(({ before, after }) => [before, after].filter(blob => blob !== null)));
}

function isChosen(book: Book, { commit, sessions }: Change, choice: Choice): boolean {
	const { since, until } = choice.span;
	const isInSpan = (since ?? -Infinity) <= commit.at && commit.at < (until ?? Infinity);
	return isInSpan && sessions.some(({ session }) => book.isChosen(session, choice));
}

/** Those that edited files here, and those that worked here and edited none. */
export function sessionValues(
	book: Book,
	{ tree, lines: edited, elsewhere }: RepositoryReading,
	costs: SessionCosts,
): readonly SessionValue[] {
	const linesOf = new Map(edited.map(lines => [lines.session, lines]));
	return [...costs].flatMap(([session, costUsd]): SessionValue[] => {
		const lines = linesOf.get(session) ?? null;
		if (lines === null && !isHere(book, tree, session)) {
			return [];
		}
		return [{ session, costUsd, lines, shares: spendShares(lines, elsewhere.get(session) ?? 0) }];
	});
}

function isHere(book: Book, tree: WorkTree, session: SessionId): boolean {
	const project = book.projectOf(session);
	return project !== null && isIn(tree, project);
}

function isIn(tree: WorkTree, folder: string): boolean {
	return nameIn(tree, `${folder}/.`) !== undefined;
}

/** Lines that sessions added in other projects that are on record; plans, notes and scratch files belong to no project. */
function linesElsewhere(book: Book, tree: WorkTree): ReadonlyMap<SessionId, number> {
	const projects = [...book.sessions().keys()].flatMap(id => book.projectOf(id) ?? []);
	const folders = [...new Set(projects)].map(project => `${project.replaceAll('\\', '/')}/`);
	const others = folders.filter(folder => !isIn(tree, folder) && !`${tree.root}/`.startsWith(folder));
	const lines = new Map<SessionId, number>();
	for (const edit of book.ports.store.edits(always)) {
		const file = edit.path.replaceAll('\\', '/');
		if (nameIn(tree, file) === undefined && others.some(folder => file.startsWith(folder))) {
			const root = book.rootOf(edit.session);
			lines.set(root, (lines.get(root) ?? 0) + edit.added);
		}
	}
	return lines;
}
