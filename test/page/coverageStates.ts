/** Invented states of the coverage block, as in the drawing and at the ends of what it can say. */
import { standings } from '../../src/domain/ledger/standing.ts';
import type { CoverageBlock } from '../../src/protocol/overview.ts';

type Measured = Extract<CoverageBlock, { kind: 'measured' }>;

const next = (path: string, line: number, lines: number): NonNullable<Measured['next']> => ({
	uri: `file:///home/ada/bookend/${path}`,
	path,
	line,
	lines,
});

export const measured: Measured = {
	kind: 'measured',
	alive: 664,
	verified: 412,
	change: 9.3,
	standings: { exercised: 293, reviewed: 119, selfGraded: 73, seen: 60, nothing: 119 },
	files: 9,
	next: next('src/agents/parser.ts', 11, 41),
	notApplicable: 0,
};

export const coverages = {
	'every-standing': {
		...measured,
		standings: { proved: 40, exercised: 253, reviewed: 119, selfGraded: 73, tested: 66, checked: 33, seen: 40, nothing: 40 },
		notApplicable: 1_204,
	},
	'all-verified': { ...measured, verified: 664, standings: { exercised: 545, reviewed: 119 }, files: 0, next: null },
	'all-but-one': {
		...measured,
		alive: 10_000,
		verified: 9_999,
		standings: { proved: 9_999, nothing: 1 },
		files: 1,
		next: next('main.go', 0, 1),
		notApplicable: 1,
	},
	'self-graded-only': { ...measured, alive: 73, verified: 0, standings: { selfGraded: 73 }, files: 2 },
	'nothing-to-verify': { kind: 'nothingToVerify', notApplicable: 318 },
	'no-folder': { kind: 'notMeasured', why: 'noFolder' },
	looking: { kind: 'notMeasured', why: 'looking' },
} as const satisfies Readonly<Record<string, CoverageBlock>>;

/** Counts and a path of the longest kind. */
export const longCoverage: CoverageBlock = {
	...measured,
	alive: 8_123_456,
	verified: 1_015_432,
	standings: Object.fromEntries(standings.map(standing => [standing, 1_015_432])),
	files: 12_345,
	next: next(`src/${'a-long-folder/'.repeat(8)}${'AbstractSingletonProxyFactoryBean'.repeat(4)}.java`, 123_455, 98_765),
	notApplicable: 1_234_567,
};

export const coverageOfPath = (path: string): CoverageBlock => ({ ...measured, next: next(path, 11, 41) });
