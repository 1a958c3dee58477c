import assert from 'node:assert/strict';
import { silentLogger } from '../../../../src/base/log.ts';
import { DAY_MS } from '../../../../src/base/units.ts';
import type { Day } from '../../../../src/domain/calendar.ts';
import type { Block, ReportDocument } from '../../../../src/domain/report/document.ts';
import { figureText, proseText } from '../../../../src/domain/report/words.ts';
import { reportSchema } from '../../../../src/protocol/report.ts';
import { openEngine, type Engine } from '../../../../src/server/engine.ts';
import { CoverageHistory } from '../../../../src/server/ledger/coverageHistory.ts';
import { usualVerification } from '../../../../src/server/ledger/coveredTree.ts';
import { Ledgers, type Measured } from '../../../../src/server/ledger/ledgers.ts';
import { reportOf } from '../../../../src/server/reports/report.ts';
import { exportedReport } from '../../../../src/share/report.ts';
import { sourcesFor } from '../../../support/reportSources.ts';
import { Workspace } from '../../../support/workspace.ts';

suite('the report of coverage', function () {
	this.timeout(30_000);
	const begins = Date.parse('2026-10-01T08:00:00Z');
	const now = Date.parse('2026-10-01T12:00:00Z');
	let workspace: Workspace;
	let engine: Engine;
	let ledgers: Ledgers;
	let history: CoverageHistory;
	let clock: number;

	setup(async () => {
		workspace = new Workspace(begins);
		workspace.creates('package.json', ['{}']);
		workspace.creates('README.md', ['# Made up', 'Words of prose.']);
		workspace.creates('src/a.ts', ['one();', 'two();', 'three();']);
		workspace.creates('src/b.ts', ['four();', '', 'five();']);
		workspace.tests({ 'src/a.ts': [1, 2] });
		clock = now;
		const options = { store: null, home: workspace.home, extraHomes: [], timeZone: 'UTC', prices: {}, log: silentLogger, now: () => clock };
		const opened = openEngine(options);
		assert.ok(opened.kind === 'open');
		engine = opened.engine;
		await engine.sweep();
		const { book, marks } = engine;
		const sources = { book, marks, documentAt: () => undefined, folders: [workspace.repo], verification: usualVerification };
		ledgers = new Ledgers(sources, () => undefined, silentLogger);
		ledgers.start();
		history = new CoverageHistory({ file: null, now: () => clock, calendar: book.ports.calendar, log: silentLogger });
	});
	teardown(() => {
		ledgers.dispose();
		engine.close();
		workspace.remove();
	});

	const report = async (measured: Measured = ledgers.measured()): Promise<ReportDocument> => {
		const made = await reportOf(sourcesFor(engine.book, { measured, history }), { kind: 'coverage', days: 7 });
		return reportSchema.parse(JSON.parse(JSON.stringify(made)));
	};
	const leadOf = ({ lead }: ReportDocument): string => proseText(lead[0] ?? []);
	const blocks = ({ sections }: ReportDocument, title: string): readonly Block[] => sections.find(one => one.title === title)?.blocks ?? [];
	const rows = (of: ReportDocument, title: string): string[][] =>
		blocks(of, title).flatMap(block =>
			block.kind === 'table'
				? block.rows.map(row => row.map(cell => (cell.kind === 'prose' ? proseText(cell.prose) : figureText(cell.figure))))
				: [],
		);

	test('lists each share: by what speaks for the lines, by file, by session, and what does not count', async () => {
		const made = await report();
		assert.match(leadOf(made), /^33 % of the lines that agents wrote are verified: 2 of 6\. What is left is in 3 files; /);
		const byStanding = rows(made, 'What speaks for the lines').map(row => row.slice(0, 4));
		assert.deepEqual(byStanding, [
			['run by a passing test', '2', '33 %', '2'],
			['package tested, line not run', '4', '67 %', '0'],
		]);
		assert.deepEqual(
			rows(made, 'By file').map(row => row.join(' | ')),
			['src/b.ts | 2 | 0 | 0 % | 1–3', 'package.json | 1 | 0 | 0 % | 1', 'src/a.ts | 3 | 2 | 67 % | 3'],
		);
		const [session] = rows(made, 'By session');
		assert.deepEqual(session?.slice(3), ['6', '2', '33 %']);
		assert.deepEqual(
			rows(made, 'Not applicable').map(row => row.slice(0, 3)),
			[['Prose', '2', '1']],
		);
	});

	test('every share of a table adds up to the whole', async () => {
		const [bar] = blocks(await report(), 'What speaks for the lines');
		assert.ok(bar?.kind === 'bar');
		assert.equal(
			bar.parts.reduce((sum, { value }) => sum + value, 0),
			6,
		);
	});

	test('the change is against what was last seen before the period, and unknown where nothing was', async () => {
		const changeIn = ({ figures }: ReportDocument): string =>
			figureText(figures.find(({ label }) => label === 'Change')?.figure ?? assert.fail());
		assert.equal(changeIn(await report()), 'not known');
		clock = now - 9 * DAY_MS;
		history.record([{ root: workspace.repo, alive: 4, verified: 1 }]);
		clock = now - DAY_MS;
		history.record([{ root: workspace.repo, alive: 4, verified: 4 }]);
		clock = now;
		const made = await report();
		assert.equal(changeIn(made), '+8');
		assert.match(leadOf(made), /That is 8 points more than on 22 September\./);
	});

	test('days on record are drawn, and those between are not known', async () => {
		clock = now - 2 * DAY_MS;
		history.record([{ root: workspace.repo, alive: 4, verified: 1 }]);
		clock = now;
		assert.deepEqual(blocks(await report(), 'Day by day'), [], 'one day is no course');
		history.record([{ root: workspace.repo, alive: 6, verified: 2 }]);
		const [plot] = blocks(await report(), 'Day by day');
		assert.ok(plot?.kind === 'lines');
		assert.deepEqual(
			plot.series.map(({ values }) => values),
			[
				[1, null, 2],
				[4, null, 6],
			],
		);
		assert.equal(history.on([workspace.repo], '2026-09-30' as Day), null);
	});

	test('without a figure it says why not, and makes none up', async () => {
		for (const [measured, words] of [
			[{ kind: 'notMeasured', why: 'noFolder' }, /^No trusted folder is open/],
			[{ kind: 'notMeasured', why: 'looking' }, /still being looked at/],
			[{ kind: 'measured', trees: [], files: [] }, /^There is nothing to verify/],
		] as const) {
			const made = await report(measured);
			assert.match(leadOf(made), words);
			assert.deepEqual([made.figures, made.sections], [[], []]);
		}
	});

	test('exported it says neither the session’s words nor where the files are', async () => {
		for (const format of ['markdown', 'html', 'json'] as const) {
			const text = exportedReport(await report(), format);
			assert.doesNotMatch(text, /Make the parts|command:evil|file:|claude-code:/);
			assert.ok(!text.includes(workspace.folder));
		}
	});
});
