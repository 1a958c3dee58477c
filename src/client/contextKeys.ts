import type { CoverageState } from './ledger/coverageState.ts';
import type { LookState } from './look/lookState.ts';
import type { Trouble } from '../protocol/overview.ts';
import type { Grouping } from './views/unverified/grouping.ts';

/** What the manifest's `when` clauses can ask, before the first answer of the server. */
export const contextKeys = {
	/** A review mark of this window can be taken back. */
	'bookend.canUndoReview': false as boolean,
	/** A dismissal of this window can be taken back. */
	'bookend.canUndoDismissal': false as boolean,
	'bookend.coverage': 'unknown' as CoverageState,
	'bookend.hasSessions': false as boolean,
	/** Whether anything is worth a look. */
	'bookend.lookState': 'unknown' as LookState,
	/** The editor in front shows an agent's edit as a diff. */
	'bookend.showsEdit': false as boolean,
	/** The transcripts that are there have not all been read yet. */
	'bookend.reading': true as boolean,
	'bookend.sample': false as boolean,
	/** By what Unverified Changes are listed. */
	'bookend.unverifiedBy': 'file' as Grouping,
	'bookend.trouble': false as Trouble['kind'] | false,
};
export type ContextKeys = typeof contextKeys;
