import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { silentLogger } from '../../../../src/base/log.ts';
import type { ReportDocument } from '../../../../src/domain/report/document.ts';
import type { ReportRequest } from '../../../../src/domain/report/request.ts';
import { proseText } from '../../../../src/domain/report/words.ts';
import { reportSchema } from '../../../../src/protocol/report.ts';
import { openEngine, type Engine } from '../../../../src/server/engine.ts';
import { usualVerification } from '../../../../src/server/ledger/coveredTree.ts';
import { Ledgers } from '../../../../src/server/ledger/ledgers.ts';
import { reportOf } from '../../../../src/server/reports/report.ts';
import { OpenChanges } from '../../../../src/server/value/openChanges.ts';
import { WorkValue } from '../../../../src/server/value/workValue.ts';
import { exportedReport } from '../../../../src/share/report.ts';
import { sourcesFor } from '../../../support/reportSources.ts';
import { Workspace } from '../../../support/workspace.ts';

suite('the reports of a line and of a session', function () {
	this.timeout(30_000);
	let workspace: Workspace;
	let engine: Engine;
	let ledgers: Ledgers;

	/** An agent wrote three lines of source, a test run passed over two of them. */
	setup(async () => {
		workspace = new Workspace(Date.parse('2026-10-01T08:00:00Z'));
		workspace.creates('package.json', ['{}']);
		workspace.creates('README.md', ['# Made up']);
		workspace.creates('src/a.ts', ['one();', '', 'three();']);
		workspace.tests({ 'src/a.ts': [1] });
		const now = (): number => Date.parse('2026-10-01T12:00:00Z');
		const opened = openEngine({ store: null, home: workspace.home, extraHomes: [], timeZone: 'UTC', prices: {}, log: silentLogger, now });
		assert.ok(opened.kind === 'open');
		engine = opened.engine;
		await engine.sweep();
		const { book, marks } = engine;
		const sources = { book, marks, documentAt: () => undefined, folders: [workspace.repo], verification: usualVerification };
		ledgers = new Ledgers(sources, () => undefined, silentLogger);
		ledgers.start();
	});
	teardown(() => {
		ledgers.dispose();
		engine.close();
		workspace.remove();
	});

	const report = async (request: ReportRequest): Promise<ReportDocument> => {
		const work = new WorkValue(engine.book, new OpenChanges(engine.book), ledgers);
		const made = await reportOf(sourcesFor(engine.book, { measured: ledgers.measured(), work }), request);
		return reportSchema.parse(JSON.parse(JSON.stringify(made)));
	};
	const lineOf = (file: string, line: number) => report({ kind: 'line', uri: pathToFileURL(`${workspace.repo}/${file}`).href, line });
	const leadOf = ({ lead }: ReportDocument): string => lead.map(proseText).join(' ');
	const partsOf = ({ sections }: ReportDocument): string =>
		sections
			.map(({ title, explanation, blocks }) => {
				const words = blocks.map(block =>
					block.kind === 'prose' ? proseText(block.prose) : block.kind === 'table' ? tableText(block.rows) : '',
				);
				return [title, proseText(explanation), ...words].join(' | ');
			})
			.join('\n');
	const tableText = (rows: Extract<ReportDocument['sections'][number]['blocks'][number], { kind: 'table' }>['rows']): string =>
		rows.map(row => row.map(cell => (cell.kind === 'prose' ? proseText(cell.prose) : '')).join(' / ')).join('; ');

	test('a line by an agent has its author, edit and session, each evidence with cause and time, and that it is verified', async () => {
		const made = await lineOf('src/a.ts', 0);
		assert.match(leadOf(made), /^Claude Code wrote this line on Thursday \d+:\d\d, in an edit of src\/a\.ts\..* The session: /);
		assert.match(partsOf(made), /Exercised \/ run by a passing test \(Claude Code, Thursday \d+:\d\d\) \/ Thursday \d+:\d\d/);
		assert.match(partsOf(made), /\nVerified \|.*It is verified: run by a passing test\./);
	});
	test('one that no test ran says what would verify it', async () => {
		assert.match(
			partsOf(await lineOf('src/a.ts', 2)),
			/What would verify it \|.*It is not verified\. Let the tests write a coverage report, or review the line\. Review it/,
		);
	});
	test('blank lines, prose, and files that no agent edited are said to be that', async () => {
		assert.match(leadOf(await lineOf('src/a.ts', 1)), /^This line is blank/);
		assert.match(
			partsOf(await lineOf('README.md', 0)),
			/Not applicable \| They are read as a whole.* It is no part of verification coverage/,
		);
		assert.match(leadOf(await lineOf('src/none.ts', 4)), /^Nothing is known of this line\. No agent has edited this file/);
	});
	test('a session has its figures and turns, and leaves without its title', async () => {
		const [session] = engine.book.sessions().keys();
		assert.ok(session !== undefined);
		const made = await report({ kind: 'session', session });
		assert.match(leadOf(made), /The agent made \d+ edits to 3 files\./);
		assert.ok(made.sections.some(({ title }) => title === 'Turns'));
		const titled = made.lead.flat().find(span => span.kind === 'link');
		assert.ok(titled?.kind === 'link' && titled.text !== titled.shared);
		assert.ok(!exportedReport(made, 'json').includes(titled.text));
	});
	test('a session that is gone is said to be', async () => {
		assert.match(leadOf(await report({ kind: 'session', session: 'claude-code:gone' })), /knows nothing of this session any more/);
	});
});
