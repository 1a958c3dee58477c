/** What became of the lines that each session left. */
import type { SessionId } from '../trace/ids.ts';
import { writtenIn } from './carried.ts';
import type { EditedFile } from './editedFiles.ts';
import { common, mostOf, sizeOf, sumOf, without, type LineBag } from './lineBag.ts';
import { linesLeft } from './linesLeft.ts';

/** Lines that a session left when it edited a file last. Together they are all of them. */
export interface SessionLines {
	readonly session: SessionId;
	/** In the default branch. */
	readonly surviving: number;
	/** In another branch alone, or in the working tree. */
	readonly open: number;
	/** They were in the default branch. */
	readonly gone: number;
	/** They never came into any branch that is there, and stand nowhere. */
	readonly dropped: number;
}

/** Where lines are now. */
export interface Whereabouts {
	/** In the default branch. */
	readonly surviving: LineBag;
	/** They were there, and are not any more. */
	readonly gone: LineBag;
	/** In other branches. */
	readonly open: LineBag;
	readonly workTree: LineBag;
}

/** What cannot be followed from edit to edit and is found all the same was left too. */
export function sessionLines(
	files: readonly EditedFile[],
	{ surviving, gone: lost, open, workTree }: Whereabouts,
): readonly SessionLines[] {
	const notLanded = mostOf([open, workTree]);
	const anywhere = mostOf([surviving, notLanded]);
	return [...leftBy(files)].map(([session, { lines, written }]) => {
		const left = mostOf([lines, common(written, anywhere)]);
		const notThere = without(left, surviving);
		const gone = common(notThere, lost);
		const neverThere = without(notThere, gone);
		return {
			session,
			surviving: sizeOf(common(left, surviving)),
			gone: sizeOf(gone),
			open: sizeOf(common(neverThere, notLanded)),
			dropped: sizeOf(without(neverThere, notLanded)),
		};
	});
}

/** For each session, what it left, and all that it ever wrote. */
function leftBy(files: readonly EditedFile[]): ReadonlyMap<SessionId, { readonly lines: LineBag; readonly written: LineBag }> {
	const traces = Map.groupBy(
		files.flatMap(file => file.traces),
		trace => trace.session,
	);
	const left = Map.groupBy(
		files.flatMap(file => [...linesLeft(file.traces)]),
		([session]) => session,
	);
	return new Map(
		[...traces].map(([session, those]) => {
			const lines = sumOf((left.get(session) ?? []).map(([, bag]) => bag));
			return [session, { lines, written: writtenIn(those) }];
		}),
	);
}
