/** Origins of the lines of one file, from everything that agents did to it. */
import type { EditId } from '../trace/ids.ts';
import type { LineKey } from '../trace/lineKey.ts';
import { mergeTraces } from '../trace/packedTrace.ts';
import type { TraceRow } from '../trace/rows.ts';
import type { FileState, LedgerLine, Origin, TypedAt } from './origin.ts';
import { Replay } from './replay.ts';

/** `traces` are of one file under all the names it had, in any order; the same edit may stand among them more than once. */
export function ledgerOf(traces: readonly TraceRow[], current: FileState, typedAt: TypedAt = []): readonly LedgerLine[] {
	return ledgerFor(traces, typedAt)(current);
}

/**
 * As `ledgerOf`, for a file that is asked about again and again while it changes: its edits are replayed once.
 * When typing was seen after the last edit may be told then.
 */
export function ledgerFor(
	traces: readonly TraceRow[],
	typedAt: TypedAt = [],
): (current: FileState, typedSince?: TypedAt) => readonly LedgerLine[] {
	const replay = new Replay(typedAt);
	for (const trace of inOrder(traces)) {
		replay.take(trace);
	}
	return (current, typedSince) => replay.linesOf(current, typedSince);
}

/** The lines that a file had at a time, as far as edits tell; null where they do not. What others did since the last of them is not in it. */
export function keysAt(traces: readonly TraceRow[], at: number): readonly LineKey[] | null {
	const replay = new Replay();
	for (const trace of inOrder(traces).filter(trace => trace.at <= at)) {
		replay.take(trace);
	}
	return replay.keys;
}

export function originsOf(traces: readonly TraceRow[], current: FileState, typedAt: TypedAt = []): readonly Origin[] {
	return ledgerOf(traces, current, typedAt).map(line => line.origin);
}

/** By time, each edit once. */
export function inOrder(traces: readonly TraceRow[]): readonly TraceRow[] {
	const unique = new Map<EditId, TraceRow>();
	for (const trace of traces) {
		const other = unique.get(trace.edit);
		unique.set(trace.edit, other === undefined ? trace : mergeTraces(other, trace));
	}
	return [...unique.values()].sort((a, b) => a.at - b.at || (a.edit < b.edit ? -1 : 1));
}
