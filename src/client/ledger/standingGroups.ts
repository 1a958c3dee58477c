/** Eight standings are too many to tell by colour: editor and tree show four groups of them. */
import { assertNever } from '../../base/assertNever.ts';
import type { Standing } from '../../domain/ledger/standing.ts';
import type { LedgerHunk } from '../../protocol/ledger.ts';

export const standingGroups = ['verified', 'selfGraded', 'tested', 'unverified'] as const;
export type StandingGroup = (typeof standingGroups)[number];

/** The theme colours that package.json contributes. */
export const groupColors = {
	verified: 'bookend.verified',
	selfGraded: 'bookend.selfGraded',
	tested: 'bookend.tested',
	unverified: 'bookend.unverified',
} as const satisfies Record<StandingGroup, string>;

export function groupOf({ verified, standing }: Pick<LedgerHunk, 'verified' | 'standing'>): StandingGroup {
	return verified ? 'verified' : groupOfUnverified(standing);
}

/** Under a strict bar, lines that tests ran or somebody reviewed can be unverified still. */
function groupOfUnverified(standing: Standing): StandingGroup {
	switch (standing) {
		case 'selfGraded':
			return 'selfGraded';
		case 'proved':
		case 'exercised':
		case 'reviewed':
		case 'tested':
			return 'tested';
		case 'checked':
		case 'seen':
		case 'nothing':
			return 'unverified';
		default:
			return assertNever(standing);
	}
}
