/** What reports and summaries are made from, on the command line. */
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { silentLogger } from '../base/log.ts';
import type { Engine } from '../server/engine.ts';
import { CoverageHistory } from '../server/ledger/coverageHistory.ts';
import { usualVerification } from '../server/ledger/coveredTree.ts';
import { Ledgers } from '../server/ledger/ledgers.ts';
import { Looks } from '../server/look/looks.ts';
import type { ReportSources } from '../server/reports/sources.ts';
import { OpenChanges } from '../server/value/openChanges.ts';
import { WorkValue } from '../server/value/workValue.ts';

/** Lines are looked at in the working tree that was named, or else in the repository around the current folder. */
export async function withSources<T>(engine: Engine, repo: string | null, use: (sources: ReportSources) => Promise<T>): Promise<T> {
	const { book, marks } = engine;
	const { calendar, now } = book.ports;
	const sources = { book, marks, documentAt: () => undefined, folders: foldersFor(repo), verification: usualVerification };
	const ledgers = new Ledgers(sources, () => undefined, silentLogger);
	const history = new CoverageHistory({ file: engine.beside('coverage.jsonl'), calendar, now, log: silentLogger });
	const looks = new Looks({ book, marks, ledgers, onChange: () => undefined });
	try {
		ledgers.start();
		const work = new WorkValue(book, new OpenChanges(book), ledgers);
		const look = () => looks.items();
		const measured = ledgers.measured();
		return await use({ book, measured, bar: ledgers.bar, history, work, look, sample: false, signal: undefined });
	} finally {
		looks.dispose();
		ledgers.dispose();
	}
}

/** Throws where a folder was named that is not there. */
function foldersFor(repo: string | null): readonly string[] {
	const folder = path.resolve(repo ?? '.');
	return repo !== null || isInRepository(folder) ? [realpathSync(folder)] : [];
}

/** Where the current folder is in none, nobody meant all that lies below it. */
function isInRepository(folder: string): boolean {
	const above = path.dirname(folder);
	return existsSync(path.join(folder, '.git')) || (above !== folder && isInRepository(above));
}
