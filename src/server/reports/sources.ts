import type { VerificationBar } from '../../domain/ledger/ledger.ts';
import type { LookItem } from '../../protocol/look.ts';
import type { Book } from '../book.ts';
import type { CoverageHistory } from '../ledger/coverageHistory.ts';
import type { Measured } from '../ledger/ledgers.ts';
import type { WorkValue } from '../value/workValue.ts';

/** What reports are made from. */
export interface ReportSources {
	readonly book: Book;
	readonly measured: Measured;
	readonly bar: VerificationBar;
	readonly history: CoverageHistory;
	readonly work: WorkValue;
	/** What is worth a look in the open folders, the latest first. */
	readonly look: () => Promise<readonly LookItem[]>;
	readonly sample: boolean;
	/** Whoever asked does not want it any more; undefined where that cannot be. */
	readonly signal: AbortSignal | undefined;
}
