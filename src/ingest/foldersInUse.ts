/** Which folders are worth watching. */
import { dirname, sep } from 'node:path';
import type { FileRow } from './store/store.ts';

/** Chosen: watchers are few in some systems, and an engineer works in a handful of folders at a time. */
export const MAX_FOLDERS = 64;

/** The roots, and the folders between them and the transcripts that changed last. */
export function foldersInUse(roots: readonly string[], files: readonly FileRow[], max = MAX_FOLDERS): readonly string[] {
	const folders = new Set(roots);
	for (const { path } of files.toSorted((a, b) => b.modifiedAt - a.modifiedAt)) {
		const way = wayTo(dirname(path), roots);
		if (folders.size + way.filter(folder => !folders.has(folder)).length > max) {
			break;
		}
		way.forEach(folder => folders.add(folder));
	}
	return [...folders];
}

/** A new folder may appear in each of these: Codex has one for every day. */
function wayTo(folder: string, roots: readonly string[]): readonly string[] {
	const root = roots.find(one => folder.startsWith(one + sep));
	return root === undefined ? [] : [folder, ...wayTo(dirname(folder), roots)];
}
