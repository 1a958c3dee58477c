/** Which agent-written lines each commit carries: each line counts once, however often it was committed again. */
import type { TraceRow } from '../trace/rows.ts';
import { blankKey } from '../trace/lineKey.ts';
import type { TouchedLines } from './fileStory.ts';
import type { Commit, CommitId, Landing } from './history.ts';
import { add, common, sumOf, without, writtenLine, type LineBag, type WrittenLine } from './lineBag.ts';

/** What one commit did to agents' lines, over all files. */
export interface CarriedLines {
	readonly commit: Commit;
	/** Null for one that is not in the default branch. */
	readonly landing: Landing | null;
	/** Agents' lines that it brought: its own share of them, and all, with those that another commit brought too. */
	readonly own: LineBag;
	readonly gained: LineBag;
	readonly lost: LineBag;
	/** All that it added to files that agents edited, whoever wrote it. */
	readonly newLines: number;
}

/**
 * Commits that changed files that agents edited: first those that landed, the earliest first, then the others, the newest first.
 * A line is that commit's which comes first: where it landed, or else the copy that was made last.
 */
export function carriedLines(
	commits: readonly Commit[],
	landings: ReadonlyMap<CommitId, Landing>,
	touched: readonly TouchedLines[],
	traces: readonly TraceRow[],
): readonly CarriedLines[] {
	const byCommit = Map.groupBy(touched, ({ commit }) => commit);
	let free: LineBag = writtenIn(traces);
	return inOrderOfClaim(commits, landings).flatMap(({ commit, landing }) => {
		const touches = byCommit.get(commit.id);
		if (touches === undefined) {
			return [];
		}
		const gained = sumOf(touches.map(touch => touch.gained));
		const own = common(gained, free);
		free = without(free, own);
		const newLines = touches.reduce((sum, touch) => sum + touch.newLines, 0);
		return [{ commit, landing, own, gained, lost: sumOf(touches.map(touch => touch.lost)), newLines }];
	});
}

/** Lines that commits outside of the default branch brought, and did not take out again. */
export function openLines(carried: readonly CarriedLines[]): LineBag {
	const open = carried.filter(({ landing }) => landing === null);
	return without(sumOf(open.map(({ gained }) => gained)), sumOf(open.map(({ lost }) => lost)));
}

/** Every line that agents' edits put in. */
export function writtenIn(traces: readonly TraceRow[]): LineBag {
	const written = new Map<WrittenLine, number>();
	for (const { edit, hunks } of traces) {
		for (const { op, key } of hunks.flatMap(hunk => hunk.lines)) {
			if (op === 'add' && key !== blankKey) {
				add(written, writtenLine(edit, key), 1);
			}
		}
	}
	return written;
}

function inOrderOfClaim(
	commits: readonly Commit[],
	landings: ReadonlyMap<CommitId, Landing>,
): readonly Pick<CarriedLines, 'commit' | 'landing'>[] {
	const all = commits.map(commit => ({ commit, landing: landings.get(commit.id) ?? null }));
	const landed = all.flatMap(({ commit, landing }) => (landing === null ? [] : [{ commit, landing }]));
	return [
		...landed.sort((a, b) => a.landing.at - b.landing.at || a.commit.at - b.commit.at),
		...all.filter(({ landing }) => landing === null).sort((a, b) => b.commit.at - a.commit.at),
	];
}
