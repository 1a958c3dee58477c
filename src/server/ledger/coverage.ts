/** Verification coverage of a working tree: the ledger of each file with what speaks for its lines. */
import {
	coverageOf,
	evidenceOf,
	lineState,
	type Applicability,
	type Coverage,
	type Evidence,
	type LedgerLine,
	type LineState,
	type VerificationBar,
	type Witnesses,
} from '../../domain/ledger/ledger.ts';
import type { SessionId } from '../../domain/trace/ids.ts';
import type { FileLedger } from './treeLedger.ts';

export interface CoveredFile {
	/** Below the tree's root, with `/`. */
	readonly path: string;
	readonly applicability: Applicability;
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
	readonly evidence: readonly Evidence[];
}

export interface TreeCoverage {
	readonly total: Coverage;
	readonly files: readonly CoveredFile[];
}

export interface FileWitnesses {
	readonly applicability: Applicability;
	readonly witnesses: Witnesses;
	/** For each test file of its package. */
	readonly testAuthors: readonly (SessionId | null)[];
	readonly bar: VerificationBar;
}

export function coveredFile(
	{ path, lines: ledger }: FileLedger,
	{ applicability, witnesses, testAuthors, bar }: FileWitnesses,
): CoveredFile {
	const evidenceFor = evidenceOf(witnesses);
	const lines = ledger.map((line, index): CoveredLine => {
		const evidence = evidenceFor(line, index + 1);
		return { number: index + 1, line, key: line.key, state: lineState(line, evidence, testAuthors, bar), evidence };
	});
	const isApplicable = applicability === 'applicable';
	return { path, applicability, isApplicable, lines, coverage: coverageOf([{ isApplicable, lines }]) };
}

export function sumOf(files: readonly CoveredFile[]): Coverage {
	const sum = (of: (coverage: Coverage) => number): number => files.reduce((total, file) => total + of(file.coverage), 0);
	const [alive, verified] = [sum(({ alive }) => alive), sum(({ verified }) => verified)];
	return { alive, verified, coverage: alive === 0 ? null : verified / alive, notApplicable: sum(({ notApplicable }) => notApplicable) };
}
