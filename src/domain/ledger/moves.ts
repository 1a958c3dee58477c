/** Which file the edits under a name belong to: agents and people rename files without any record that says so. */
import type { LineKey } from '../trace/lineKey.ts';
import type { TraceRow } from '../trace/rows.ts';
import { isCommonplace } from './commonplace.ts';
import { inOrder } from './origins.ts';
import { Replay } from './replay.ts';

/** Edits by the file that they are about now. */
export type Histories = ReadonlyMap<string, readonly TraceRow[]>;

/**
 * The edits under a name that is gone belong to the file that has most of its lines: one that began to be edited later,
 * or one that stands there and was never edited. `files` are those of the working tree: the edited ones, and where names are gone
 * all that may have been theirs. Edits of a file of which nothing is left belong to none.
 */
export function historiesOf(traces: readonly TraceRow[], files: ReadonlyMap<string, readonly LineKey[]>): Histories {
	const byName = new Map([...Map.groupBy(traces, trace => trace.path)].map(([name, those]) => [name, inOrder(those)]));
	const told = movesTold(byName);
	const vanished = [...byName].filter(([name]) => !files.has(name) && !told.has(name));
	const taken = new Set(told.values());
	const moves = new Map([...told, ...matchMoves(vanished.map(endOf), beginningsOf(byName, files, taken))]);
	const histories = new Map<string, readonly TraceRow[]>();
	for (const [name, those] of byName) {
		const now = nameNow(name, moves);
		if (files.has(now)) {
			histories.set(now, [...(histories.get(now) ?? []), ...those]);
		}
	}
	return histories;
}

/** A file at the end of what is known under its name, or at the beginning. */
export interface NamedLines {
	readonly name: string;
	readonly keys: readonly LineKey[];
	/** The time of the last edit under that name, or of the first; infinite where there is none. */
	readonly at: number;
}

/** Chosen: a file that was moved has at least half of the smaller one's lines. */
const LEAST_SHARE = 0.5;

/** For each name that vanished the name that took its lines: the best pairs first, and each name once. */
export function matchMoves(vanished: readonly NamedLines[], beginnings: readonly NamedLines[]): ReadonlyMap<string, string> {
	const pairs = vanished.flatMap(from => pairsOf(from, beginnings)).sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
	const moves = new Map<string, string>();
	const taken = new Set<string>();
	for (const { from, to } of pairs) {
		if (!moves.has(from) && !taken.has(to)) {
			moves.set(from, to);
			taken.add(to);
		}
	}
	return moves;
}

interface Pair {
	readonly from: string;
	readonly to: string;
	readonly share: number;
	/** Makes the order of equals the same every time. */
	readonly id: string;
}

function pairsOf(from: NamedLines, beginnings: readonly NamedLines[]): readonly Pair[] {
	const old = tellingKeys(from);
	return beginnings.flatMap(to => {
		const now = tellingKeys(to);
		const common = [...now].filter(key => old.has(key)).length;
		const share = common / Math.min(old.size, now.size);
		const isMove = to.name !== from.name && from.at <= to.at && share >= LEAST_SHARE;
		return isMove ? [{ from: from.name, to: to.name, share, id: JSON.stringify([from.name, to.name]) }] : [];
	});
}

function tellingKeys({ keys }: NamedLines): ReadonlySet<LineKey> {
	return new Set(keys.filter(key => !isCommonplace(key)));
}

/** Renames that a transcript tells of. */
function movesTold(byName: ReadonlyMap<string, readonly TraceRow[]>): ReadonlyMap<string, string> {
	const moves = [...byName].map(([name, traces]) => [name, traces.findLast(trace => trace.movedTo !== null)?.movedTo ?? null] as const);
	return new Map(moves.flatMap(([name, to]) => (to === null || to === name ? [] : [[name, to] as const])));
}

function endOf([name, traces]: readonly [string, readonly TraceRow[]]): NamedLines {
	const replay = new Replay();
	for (const trace of traces) {
		replay.take(trace);
	}
	const keys = replay.keys ?? traces.flatMap(trace => keysIn(trace, 'remove'));
	return { name, keys, at: traces.at(-1)?.at ?? -Infinity };
}

/** Files as they were when they are first heard of, but for those that were made then. */
function beginningsOf(
	byName: ReadonlyMap<string, readonly TraceRow[]>,
	files: ReadonlyMap<string, readonly LineKey[]>,
	taken: ReadonlySet<string>,
): readonly NamedLines[] {
	const neverEdited = [...files].filter(([name]) => !byName.has(name)).map(([name, keys]) => ({ name, keys, at: Infinity }));
	const edited = [...byName].flatMap(([name, traces]) => beginningOf(name, traces, files.get(name)) ?? []);
	return [...neverEdited, ...edited].filter(({ name }) => !taken.has(name));
}

function beginningOf(name: string, traces: readonly TraceRow[], now: readonly LineKey[] | undefined): NamedLines | null {
	const [first] = traces;
	if (first === undefined || first.change === 'create') {
		return null;
	}
	const known = traces.find(trace => trace.before !== null)?.before ?? now;
	return { name, keys: known ?? traces.flatMap(trace => keysIn(trace, 'add')), at: first.at };
}

/** What a hunk shows of the file, after it or before it. */
function keysIn(trace: TraceRow, without: 'add' | 'remove'): readonly LineKey[] {
	return trace.hunks.flatMap(hunk => hunk.lines.filter(line => line.op !== without).map(line => line.key));
}

/** The end of the chain of moves; a chain that leads back to itself ends where it began. */
function nameNow(name: string, moves: ReadonlyMap<string, string>): string {
	const passed = new Set<string>();
	let now = name;
	for (let next = moves.get(now); next !== undefined && !passed.has(next); next = moves.get(now)) {
		passed.add(next);
		now = next;
	}
	return now;
}
