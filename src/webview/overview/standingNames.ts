import type { Standing } from '../../domain/ledger/standing.ts';

export const standingNames: Readonly<Record<Standing, string>> = {
	proved: 'killed every mutant',
	exercised: 'run by a passing test',
	reviewed: 'reviewed by you',
	selfGraded: 'agent’s own tests only',
	tested: 'package tested, line not run',
	checked: 'package checked only',
	seen: 'seen, not verified',
	nothing: 'nothing',
};
