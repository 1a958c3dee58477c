/**
 * The lines of the Unverified Changes tree: folders where there are several, their files, and the hunks of each.
 * What can be marked and which session can be opened stand in the node, because menus hand it to commands.
 */
import type { LedgerHunk, MarkTarget, UnverifiedFile } from '../../../protocol/ledger.ts';

export type UnverifiedNode =
	| { readonly kind: 'folder'; readonly folder: string; readonly files: readonly UnverifiedFile[] }
	| { readonly kind: 'file'; readonly file: UnverifiedFile; readonly targets: readonly MarkTarget[] }
	| {
			readonly kind: 'hunk';
			readonly file: UnverifiedFile;
			readonly hunk: LedgerHunk;
			readonly targets: readonly MarkTarget[];
			readonly session: { readonly id: string };
	  };

/** One folder goes without saying. */
export function topNodes(files: readonly UnverifiedFile[]): UnverifiedNode[] {
	const folders = Map.groupBy(files, ({ folder }) => folder);
	return folders.size > 1 ? [...folders].map(([folder, ofFolder]) => ({ kind: 'folder', folder, files: ofFolder })) : files.map(fileNode);
}

export function nodesBelow(node: UnverifiedNode): UnverifiedNode[] {
	switch (node.kind) {
		case 'folder':
			return node.files.map(fileNode);
		case 'file':
			return node.file.hunks.map(hunk => hunkNode(node.file, hunk));
		case 'hunk':
			return [];
	}
}

function fileNode(file: UnverifiedFile): UnverifiedNode {
	return { kind: 'file', file, targets: [{ uri: file.uri, range: null }] };
}

function hunkNode(file: UnverifiedFile, hunk: LedgerHunk): UnverifiedNode {
	const { from, to, session } = hunk;
	return { kind: 'hunk', file, hunk, targets: [{ uri: file.uri, range: { from, to } }], session: { id: session } };
}
