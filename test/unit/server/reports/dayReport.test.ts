import assert from 'node:assert/strict';
import type { ReportDocument, Table } from '../../../../src/domain/report/document.ts';
import { figureText, proseText } from '../../../../src/domain/report/words.ts';
import { reportSchema } from '../../../../src/protocol/report.ts';
import type { BookPorts } from '../../../../src/server/book.ts';
import { reportOf } from '../../../../src/server/reports/report.ts';
import { at, bookOf, editRow, session, sessionRow, turnRow } from '../../../support/book.ts';
import { sourcesFor } from '../../../support/reportSources.ts';

const NOW = '2026-10-15T18:00:00Z';
const one = session('one');
const rows = {
	session: [sessionRow(one, '2026-10-15T09:00:00Z', '2026-10-15T10:00:00Z')],
	edit: [editRow(one, '2026-10-15T09:05:00Z', '/work/app/a.ts', { turn: turnRow(one, '2026-10-15T09:00:00Z', '2026-10-15T09:20:00Z').id })],
	turn: [turnRow(one, '2026-10-15T09:00:00Z', '2026-10-15T09:20:00Z'), turnRow(one, '2026-10-15T09:25:00Z', '2026-10-15T09:40:00Z')],
};

async function dayOf(day: string | null, ports: Partial<BookPorts> = {}): Promise<ReportDocument> {
	const book = bookOf(rows, NOW, ports);
	const report = await reportOf(sourcesFor(book), { kind: 'day', day });
	return reportSchema.parse(JSON.parse(JSON.stringify(report)));
}

function tableIn({ sections }: ReportDocument): Table {
	const table = sections.flatMap(({ blocks }) => blocks).find(block => block.kind === 'table');
	assert.ok(table !== undefined);
	return table;
}

const wordsIn = (table: Table): string[][] =>
	table.rows.map(row => row.map(cell => (cell.kind === 'prose' ? proseText(cell.prose) : figureText(cell.figure))));

suite('the report of a day', () => {
	test('tells each slice with its time, phase, reason, who says so and session', async () => {
		const report = await dayOf(null);
		const table = wordsIn(tableIn(report));
		assert.ok(table.length >= 3);
		const delegate = table.find(row => row[1] === 'Delegate');
		assert.deepEqual(delegate?.slice(0, 3), ['09:00–09:20', 'Delegate', '20 m']);
		assert.deepEqual(delegate.slice(4), ['inferred', 'Bookend re-tag', 'Session in app, 9:00']);
		assert.equal(report.period, 'Thursday, 15 October 2026');
	});

	test('its figures add up to the active time, and say that they are inferred', async () => {
		const { figures } = await dayOf(null);
		const [active, ...others] = figures;
		const phases = others.filter(({ label }) => label !== 'Agents worked');
		const sum = phases.reduce((all, { figure }) => all + (figure.value ?? 0), 0);
		assert.ok(active !== undefined && Math.abs((active.figure.value ?? 0) - sum) < 1e-9);
		assert.ok(phases.every(({ figure }) => figure.basis === 'inferred' && figure.n !== null));
	});

	test('a day without time says so, and shows no figure', async () => {
		const report = await dayOf('2026-10-14');
		assert.match(proseText(report.lead[0] ?? []), /^No active time of yours is on record on this day\.$/);
		assert.deepEqual([report.figures, report.sections], [[], []]);
		assert.deepEqual(
			report.ways.map(({ label }) => label),
			['The day before', 'The day after'],
		);
	});

	test('a day to come, or none, is today; after it there is no day', async () => {
		assert.equal((await dayOf('2031-01-01')).period, 'Thursday, 15 October 2026');
		assert.equal((await dayOf('no day')).period, 'Thursday, 15 October 2026');
		assert.deepEqual(
			(await dayOf(null)).ways.map(({ label }) => label),
			['The day before'],
		);
	});

	test('what the engineer says is told as theirs, and being away can be taken back', async () => {
		const retags = () => [
			{ mark: 'm1', start: at('2026-10-15T09:00:00Z'), end: at('2026-10-15T09:20:00Z'), phase: 'verify' as const },
			{ mark: 'm2', start: at('2026-10-15T09:25:00Z'), end: at('2026-10-15T09:40:00Z'), phase: null },
		];
		const report = await dayOf(null, { retags });
		const said = wordsIn(tableIn(report)).find(row => row[0] === '09:00–09:20');
		assert.deepEqual([said?.[1], said?.[5]], ['Verify', 'you re-tag']);
		const links = report.sections.at(-1)?.blocks.flatMap(block => (block.kind === 'prose' ? block.prose : [])) ?? [];
		assert.deepEqual(
			links.flatMap(span => (span.kind === 'link' ? [[span.text, span.action]] : [])),
			[['09:25–09:40', { kind: 'retag', start: at('2026-10-15T09:25:00Z'), end: at('2026-10-15T09:40:00Z'), mark: 'm2' }]],
		);
	});
});
