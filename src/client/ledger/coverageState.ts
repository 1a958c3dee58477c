import type { UnverifiedFile } from '../../protocol/ledger.ts';
import type { Status } from '../../protocol/lsp.ts';

/** What the manifest needs to know of coverage: which welcome text is true, and whether there is anything to review. */
export type CoverageState = 'unknown' | 'nothingToVerify' | 'verified' | 'unverified';

/** `coverage` is undefined where the server has not said. */
export function coverageStateOf(files: readonly UnverifiedFile[], coverage: Status['coverage'] | undefined): CoverageState {
	if (files.length > 0) {
		return 'unverified';
	}
	if (coverage === undefined) {
		return 'unknown';
	}
	return coverage === null ? 'nothingToVerify' : 'verified';
}
