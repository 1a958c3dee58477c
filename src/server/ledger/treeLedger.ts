/** The ledger of a working tree: each line that agents' edits touched, and who wrote it. */
import path from 'node:path';
import { historiesOf, ledgerFor, toldFor, type Histories, type LedgerLine, type Move } from '../../domain/ledger/ledger.ts';
import type { LineKey } from '../../domain/trace/lineKey.ts';
import type { TraceRow } from '../../domain/trace/rows.ts';
import { always } from '../../ingest/store/store.ts';
import type { Book } from '../book.ts';
import { Kept, KeptByName } from './kept.ts';
import type { FileNow, Texts } from './texts.ts';
import { nothingTold, type ToldFiles } from './told/toldLines.ts';
import { nameIn, type WorkTree } from './workTree.ts';

/** One file that has lines by agents, as it stands. */
export interface FileLedger {
	/** Below the tree's root, with `/`. */
	readonly path: string;
	readonly file: FileNow;
	readonly lines: readonly LedgerLine[];
	/** What agents did to it, under whatever name, by time. */
	readonly history: readonly TraceRow[];
}

/** Chosen: so many files are looked through for one that was edited under another name. */
const MOST_CANDIDATES = 5_000;

/** Keeps what it has found out: a file's edits are replayed again only when they, or the file, are others. */
export class TreeLedger {
	readonly #book: Book;
	readonly #texts: Texts;
	readonly #told: () => ToldFiles;
	readonly #traces = new Kept<readonly TraceRow[]>();
	readonly #histories = new Kept<Histories>();
	readonly #moves = new Kept<readonly Move[]>();
	readonly #typed = new Kept<ReadonlyMap<string | undefined, readonly number[]>>();
	readonly #replayed = new KeptByName<ReturnType<typeof ledgerFor>>();
	readonly #toldFor = new KeptByName<ReturnType<typeof toldFor>>();
	readonly #ledgers = new KeptByName<FileLedger>();

	/** `told` gives what other programs say of files; nothing unless it is given. */
	constructor(book: Book, texts: Texts, told: () => ToldFiles = () => nothingTold) {
		this.#book = book;
		this.#texts = texts;
		this.#told = told;
	}

	/** Files of the tree that agents edited, under whatever name, sorted by path. */
	ledgers(tree: WorkTree): FileLedger[] {
		const histories = this.#withTold(this.#historiesIn(tree));
		const typed = this.#typedIn(tree);
		this.#replayed.only(new Set(histories.keys()));
		this.#toldFor.only(new Set(histories.keys()));
		this.#ledgers.only(new Set(histories.keys()));
		return [...histories].sort(byName).flatMap(([name, history]) => {
			const file = this.#texts.now(name);
			return file === undefined ? [] : [this.#ledger(name, file, history, typedIn(history, name, typed))];
		});
	}

	/** Files of which only other programs say something have no history of ours. */
	#withTold(histories: Histories): Histories {
		const others = [...this.#told().keys()].filter(name => !histories.has(name));
		return others.length === 0 ? histories : new Map([...histories, ...others.map(name => [name, []] as const)]);
	}

	/** Typing after the last edit is told later: while it goes on, the edits are not replayed. */
	#ledger(path: string, file: FileNow, history: readonly TraceRow[], typedAt: readonly number[]): FileLedger {
		const lastEdit = history.at(-1)?.at ?? -Infinity;
		const [before, since] = [typedAt.filter(at => at <= lastEdit), typedAt.filter(at => lastEdit < at)];
		const told = `${history.map(toldBy).join('\n')}\n${before.join(' ')}`;
		const replayed = this.#replayed.of(path, [told], () => ledgerFor(history, before));
		const states = this.#told().get(path);
		const withTold = this.#toldFor.of(path, [states], () => toldFor(states ?? []));
		return this.#ledgers.of(path, [file, replayed, since.join(' '), withTold], () => {
			return { path, file, lines: withTold(replayed(file, since)), history };
		});
	}

	#typedIn(tree: WorkTree): ReadonlyMap<string | undefined, readonly number[]> {
		const { typedAt } = this.#book.ports.notices.deeds.known();
		return this.#typed.of([typedAt, tree], () => new Map([...typedAt].map(([file, times]) => [nameIn(tree, file), times])));
	}

	#movesIn(tree: WorkTree): readonly Move[] {
		const { renames } = this.#book.ports.notices.deeds.known();
		return this.#moves.of([renames, tree], () => renames.flatMap(renamed => moveIn(tree, renamed)));
	}

	#historiesIn(tree: WorkTree): Histories {
		const traces = this.#traces.of([this.#book.ports.store.revision(), tree], () => tracesIn(this.#book, tree));
		const moves = this.#movesIn(tree);
		const isThere = (name: string): boolean => this.#texts.saved(name) !== undefined;
		const files = filesToRead(tree, new Set(traces.map(trace => trace.path)), moves, isThere);
		const keys = new Map<string, readonly LineKey[]>();
		for (const name of files) {
			const file = this.#texts.saved(name);
			if (file !== undefined) {
				keys.set(name, file.keys);
			}
		}
		return this.#histories.of([traces, this.#texts.version, moves], () => historiesOf(traces, keys, moves));
	}
}

/** What tells whether more is known of an edit than before. */
function toldBy({ edit, path, movedTo, before, hunks }: TraceRow): string {
	return [edit, path, movedTo, before?.length, hunks.length].join(' ');
}

function moveIn(tree: WorkTree, { at, from, to }: Move): readonly Move[] {
	const [before, after] = [nameIn(tree, from), nameIn(tree, to)];
	return before === undefined || after === undefined ? [] : [{ at, from: before, to: after }];
}

/** When typing was seen in a file, under any name that it had. */
function typedIn(history: readonly TraceRow[], name: string, typed: ReadonlyMap<string | undefined, readonly number[]>): readonly number[] {
	const names = typed.size === 0 ? [] : [...new Set([name, ...history.map(trace => trace.path)])];
	return names.flatMap(one => typed.get(one) ?? []);
}

/** The edited files; and where one of them is gone, all that it may be called now. Git lists a file until its removal is staged. */
function filesToRead(
	{ files }: WorkTree,
	edited: ReadonlySet<string>,
	moves: readonly Move[],
	isThere: (name: string) => boolean,
): readonly string[] {
	const there = files.filter(file => edited.has(file) && isThere(file));
	const isOneGone = there.length < edited.size;
	const endings = new Set([...edited].map(file => path.posix.extname(file)));
	const others = isOneGone ? files.filter(file => !edited.has(file) && endings.has(path.posix.extname(file))) : [];
	const named = new Set(moves.map(move => move.to));
	return [...new Set([...there, ...files.filter(file => named.has(file)), ...others.slice(0, MOST_CANDIDATES)])];
}

/** What agents did to files of the tree, in whichever of the repository's working trees they did it; paths are those below the root. */
export function tracesIn(book: Book, tree: WorkTree): TraceRow[] {
	const { store } = book.ports;
	const below = new Map<string, string>();
	for (const { path: file } of store.edits(always)) {
		const name = nameIn(tree, file);
		if (name !== undefined) {
			below.set(file, name);
		}
	}
	return store.traces([...below.keys()]).map(trace => ({
		...trace,
		path: below.get(trace.path) ?? trace.path,
		movedTo: trace.movedTo === null ? null : (nameIn(tree, trace.movedTo) ?? null),
	}));
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
