/** Which verification runs speak for which files of a tree: those in the same package. */
import path from 'node:path';
import { verificationClasses } from '../../domain/trace/command.ts';
import { isManifest, packagesOf, type SpeakingRun } from '../../domain/ledger/ledger.ts';
import { always } from '../../ingest/store/store.ts';
import type { Book } from '../book.ts';
import { nameIn, type WorkTree } from './workTree.ts';

export interface Packages {
	/** The package's folder below the root; the root itself, '', for what belongs to none. */
	of(file: string): string;
	/** Verification runs in a package, by agents and by the engineer. */
	runsIn(folder: string): readonly SpeakingRun[];
}

export function packagesIn(book: Book, tree: WorkTree): Packages {
	const folderOf = packagesOf(tree.files.filter(file => isManifest(path.posix.basename(file))));
	const packageOf = (file: string): string => folderOf(file) ?? '';
	const byAgents = book.ports.store
		.runs(always)
		.map(run => ({ run, folder: folderIn(tree, run.cwd ?? book.sessions().get(run.session)?.cwd?.value ?? null) }));
	const byEngineer = book.ports.notices.deeds.known().runs.map(run => ({ run, folder: folderIn(tree, run.cwd) }));
	const runs = [...byAgents, ...byEngineer].filter(({ run }) => verificationClasses.has(run.class));
	const byPackage = Map.groupBy(runs, ({ folder }) => (folder === null ? null : packageOf(folder)));
	return { of: packageOf, runsIn: folder => (byPackage.get(folder) ?? []).map(({ run }) => run) };
}

/** A folder below the tree's root; null for one elsewhere, or unknown. */
function folderIn(tree: WorkTree, folder: string | null): string | null {
	const inside = folder === null ? undefined : nameIn(tree, `${folder}/.`);
	return inside === undefined ? null : inside.replace(/\/?\.$/, '');
}
