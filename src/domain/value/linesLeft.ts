/** What a session left of a file when it edited it last: what it wrote and changed again before is part of the way there. */
import { Replay } from '../ledger/replay.ts';
import type { EditId, SessionId } from '../trace/ids.ts';
import { blankKey, type LineKey } from '../trace/lineKey.ts';
import type { TraceRow } from '../trace/rows.ts';
import { add, bagOf, writtenLine, type LineBag, type WrittenLine } from './lineBag.ts';

/** `traces` are of one file, by time. */
export function linesLeft(traces: readonly TraceRow[]): ReadonlyMap<SessionId, LineBag> {
	const last = new Map(traces.map(trace => [trace.session, trace.edit]));
	const left = new Map<SessionId, LineBag>();
	const replay = new Replay();
	for (const trace of traces) {
		replay.take(trace);
		if (last.get(trace.session) === trace.edit) {
			left.set(trace.session, leftBy(trace, replay, traces));
		}
	}
	return left;
}

function leftBy({ session, at }: TraceRow, replay: Replay, traces: readonly TraceRow[]): LineBag {
	return replay.keys === null
		? shownBy(traces.filter(trace => trace.session === session))
		: bagOf(replay.linesOf({ keys: replay.keys, at }), session);
}

/** Where no state of the file is known: what the edits show to have been added and not taken out again. */
function shownBy(traces: readonly TraceRow[]): LineBag {
	const writers = new Map<LineKey, EditId[]>();
	for (const { edit, hunks } of traces) {
		for (const { op, key } of hunks.flatMap(hunk => hunk.lines).filter(line => line.key !== blankKey)) {
			const those = writers.get(key) ?? [];
			writers.set(key, those);
			if (op === 'add') {
				those.push(edit);
			} else if (op === 'remove') {
				those.pop();
			}
		}
	}
	const shown = new Map<WrittenLine, number>();
	for (const [key, edits] of writers) {
		for (const edit of edits) {
			add(shown, writtenLine(edit, key), 1);
		}
	}
	return shown;
}
