/** The ledger of a working tree: each line that agents' edits touched, who wrote it and what speaks for it. */
import path from 'node:path';
import { historiesOf, ledgerOf, type LedgerLine } from '../../domain/ledger/ledger.ts';
import { lineKeys, type LineKey } from '../../domain/trace/lineKey.ts';
import type { TraceRow } from '../../domain/trace/rows.ts';
import { always } from '../../ingest/store/store.ts';
import type { Book } from '../book.ts';
import { linesOf, readTextFile, type WorkTree } from './workTree.ts';

/** One file that has lines by agents, as it stands. */
export interface FileLedger {
	/** Below the tree's root, with `/`. */
	readonly path: string;
	readonly text: string;
	/** When it was last written. */
	readonly modifiedAt: number;
	readonly lines: readonly LedgerLine[];
	/** What agents did to it, under whatever name, by time. */
	readonly history: readonly TraceRow[];
}

/** Chosen: so many files are looked through for one that was edited under another name. */
const MOST_CANDIDATES = 5_000;

/** Files of the tree that agents edited, under whatever name, sorted by path. */
export function ledgersIn(book: Book, tree: WorkTree): FileLedger[] {
	const traces = tracesIn(book, tree);
	const files = readFiles(tree, new Set(traces.map(trace => trace.path)));
	const keys = new Map([...files].map(([name, file]) => [name, file.keys]));
	const histories = historiesOf(traces, keys);
	return [...histories].sort(byName).flatMap(([name, history]) => {
		const file = files.get(name);
		return file === undefined ? [] : [ledger(name, file, history)];
	});
}

interface FileNow {
	readonly text: string;
	readonly keys: readonly LineKey[];
	readonly at: number;
}

function ledger(path: string, { text, keys, at }: FileNow, history: readonly TraceRow[]): FileLedger {
	return { path, text, modifiedAt: at, lines: ledgerOf(history, { keys, at }), history };
}

/** The edited files; and where one of them is gone, all that it may be called now. */
function readFiles({ root, files }: WorkTree, edited: ReadonlySet<string>): Map<string, FileNow> {
	const there = files.filter(file => edited.has(file));
	const isOneGone = there.length < edited.size;
	const endings = new Set([...edited].map(file => path.posix.extname(file)));
	const others = isOneGone ? files.filter(file => !edited.has(file) && endings.has(path.posix.extname(file))) : [];
	const read = [...there, ...others.slice(0, MOST_CANDIDATES)].flatMap(name => {
		const file = readTextFile(`${root}/${name}`);
		return file === undefined ? [] : [[name, { text: file.text, keys: lineKeys(linesOf(file.text)), at: file.modifiedAt }] as const];
	});
	return new Map(read);
}

/** What agents did to files of the tree, in whichever of the repository's working trees they did it; paths are those below the root. */
function tracesIn(book: Book, tree: WorkTree): TraceRow[] {
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

/** The path below the tree's root; undefined for a file elsewhere. */
export function nameIn({ root, siblings }: WorkTree, file: string): string | undefined {
	const path = file.replaceAll('\\', '/');
	// A working tree may lie inside of another: the longest folder is the one it is in.
	const folder = [root, ...siblings].filter(one => path.startsWith(`${one}/`)).sort((a, b) => b.length - a.length)[0];
	return folder === undefined ? undefined : path.slice(folder.length + 1);
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
