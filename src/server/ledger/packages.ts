/** Which verification runs speak for which files of a tree: those in the same package. */
import path from 'node:path';
import { verificationClasses } from '../../domain/trace/command.ts';
import { isManifest, packagesOf } from '../../domain/ledger/ledger.ts';
import type { RunRow } from '../../domain/trace/rows.ts';
import { always } from '../../ingest/store/store.ts';
import type { Book } from '../book.ts';
import { nameIn, type WorkTree } from './workTree.ts';

export interface Packages {
	/** The package's folder below the root; the root itself, '', for what belongs to none. */
	of(file: string): string;
	/** Verification runs in a package. */
	runsIn(folder: string): readonly RunRow[];
}

export function packagesIn(book: Book, tree: WorkTree): Packages {
	const folderOf = packagesOf(tree.files.filter(file => isManifest(path.posix.basename(file))));
	const packageOf = (file: string): string => folderOf(file) ?? '';
	const runs = book.ports.store.runs(always).filter(run => verificationClasses.has(run.class));
	const byPackage = Map.groupBy(runs, run => {
		const folder = folderIn(tree, run.cwd ?? book.sessions().get(run.session)?.cwd?.value ?? null);
		return folder === null ? null : packageOf(folder);
	});
	return { of: packageOf, runsIn: folder => byPackage.get(folder) ?? [] };
}

/** A folder below the tree's root; null for one elsewhere, or unknown. */
function folderIn(tree: WorkTree, folder: string | null): string | null {
	const inside = folder === null ? undefined : nameIn(tree, `${folder}/.`);
	return inside === undefined ? null : inside.replace(/\/?\.$/, '');
}
