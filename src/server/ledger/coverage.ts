/** Verification coverage of a working tree: the ledger of each file with what speaks for its lines. */
import {
	applicabilityOf,
	authorOf,
	coverageOf,
	evidenceOf,
	HEAD_LENGTH,
	lineState,
	type Coverage,
	type LedgerLine,
	type LineReport,
	type LineState,
	type VerificationBar,
} from '../../domain/ledger/ledger.ts';
import { pathKind } from '../../domain/time/pathKind.ts';
import type { SessionId } from '../../domain/trace/ids.ts';
import type { Book } from '../book.ts';
import { linguistMarks } from './linguist.ts';
import { packagesIn, type Packages } from './packages.ts';
import { findReports } from './reportFiles.ts';
import { reportsFor } from './reports.ts';
import { ledgersIn, type FileLedger } from './treeLedger.ts';
import type { WorkTree } from './workTree.ts';

export interface CoveredFile {
	/** Below the tree's root, with `/`. */
	readonly path: string;
	readonly isApplicable: boolean;
	readonly lines: readonly CoveredLine[];
	readonly coverage: Coverage;
}

export interface CoveredLine {
	/** Counted from 1. */
	readonly number: number;
	readonly line: LedgerLine;
	readonly key: LedgerLine['key'];
	readonly state: LineState;
}

export interface TreeCoverage {
	readonly total: Coverage;
	readonly files: readonly CoveredFile[];
}

export function coverageIn(book: Book, tree: WorkTree, bar: VerificationBar): TreeCoverage {
	const ledgers = ledgersIn(book, tree);
	const packages = packagesIn(book, tree);
	const reports = reportsFor(tree, ledgers, findReports(tree.root), packages);
	const marks = linguistMarks(
		tree.root,
		ledgers.map(ledger => ledger.path),
	);
	const testAuthors = testAuthorsIn(tree, ledgers, packages);
	const files = ledgers.map((ledger): CoveredFile => {
		const isApplicable = applicabilityOf(ledger.path, ledger.text.slice(0, HEAD_LENGTH), marks.get(ledger.path)) === 'applicable';
		const folder = packages.of(ledger.path);
		const lines = coveredLines(ledger, packages, reports.get(ledger.path) ?? [], testAuthors(folder), bar);
		return { path: ledger.path, isApplicable, lines, coverage: coverageOf([{ isApplicable, lines }]) };
	});
	return { total: coverageOf(files), files };
}

function coveredLines(
	ledger: FileLedger,
	packages: Packages,
	reports: readonly LineReport[],
	testAuthors: readonly (SessionId | null)[],
	bar: VerificationBar,
): CoveredLine[] {
	const evidence = evidenceOf({ runs: packages.runsIn(packages.of(ledger.path)), reports, marks: [] });
	return ledger.lines.map((line, index) => {
		const state = lineState(line, evidence(line, index + 1), testAuthors, bar);
		return { number: index + 1, line, key: line.key, state };
	});
}

/** Who wrote each of a package's test files; null stands for others than one agent's session. */
function testAuthorsIn(
	tree: WorkTree,
	ledgers: readonly FileLedger[],
	packages: Packages,
): (folder: string) => readonly (SessionId | null)[] {
	const byPath = new Map(ledgers.map(ledger => [ledger.path, ledger]));
	const tests = Map.groupBy(
		tree.files.filter(file => pathKind(file) === 'test'),
		file => packages.of(file),
	);
	return folder =>
		(tests.get(folder) ?? []).map(file => {
			const ledger = byPath.get(file);
			return ledger === undefined ? null : authorOf(ledger.lines.map(line => ({ line, isReviewed: false })));
		});
}
