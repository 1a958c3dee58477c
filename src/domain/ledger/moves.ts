/** Which file the edits under a name belong to: agents and people rename files without any record that says so. */
import type { LineKey } from '../trace/lineKey.ts';
import type { TraceRow } from '../trace/rows.ts';
import { isCommonplace } from './commonplace.ts';
import { inOrder } from './origins.ts';
import { Replay } from './replay.ts';

/** Edits by the file that they are about now. */
export type Histories = ReadonlyMap<string, readonly TraceRow[]>;

/** A rename that somebody saw: of a file, or of a folder with all that is in it. */
export interface Move {
	readonly at: number;
	readonly from: string;
	readonly to: string;
}

/**
 * The edits under a name that is gone belong to the file that it was seen to become, or else to the one that has its lines: one that began to be edited later,
 * or one that stands there and was never edited. `files` are those of the working tree: the edited ones, and where names are gone
 * all that may have been theirs. Edits of a file of which nothing is left belong to none.
 */
export function historiesOf(
	traces: readonly TraceRow[],
	files: ReadonlyMap<string, readonly LineKey[]>,
	moves: readonly Move[] = [],
): Histories {
	const histories = new Map([...Map.groupBy(traces, trace => trace.path)].map(([name, those]) => [name, inOrder(those)]));
	const beginnings = byLine(beginningsOf(histories, files));
	const vanished = [...histories].filter(([name]) => !files.has(name)).map(([name, history]) => ({ name, at: endOf(history) }));
	// The earliest first: where a file was moved twice, its second name then has the lines of the first.
	for (const { name } of vanished.sort(byTime)) {
		const history = histories.get(name) ?? [];
		const now = moveTold(history) ?? moveSeen(name, endOf(history), moves, files) ?? matchMove(endingOf(name, history), beginnings);
		if (now !== null && now !== name) {
			histories.set(now, inOrder([...history, ...(histories.get(now) ?? [])]));
		}
		histories.delete(name);
	}
	return histories;
}

/** Lines of a file at the end of what is known under a name, or at the beginning. */
interface NamedLines {
	readonly name: string;
	/** The time of the last edit under that name, or of the first; infinite where there is none. */
	readonly at: number;
	/** Those that tell one file from another. */
	readonly keys: ReadonlySet<LineKey>;
	/** Whether these are all of the file's; else they are what hunks show of it. */
	readonly isWhole: boolean;
}

/** Chosen: a file that was moved has half of the smaller one's lines, and a quarter of the larger one's; one line is no sign. */
const SHARE_OF_SMALLER = 0.5;
const SHARE_OF_LARGER = 0.25;
const FEWEST = 2;

/** Files by the lines that they begin with: few of many files have a line in common. */
type ByLine = ReadonlyMap<LineKey, readonly NamedLines[]>;

function byLine(all: readonly NamedLines[]): ByLine {
	const files = new Map<LineKey, NamedLines[]>();
	for (const file of all) {
		for (const key of file.keys) {
			const others = files.get(key) ?? [];
			others.push(file);
			files.set(key, others);
		}
	}
	return files;
}

/** The name that the lines of a vanished one had next; null where they are nowhere. */
function matchMove(vanished: NamedLines, beginnings: ByLine): string | null {
	const common = new Map<NamedLines, number>();
	for (const key of vanished.keys) {
		for (const to of beginnings.get(key) ?? []) {
			common.set(to, (common.get(to) ?? 0) + 1);
		}
	}
	const later = [...common].filter(([to]) => to.name !== vanished.name && vanished.at <= to.at);
	const shares = later.map(([to, count]) => ({ to, share: shareOf(vanished, to, count) })).filter(({ share }) => share > 0);
	return shares.sort((a, b) => b.share - a.share || byTime(a.to, b.to))[0]?.to.name ?? null;
}

/** How much of the smaller one stands in the other; 0 where that is too little to be the same file. */
function shareOf(a: NamedLines, b: NamedLines, common: number): number {
	const [smaller, larger] = a.keys.size < b.keys.size ? [a, b] : [b, a];
	const isLike = common >= SHARE_OF_SMALLER * smaller.keys.size && (!smaller.isWhole || common >= SHARE_OF_LARGER * larger.keys.size);
	return isLike && common >= FEWEST ? common / smaller.keys.size : 0;
}

function byTime(a: { readonly name: string; readonly at: number }, b: { readonly name: string; readonly at: number }): number {
	return a.at === b.at ? (a.name < b.name ? -1 : 1) : a.at - b.at;
}

function endOf(history: readonly TraceRow[]): number {
	return history.at(-1)?.at ?? -Infinity;
}

/** A rename that the transcript tells of. */
function moveTold(history: readonly TraceRow[]): string | null {
	return history.findLast(trace => trace.movedTo !== null)?.movedTo ?? null;
}

/** Where moves after a time, by their time, have brought a name; null where that is no file that is there. */
function moveSeen(name: string, since: number, moves: readonly Move[], files: ReadonlyMap<string, unknown>): string | null {
	let now = name;
	for (const { from, to } of moves.filter(({ at }) => since <= at)) {
		if (now === from || now.startsWith(`${from}/`)) {
			now = `${to}${now.slice(from.length)}`;
		}
	}
	return now !== name && files.has(now) ? now : null;
}

function endingOf(name: string, history: readonly TraceRow[]): NamedLines {
	const replay = new Replay();
	for (const trace of history) {
		replay.take(trace);
	}
	return { name, at: endOf(history), ...tellingLines(replay.keys, history, 'remove') };
}

/** Files as they were when they are first heard of, but for those that were made then. */
function beginningsOf(histories: Histories, files: ReadonlyMap<string, readonly LineKey[]>): readonly NamedLines[] {
	const neverEdited = [...files].filter(([name]) => !histories.has(name));
	const edited = [...histories].filter(([, history]) => history[0]?.change !== 'create');
	return [
		...neverEdited.map(([name, keys]) => ({ name, at: Infinity, ...tellingLines(keys, [], 'add') })),
		...edited.map(([name, history]) => {
			const known = history.find(trace => trace.before !== null)?.before ?? files.get(name) ?? null;
			return { name, at: history[0]?.at ?? Infinity, ...tellingLines(known, history, 'add') };
		}),
	];
}

/** The lines of a known state, or else those that hunks show before the edits or after them. */
function tellingLines(
	known: readonly LineKey[] | null,
	history: readonly TraceRow[],
	without: 'add' | 'remove',
): Omit<NamedLines, 'name' | 'at'> {
	const shown =
		known ?? history.flatMap(trace => trace.hunks.flatMap(hunk => hunk.lines.filter(line => line.op !== without).map(line => line.key)));
	return { keys: new Set(shown.filter(key => !isCommonplace(key))), isWhole: known !== null };
}
