/** The folders that are open in the editor, and the files below them by the names that the editor gives them. */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { URI } from 'vscode-uri';
import { CoveredTree, type CoverageSources } from './coveredTree.ts';
import { openWorkTree, slashed } from './workTree.ts';

export interface Folder {
	/** As the editor names it. */
	readonly given: string;
	/** Links resolved, with `/`. */
	readonly real: string;
}

/** A working tree with the folders in it that are open; its coverage is that of the whole tree. */
export interface OpenTree {
	readonly covered: CoveredTree;
	/** Its folder's name. */
	readonly name: string;
	readonly folders: readonly Folder[];
}

/** Each working tree once. Folders that are not there are left out. */
export function openTrees(folders: readonly string[], sources: CoverageSources): readonly OpenTree[] {
	const opened = folders.flatMap(given => {
		try {
			return [{ given, real: realFile(given), tree: openWorkTree(given) }];
		} catch {
			return [];
		}
	});
	return [...Map.groupBy(opened, ({ tree }) => tree.root).values()].flatMap(those =>
		those.slice(0, 1).map(({ tree }) => ({
			covered: new CoveredTree(tree, sources),
			name: path.posix.basename(tree.root),
			folders: those.map(({ given, real }) => ({ given, real })),
		})),
	);
}

/** The address of a file as the editor knows it: a folder may have been opened by a link to it. */
export function uriOf({ covered, folders }: OpenTree, name: string): string {
	const file = `${covered.tree.root}/${name}`;
	const folder = folders.find(({ real }) => file.startsWith(`${real}/`));
	return URI.file(folder === undefined ? file : path.join(folder.given, file.slice(folder.real.length + 1))).toString();
}

/** The file on disk that an address names; undefined for what is no file. */
export function fileOfUri(uri: string): string | undefined {
	const parsed = parseUri(uri);
	return parsed?.scheme === 'file' ? realFile(parsed.fsPath) : undefined;
}

function parseUri(uri: string): URI | undefined {
	try {
		return URI.parse(uri, true);
	} catch {
		return undefined;
	}
}

/** The file's own name: links resolved, with `/`. */
export function realFile(file: string): string {
	try {
		return slashed(realpathSync(file));
	} catch {
		return slashed(path.resolve(file));
	}
}
