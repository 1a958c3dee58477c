import type { LineKey } from '../../trace/lineKey.ts';
import type { EditRow, TraceRow } from '../../trace/rows.ts';
import { weakeningKinds, type Weakening } from '../../trace/weakening.ts';

/**
 * What an edit took away from tests and nobody gave back: neither another edit of the session, which may only have moved it, nor whoever
 * changed the file since. `traces` are the session's; `now` are the file's lines, null where there is no such file (any more).
 */
export function stillWeakened(edit: EditRow, traces: readonly TraceRow[], now: readonly LineKey[] | null): Weakening | null {
	if (edit.weakened === null) {
		return null;
	}
	const others = traces.filter(trace => trace.edit !== edit.id);
	const there = new Set(now ?? []);
	const added = new Set([...there, ...keysOf(others, 'add')]);
	const removedLater = new Set(
		keysOf(
			others.filter(({ at }) => edit.at <= at),
			'remove',
		),
	);
	const { assertions, tests, skips, loosened } = edit.weakened;
	const isGone = (key: LineKey): boolean => !added.has(key);
	const isThere = (key: LineKey): boolean => (now === null ? !removedLater.has(key) : there.has(key));
	const left: Weakening = {
		assertions: assertions.filter(isGone),
		tests: tests.filter(isGone),
		loosened: loosened.filter(isGone),
		skips: skips.filter(isThere),
	};
	return weakeningKinds.some(kind => left[kind].length > 0) ? left : null;
}

function keysOf(traces: readonly TraceRow[], op: 'add' | 'remove'): LineKey[] {
	return traces.flatMap(({ hunks }) => hunks.flatMap(({ lines }) => lines.filter(line => line.op === op).map(({ key }) => key)));
}
