import type { VerificationBar } from '../../domain/ledger/ledger.ts';
import type { Book } from '../book.ts';
import type { CoverageHistory } from '../ledger/coverageHistory.ts';
import type { Measured } from '../ledger/ledgers.ts';

/** What reports are made from. */
export interface ReportSources {
	readonly book: Book;
	readonly measured: Measured;
	readonly bar: VerificationBar;
	readonly history: CoverageHistory;
	readonly sample: boolean;
}
