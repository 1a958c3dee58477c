/** What became of agents' lines of one file, from commit to commit. */
import { matchLines } from '../ledger/lineDiff.ts';
import { NEW_LINE } from '../ledger/lineMatches.ts';
import { Replay } from '../ledger/replay.ts';
import type { LedgerLine } from '../ledger/ledger.ts';
import { MINUTE_MS } from '../../base/units.ts';
import { blankKey, type LineKey } from '../trace/lineKey.ts';
import type { TraceRow } from '../trace/rows.ts';
import type { EditedFile } from './editedFiles.ts';
import type { BlobId, Commit, CommitId, RepositoryHistory, Touch } from './history.ts';
import { bagOf, common, emptyBag, sumOf, without, type LineBag } from './lineBag.ts';

export interface FileStory {
	readonly touched: readonly TouchedLines[];
	/** How the default branch had the file, the oldest first. */
	readonly states: readonly StateThere[];
}

/** What one commit did to the file. */
export interface TouchedLines {
	readonly commit: CommitId;
	/** Agents' lines that it brought and that were not there before. */
	readonly gained: LineBag;
	readonly lost: LineBag;
	/** All that it added, whoever wrote it; blank lines do not count. */
	readonly newLines: number;
}

/** From this step of the default branch on, and under this name. */
export interface StateThere {
	readonly at: number;
	readonly path: string;
	readonly bag: LineBag;
}

/** The lines of a file's content; undefined for what is no text, too large, or cannot be read. */
export type KeysOf = (blob: BlobId) => readonly LineKey[] | undefined;

/** What changed a file under a name: commits, and steps of the default branch. */
export interface Touches {
	readonly commits: ReadonlyMap<string, readonly Touching[]>;
	readonly steps: ReadonlyMap<string, readonly Touching[]>;
}

export interface Touching {
	readonly commit: Commit;
	readonly touch: Touch;
}

export function touchesIn({ commits, defaultBranch }: RepositoryHistory): Touches {
	return { commits: byName(commits), steps: byName(defaultBranch?.steps ?? []) };
}

export function storyOf(file: EditedFile, touches: Touches, keysOf: KeysOf): FileStory {
	const reader = new Reader(file.traces, keysOf);
	const moments = [
		...touchesOf(file, touches.commits).map(touching => ({ ...touching, isStep: false })),
		...touchesOf(file, touches.steps).map(touching => ({ ...touching, isStep: true })),
	];
	const story: { readonly touched: TouchedLines[]; readonly states: StateThere[] } = { touched: [], states: [] };
	// Only what was written by then can be in a commit, and a replay goes forward only.
	for (const { commit, touch, isStep } of moments.sort((a, b) => a.commit.at - b.commit.at)) {
		if (isStep) {
			story.states.push(...statesAfter(commit, touch, reader));
		} else {
			story.touched.push(touchedLines(commit, touch, reader));
		}
	}
	return story;
}

/** The agents' lines that the default branch had then. */
export function bagAt({ states }: FileStory, at: number): LineBag {
	const last = new Map<string, LineBag>();
	for (const state of states) {
		if (state.at <= at) {
			last.set(state.path, state.bag);
		}
	}
	return sumOf(last.values());
}

function byName(commits: readonly Commit[]): ReadonlyMap<string, readonly Touching[]> {
	const touching = commits.flatMap(commit => commit.touches.map(touch => ({ commit, touch })));
	return Map.groupBy(touching, ({ touch }) => touch.path);
}

function touchesOf({ names }: EditedFile, touches: ReadonlyMap<string, readonly Touching[]>): readonly Touching[] {
	return [...names].flatMap(name => touches.get(name) ?? []);
}

function touchedLines(commit: Commit, touch: Touch, reader: Reader): TouchedLines {
	const before = reader.read(touch.before, commit.at);
	const after = reader.read(touch.after, commit.at);
	const matches = matchLines(before.keys, after.keys);
	const isNew = (_: unknown, index: number): boolean => matches[index] === NEW_LINE;
	return {
		commit: commit.id,
		gained: common(without(after.bag, before.bag), bagOf(after.lines.filter(isNew))),
		lost: without(before.bag, after.bag),
		newLines: after.keys.filter(isNew).filter(key => key !== blankKey).length,
	};
}

function statesAfter({ at }: Commit, { from, path, after }: Touch, reader: Reader): StateThere[] {
	const now = { at, path, bag: reader.read(after, at).bag };
	return from === path ? [now] : [{ at, path: from, bag: emptyBag }, now];
}

/** The lines of a content, and who wrote them. */
interface Content {
	readonly keys: readonly LineKey[];
	readonly lines: readonly LedgerLine[];
	readonly bag: LineBag;
}

const nothing: Content = { keys: [], lines: [], bag: emptyBag };

/** Chosen: git tells whole seconds, and clocks of two machines differ. */
const CLOCK_SLACK_MS = 5 * MINUTE_MS;

/** Reads contents in the order of their times. */
class Reader {
	readonly #traces: readonly TraceRow[];
	readonly #keysOf: KeysOf;
	readonly #replay = new Replay();
	readonly #read = new Map<BlobId, Content>();
	#next = 0;

	constructor(traces: readonly TraceRow[], keysOf: KeysOf) {
		this.#traces = traces;
		this.#keysOf = keysOf;
	}

	read(blob: BlobId | null, at: number): Content {
		const keys = blob === null ? undefined : this.#keysOf(blob);
		if (blob === null || keys === undefined) {
			return nothing;
		}
		let content = this.#read.get(blob);
		if (content === undefined) {
			this.#takeUntil(at + CLOCK_SLACK_MS);
			const lines = this.#replay.linesOf({ keys, at });
			content = { keys, lines, bag: bagOf(lines) };
			this.#read.set(blob, content);
		}
		return content;
	}

	#takeUntil(at: number): void {
		for (let trace = this.#traces[this.#next]; trace !== undefined && trace.at <= at; trace = this.#traces[this.#next]) {
			this.#replay.take(trace);
			this.#next += 1;
		}
	}
}
