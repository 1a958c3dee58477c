/** Verification coverage of the open folders, as the Overview and the status bar show it. */
import type { Standing } from '../../domain/ledger/ledger.ts';
import type { Status } from '../../protocol/lsp.ts';
import type { CoverageBlock } from '../../protocol/overview.ts';
import { sumOf } from '../ledger/coverage.ts';
import type { CoverageHistory, TreeLines } from '../ledger/coverageHistory.ts';
import type { LedgerFile, Ledgers, Measured } from '../ledger/ledgers.ts';
import type { CoverageChange } from './coverageChange.ts';

/** `change` is that over the period which is shown. */
export function coverageBlock(measured: Measured, change: CoverageChange | null): CoverageBlock {
	if (measured.kind === 'notMeasured') {
		return measured;
	}
	const { alive, verified, notApplicable } = sumOf(measured.files.map(({ covered }) => covered));
	if (alive === 0) {
		return { kind: 'nothingToVerify', notApplicable };
	}
	const { files } = measured;
	return {
		kind: 'measured',
		alive,
		verified,
		change: change?.points ?? null,
		standings: standingsIn(files),
		files: files.filter(({ hunks }) => hunks.some(hunk => !hunk.verified)).length,
		next: nextIn(files),
		notApplicable,
	};
}

/** Null where nothing is measured, or nothing is to verify. */
export function statusCoverage(measured: Measured): Status['coverage'] {
	const block = coverageBlock(measured, null);
	return block.kind === 'measured' ? { verified: block.verified, alive: block.alive } : null;
}

/** What is shown of a day is on record for the days after. */
export function recorded(ledgers: Ledgers, history: CoverageHistory): Measured {
	const measured = ledgers.measured();
	history.record(treeLines(measured));
	return measured;
}

/** The lines of each open working tree. */
function treeLines(measured: Measured): readonly TreeLines[] {
	const { trees, files } = measured.kind === 'measured' ? measured : { trees: [], files: [] };
	return trees.map(({ root }) => {
		const { alive, verified } = sumOf(files.filter(({ tree }) => tree.covered.tree.root === root).map(({ covered }) => covered));
		return { root, alive, verified };
	});
}

type MeasuredBlock = Extract<CoverageBlock, { kind: 'measured' }>;

function standingsIn(files: readonly LedgerFile[]): MeasuredBlock['standings'] {
	const counts: Partial<Record<Standing, number>> = {};
	for (const { standing, lines } of files.flatMap(({ hunks }) => hunks)) {
		counts[standing] = (counts[standing] ?? 0) + lines.length;
	}
	return counts;
}

/** The largest hunk that is not verified. */
function nextIn(files: readonly LedgerFile[]): MeasuredBlock['next'] {
	const unverified = files.flatMap(file => file.hunks.filter(hunk => !hunk.verified).map(hunk => ({ file, hunk })));
	const [largest] = unverified.sort((a, b) => b.hunk.lines.length - a.hunk.lines.length);
	if (largest === undefined) {
		return null;
	}
	const { file, hunk } = largest;
	return { uri: file.uri, path: file.covered.path, line: hunk.from, lines: hunk.lines.length };
}
