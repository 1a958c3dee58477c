/**
 * What became of agents' lines: the commits that carry them, the sessions that these came from, and how much of it is still there.
 * A line is followed by what stands on it. A squash, a rebase and a cherry-pick bring the same lines again: they are the same change.
 */
import { DAY_MS } from '../../base/units.ts';
import type { LedgerLine } from '../ledger/ledger.ts';
import type { EditId, SessionId } from '../trace/ids.ts';
import { carriedLines, openLines, type CarriedLines } from './carried.ts';
import type { EditedFile } from './editedFiles.ts';
import { bagAt, storyOf, touchesIn, type FileStory, type KeysOf } from './fileStory.ts';
import { landingsIn, type Commit, type RepositoryHistory } from './history.ts';
import { bagOf, common, editOf, emptyBag, sizeOf, sumOf, without, type LineBag } from './lineBag.ts';
import { sessionLines, type SessionLines } from './sessionLines.ts';
import { wasTakenBack } from './takenBack.ts';

export const changeStates = ['landed', 'open', 'reverted'] as const;
/** Landed: in the default branch. Open: in another branch alone. Reverted: it was taken back, wherever it had been. */
export type ChangeState = (typeof changeStates)[number];

/** A commit with agent-written lines. Blank lines do not count. */
export interface Change {
	readonly commit: Commit;
	readonly state: ChangeState;
	/** When it came into the default branch; null where it did not. */
	readonly landedAt: number | null;
	/** Agent-written lines that it added, and that no other commit is counted for. */
	readonly lines: number;
	/** Those of them that the default branch still has. */
	readonly surviving: number;
	/** Those of them that it had so many days after they landed; null where that time has not come, or cannot be told. */
	readonly survivingAfter: { readonly days14: number | null; readonly days30: number | null };
	/** The most lines first. */
	readonly sessions: readonly { readonly session: SessionId; readonly lines: number; readonly surviving: number }[];
}

export interface Changes {
	/** The newest first. */
	readonly changes: readonly Change[];
	/** Of every session that edited files here. */
	readonly sessions: readonly SessionLines[];
	/** The default branch's name; null where none is known, and nothing can be said to have landed. */
	readonly defaultBranch: string | null;
}

export interface ChangeSources {
	readonly history: RepositoryHistory;
	/** Files that agents edited. */
	readonly files: readonly EditedFile[];
	readonly keysOf: KeysOf;
	/** Edited files as they stand in the working tree. */
	readonly workTree: readonly (readonly LedgerLine[])[];
	readonly now: number;
}

export function changesOf({ history, files, keysOf, workTree, now }: ChangeSources): Changes {
	const touches = touchesIn(history);
	const stories = files.map(file => storyOf(file, touches, keysOf));
	const traces = files.flatMap(file => file.traces);
	const carried = carriedLines(
		history.commits,
		landingsIn(history),
		stories.flatMap(story => story.touched),
		traces,
	);
	const there = (at: number): LineBag => sumOf(stories.map(story => bagAt(story, at)));
	const surviving = survivingOf(carried, there(Infinity));
	const open = openLines(carried);
	const sessionOf = new Map<EditId, SessionId>(traces.map(trace => [trace.edit, trace.session]));
	const look: Look = { carried, surviving, open, storiesOf: storiesByCommit(stories), sessionOf, now };
	return {
		changes: carried.flatMap(one => changeOf(one, look)).sort((a, b) => b.commit.at - a.commit.at),
		sessions: sessionLines(files, {
			surviving: sumOf(surviving.values()),
			gone: without(sumOf(carried.filter(({ landing }) => landing !== null).map(({ own }) => own)), sumOf(surviving.values())),
			open,
			workTree: sumOf(workTree.map(lines => bagOf(lines))),
		}),
		defaultBranch: history.defaultBranch?.name ?? null,
	};
}

interface Look {
	readonly carried: readonly CarriedLines[];
	readonly surviving: ReadonlyMap<CarriedLines, LineBag>;
	/** Lines that stand in other branches than the default one. */
	readonly open: LineBag;
	/** The stories of the files that a commit changed. */
	readonly storiesOf: ReadonlyMap<Commit['id'], readonly FileStory[]>;
	readonly sessionOf: ReadonlyMap<EditId, SessionId>;
	readonly now: number;
}

/** Each line that is still there survives for one commit alone. */
function survivingOf(carried: readonly CarriedLines[], there: LineBag): ReadonlyMap<CarriedLines, LineBag> {
	let free = there;
	return new Map(
		carried.map(one => {
			const surviving = one.landing === null ? emptyBag : one.landing.step === null ? one.own : common(one.own, free);
			free = without(free, surviving);
			return [one, surviving];
		}),
	);
}

function storiesByCommit(stories: readonly FileStory[]): ReadonlyMap<Commit['id'], readonly FileStory[]> {
	const pairs = stories.flatMap(story => [...new Set(story.touched.map(({ commit }) => commit))].map(commit => ({ commit, story })));
	const byCommit = Map.groupBy(pairs, ({ commit }) => commit);
	return new Map([...byCommit].map(([commit, those]) => [commit, those.map(({ story }) => story)]));
}

function changeOf(one: CarriedLines, look: Look): readonly Change[] {
	const { commit, landing, own } = one;
	const lines = sizeOf(own);
	if (lines === 0) {
		return [];
	}
	const surviving = look.surviving.get(one) ?? emptyBag;
	const change: Change = {
		commit,
		state: wasTakenBack(one, landing === null ? common(own, look.open) : surviving, look.carried)
			? 'reverted'
			: landing === null
				? 'open'
				: 'landed',
		landedAt: landing?.at ?? null,
		lines,
		surviving: sizeOf(surviving),
		survivingAfter: { days14: survivingAfter(one, 14, look), days30: survivingAfter(one, 30, look) },
		sessions: sharesOf(own, surviving, look),
	};
	return [change];
}

function survivingAfter({ commit, landing, own }: CarriedLines, days: number, { storiesOf, now }: Look): number | null {
	if (landing === null || landing.step === null || now < landing.at + days * DAY_MS) {
		return null;
	}
	const then = landing.at + days * DAY_MS;
	const there = sumOf((storiesOf.get(commit.id) ?? []).map(story => bagAt(story, then)));
	return sizeOf(common(own, there));
}

function sharesOf(own: LineBag, surviving: LineBag, { sessionOf }: Look): Change['sessions'] {
	const shares = new Map<SessionId, { lines: number; surviving: number }>();
	for (const [line, count] of own) {
		const session = sessionOf.get(editOf(line));
		if (session !== undefined) {
			const share = shares.get(session) ?? { lines: 0, surviving: 0 };
			shares.set(session, share);
			share.lines += count;
			share.surviving += surviving.get(line) ?? 0;
		}
	}
	return [...shares].map(([session, share]) => ({ session, ...share })).sort((a, b) => b.lines - a.lines);
}
