/**
 * The lines of the Unverified Changes tree: groups, their files, and the hunks of each. By file, the groups are folders, where there are
 * several. What can be marked and which session can be opened stand in the node, because menus hand it to commands.
 */
import { assertNever } from '../../../base/assertNever.ts';
import type { Calendar } from '../../../domain/calendar.ts';
import type { LedgerHunk, MarkTarget, UnverifiedFile } from '../../../protocol/ledger.ts';
import { byAge, bySession, type AgeGroup, type Grouping, type SessionGroup } from './grouping.ts';

export type UnverifiedNode =
	| { readonly kind: 'folder'; readonly folder: string; readonly files: readonly UnverifiedFile[] }
	| {
			readonly kind: 'session';
			readonly group: SessionGroup;
			readonly targets: readonly MarkTarget[];
			readonly session: { readonly id: string };
	  }
	| { readonly kind: 'age'; readonly group: AgeGroup }
	| {
			readonly kind: 'file';
			readonly file: UnverifiedFile;
			/** The group that it is listed in, of those that share a file's hunks among them; null where it is listed whole. */
			readonly within: string | null;
			readonly targets: readonly MarkTarget[];
	  }
	| {
			readonly kind: 'hunk';
			readonly file: UnverifiedFile;
			readonly hunk: LedgerHunk;
			readonly targets: readonly MarkTarget[];
			readonly session: { readonly id: string };
	  };

export interface Listed {
	readonly files: readonly UnverifiedFile[];
	readonly grouping: Grouping;
	readonly now: number;
	readonly calendar: Calendar;
}

export function topNodes({ files, grouping, now, calendar }: Listed): UnverifiedNode[] {
	switch (grouping) {
		case 'file':
			return folderNodes(files);
		case 'session':
			return bySession(files).map(sessionNode);
		case 'age':
			return byAge(files, now, calendar).map(group => ({ kind: 'age', group }));
		default:
			return assertNever(grouping);
	}
}

export function nodesBelow(node: UnverifiedNode): UnverifiedNode[] {
	switch (node.kind) {
		case 'folder':
			return node.files.map(wholeFile);
		case 'session':
			return node.group.files.map(file => partOfFile(file, node.group.session));
		case 'age':
			return node.group.files.map(file => partOfFile(file, node.group.age));
		case 'file':
			return node.file.hunks.map(hunk => hunkNode(node.file, hunk));
		case 'hunk':
			return [];
		default:
			return assertNever(node);
	}
}

/** One folder goes without saying. */
function folderNodes(files: readonly UnverifiedFile[]): UnverifiedNode[] {
	const folders = Map.groupBy(files, ({ folder }) => folder);
	return folders.size > 1 ? [...folders].map(([folder, ofFolder]) => ({ kind: 'folder', folder, files: ofFolder })) : files.map(wholeFile);
}

function sessionNode(group: SessionGroup): UnverifiedNode {
	return { kind: 'session', group, targets: group.files.flatMap(targetsOf), session: { id: group.session } };
}

function wholeFile(file: UnverifiedFile): UnverifiedNode {
	return { kind: 'file', file, within: null, targets: [{ uri: file.uri, range: null }] };
}

/** Marking it is about the hunks that are listed, and no others of the file. */
function partOfFile(file: UnverifiedFile, within: string): UnverifiedNode {
	return { kind: 'file', file, within, targets: targetsOf(file) };
}

function hunkNode(file: UnverifiedFile, hunk: LedgerHunk): UnverifiedNode {
	return { kind: 'hunk', file, hunk, targets: [targetOf(file, hunk)], session: { id: hunk.session } };
}

function targetsOf(file: UnverifiedFile): MarkTarget[] {
	return file.hunks.map(hunk => targetOf(file, hunk));
}

function targetOf({ uri }: UnverifiedFile, { from, to }: LedgerHunk): MarkTarget {
	return { uri, range: { from, to } };
}
