/** `bookend coverage`: verification coverage of a working tree. */
import path from 'node:path';
import { formatCount, formatShare } from '../base/format.ts';
import { blankKey } from '../domain/trace/lineKey.ts';
import type { Engine } from '../server/engine.ts';
import type { CoveredFile, CoveredLine, TreeCoverage } from '../server/ledger/coverage.ts';
import { CoveredTree, usualVerification } from '../server/ledger/coveredTree.ts';
import { openWorkTree } from '../server/ledger/workTree.ts';
import { table } from './table.ts';

/** Of the current folder, where none is named. Throws where there is no such folder. */
export function coverageOf({ book, marks }: Engine, folder: string | null): TreeCoverage {
	const tree = openWorkTree(path.resolve(folder ?? '.'));
	return new CoveredTree(tree, { book, marks, documentAt: () => undefined, verification: () => usualVerification }).coverage();
}

export function coverageJson({ total, files }: TreeCoverage, withLines: boolean): object {
	return {
		schema: 'bookend/coverage/1',
		...total,
		files: files.map(file => ({
			path: file.path,
			alive: file.coverage.alive,
			verified: file.coverage.verified,
			...(withLines ? { lines: file.lines.filter(({ key }) => key !== blankKey).map(lineJson) } : {}),
		})),
	};
}

export function coverageText({ total, files }: TreeCoverage, width: number | null): string {
	if (total.coverage === null) {
		return 'Nothing to verify: no agent-written line is alive here.';
	}
	const unverified = (file: CoveredFile): number => file.coverage.alive - file.coverage.verified;
	const lines = table<CoveredFile>(
		[
			{ title: 'file', align: 'left', text: file => file.path },
			{ title: 'agent lines', align: 'right', text: file => formatCount(file.coverage.alive) },
			{ title: 'verified', align: 'right', text: file => formatCount(file.coverage.verified) },
			{ title: 'coverage', align: 'right', text: file => formatShare(file.coverage.coverage) },
		],
		files.filter(file => file.coverage.alive > 0).sort((a, b) => unverified(b) - unverified(a)),
		width,
	);
	const sum = `${formatShare(total.coverage)}: ${formatCount(total.verified)} of ${formatCount(total.alive)} agent-written lines are verified.`;
	const others =
		total.notApplicable === 0 ? '' : ` ${formatCount(total.notApplicable)} more are in generated, vendored, lock or prose files.`;
	return `${lines}\n\n${sum}${others}`;
}

function lineJson({ number, state }: CoveredLine): object {
	const { origin, machine, human, selfGraded, verified } = state;
	return {
		line: number,
		origin: origin.kind,
		...(origin.kind === 'agent' ? { session: origin.session } : {}),
		machine,
		human,
		selfGraded,
		verified,
	};
}
