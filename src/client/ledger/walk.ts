/** The way through the hunks that are not verified: files in the order of the list, each from the top, round and round. */
import type { LedgerHunk, UnverifiedFile } from '../../protocol/ledger.ts';
import { hunkAt } from './target.ts';

/** A line of a file. */
export interface Place {
	readonly uri: string;
	readonly line: number;
}

export interface Stop {
	readonly file: UnverifiedFile;
	readonly hunk: LedgerHunk;
}

/** The hunk that has the place in it. */
export function stopAt(files: readonly UnverifiedFile[], { uri, line }: Place): Stop | undefined {
	const file = files.find(listed => listed.uri === uri);
	const hunk = file && hunkAt(file.hunks, line);
	return hunk && { file, hunk };
}

/** The first hunk that begins below the cursor. From a file that is not listed, the first of all. */
export function nextStop(files: readonly UnverifiedFile[], here: Place | null): Stop | undefined {
	const at = indexOf(files, here);
	const stops = numberedStops(files);
	return stops.find(({ index, hunk }) => index > at || (index === at && hunk.from > (here?.line ?? 0))) ?? stops[0];
}

/** The last hunk that begins above the cursor. From a file that is not listed, the last of all. */
export function previousStop(files: readonly UnverifiedFile[], here: Place | null): Stop | undefined {
	const at = indexOf(files, here);
	const stops = numberedStops(files);
	return stops.findLast(({ index, hunk }) => index < at || (index === at && hunk.from < (here?.line ?? 0))) ?? stops.at(-1);
}

function indexOf(files: readonly UnverifiedFile[], here: Place | null): number {
	return files.findIndex(({ uri }) => uri === here?.uri);
}

function numberedStops(files: readonly UnverifiedFile[]): (Stop & { readonly index: number })[] {
	return files.flatMap((file, index) => file.hunks.map(hunk => ({ file, hunk, index })));
}
