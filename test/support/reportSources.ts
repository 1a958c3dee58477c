/** What reports are made from where no folder is open. */
import { silentLogger } from '../../src/base/log.ts';
import type { Book } from '../../src/server/book.ts';
import { CoverageHistory } from '../../src/server/ledger/coverageHistory.ts';
import type { ReportSources } from '../../src/server/reports/sources.ts';
import { OpenChanges } from '../../src/server/value/openChanges.ts';
import { WorkValue } from '../../src/server/value/workValue.ts';

export function sourcesFor(book: Book, more: Partial<ReportSources> = {}): ReportSources {
	const { now, calendar } = book.ports;
	return {
		book,
		measured: { kind: 'notMeasured', why: 'noFolder' },
		bar: 'standard',
		history: new CoverageHistory({ file: null, now, calendar, log: silentLogger }),
		work: new WorkValue(book, new OpenChanges(book), { trees: [], files: () => [] }),
		look: () => Promise.resolve([]),
		sample: false,
		signal: undefined,
		...more,
	};
}
