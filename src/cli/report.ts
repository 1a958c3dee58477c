/** `bookend report`: the effectiveness report of a period, in a form that may leave the machine. */
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { silentLogger } from '../base/log.ts';
import type { Calendar } from '../domain/calendar.ts';
import { daysIn } from '../domain/report/daysText.ts';
import type { ReportDays } from '../domain/report/request.ts';
import type { Engine } from '../server/engine.ts';
import { CoverageHistory } from '../server/ledger/coverageHistory.ts';
import { usualVerification } from '../server/ledger/coveredTree.ts';
import { Ledgers } from '../server/ledger/ledgers.ts';
import { Looks } from '../server/look/looks.ts';
import { reportOf } from '../server/reports/report.ts';
import { OpenChanges } from '../server/value/openChanges.ts';
import { WorkValue } from '../server/value/workValue.ts';
import { exportedReport } from '../share/report.ts';
import { UsageError, type Asked, type ReportFormat } from './usage.ts';

/** Lines are looked at in the working tree that was named, or else in the repository around the current folder. */
export async function reportText(engine: Engine, { period, format, json, repo }: Asked): Promise<string> {
	const { book, marks } = engine;
	const { calendar, now } = book.ports;
	const days = reportDays(period ?? 'week', calendar);
	const sources = { book, marks, documentAt: () => undefined, folders: foldersFor(repo), verification: usualVerification };
	const ledgers = new Ledgers(sources, () => undefined, silentLogger);
	const history = new CoverageHistory({ file: engine.beside('coverage.jsonl'), calendar, now, log: silentLogger });
	const looks = new Looks({ book, marks, ledgers, onChange: () => undefined });
	try {
		ledgers.start();
		const work = new WorkValue(book, new OpenChanges(book), ledgers);
		const measured = ledgers.measured();
		const from = { book, measured, bar: ledgers.bar, history, work, look: () => looks.items(), sample: false };
		const report = await reportOf(from, { kind: 'period', days });
		return exportedReport(report, exportFormats[json ? 'json' : (format ?? 'md')]);
	} finally {
		looks.dispose();
		ledgers.dispose();
	}
}

const exportFormats = { md: 'markdown', html: 'html', json: 'json' } as const satisfies Readonly<Record<ReportFormat, unknown>>;

/** Throws a UsageError for what is no period. */
function reportDays(period: string, calendar: Calendar): ReportDays {
	switch (period) {
		case 'today':
			return { unit: 'day', of: null };
		case 'week':
		case 'month':
			return { unit: period, of: null };
	}
	const days = daysIn(period, calendar);
	if (days === undefined) {
		throw new UsageError(`--period cannot be "${period}". It can be: today, week, month, or two dates such as 2026-10-01..2026-10-31.`);
	}
	return days;
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
