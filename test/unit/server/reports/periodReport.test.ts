import assert from 'node:assert/strict';
import { silentLogger } from '../../../../src/base/log.ts';
import { HOUR_MS } from '../../../../src/base/units.ts';
import { Calendar } from '../../../../src/domain/calendar.ts';
import type { OutcomeAnswer } from '../../../../src/domain/value/outcomeSplit.ts';
import type { ReportDays } from '../../../../src/domain/report/request.ts';
import type { ReportDocument } from '../../../../src/domain/report/document.ts';
import { figureText, proseText } from '../../../../src/domain/report/words.ts';
import { reportSchema } from '../../../../src/protocol/report.ts';
import type { LookItem } from '../../../../src/protocol/look.ts';
import type { Engine } from '../../../../src/server/engine.ts';
import { usualVerification } from '../../../../src/server/ledger/coveredTree.ts';
import { Ledgers } from '../../../../src/server/ledger/ledgers.ts';
import { boundsOf, meantDays } from '../../../../src/server/reports/period/meantDays.ts';
import { reportOf } from '../../../../src/server/reports/report.ts';
import { OpenChanges } from '../../../../src/server/value/openChanges.ts';
import { WorkValue } from '../../../../src/server/value/workValue.ts';
import { exportedReport } from '../../../../src/share/report.ts';
import { sourcesFor } from '../../../support/reportSources.ts';
import { lines, Story } from '../value/story.ts';

const thisWeek: ReportDays = { unit: 'week', of: null };

suite('the days of a report', () => {
	const calendar = new Calendar('Europe/Berlin');
	/** A Friday. */
	const now = Date.parse('2026-11-20T17:00:00Z');
	const meant = (days: ReportDays) => meantDays(days, calendar, now);

	test('a week begins on Monday and goes up to today; what is before it is a whole week', () => {
		const { first, last, title, before, ways } = meant(thisWeek);
		assert.deepEqual([first, last, title], ['2026-11-16', '2026-11-20', 'Week of 16 November']);
		assert.deepEqual(before, { first: '2026-11-09', last: '2026-11-15', name: 'the week before' });
		assert.deepEqual(
			ways.map(({ label }) => label),
			['The week before'],
		);
	});
	test('a week that is over is whole, leads on to the next, and names the year where it is another', () => {
		const { first, last, title, ways } = meant({ unit: 'week', of: '2025-12-31' });
		assert.deepEqual([first, last, title], ['2025-12-29', '2026-01-04', 'Week of 29 December 2025']);
		assert.deepEqual(
			ways.map(({ label }) => label),
			['The week before', 'The week after'],
		);
	});
	test('a month and a day have those before them', () => {
		assert.deepEqual(meant({ unit: 'month', of: '2026-03-15' }).before, {
			first: '2026-02-01',
			last: '2026-02-28',
			name: 'the month before',
		});
		assert.deepEqual(meant({ unit: 'day', of: null }).before, { first: '2026-11-19', last: '2026-11-19', name: 'the day before' });
	});
	test('days to come are left out, and two dates may stand either way', () => {
		assert.deepEqual([meant({ unit: 'days', first: '2026-11-30', last: '2026-11-18' }).last], ['2026-11-20']);
		assert.deepEqual(meant({ unit: 'week', of: '2027-06-01' }).first, '2026-11-16');
	});
	test('a day lasts from midnight to midnight, also where a clock is put back', () => {
		const { since, until } = boundsOf(
			{ first: calendar.dayOf(Date.parse('2026-10-25T10:00:00Z')), last: calendar.dayOf(Date.parse('2026-10-25T10:00:00Z')) },
			calendar,
		);
		assert.equal(until - since, 25 * HOUR_MS);
	});
});

suite('the report of a period, from what is on record', function () {
	this.timeout(60_000);
	let story: Story;
	let engine: Engine;
	let ledgers: Ledgers;
	const look: LookItem[] = [];

	/** A Monday: half of what was written landed, a part was dropped. */
	setup(async () => {
		story = new Story(Date.parse('2026-08-03T09:00:00Z'));
		story.session('claude-code', { 'a.ts': lines('a', 6), 'dropped.ts': lines('b', 2) });
		story.repository.git('add', 'a.ts');
		story.repository.git('commit', '-q', '-m', 'A');
		story.repository.git('clean', '-q', '-f');
		story.session('codex', { 'c.ts': lines('c', 4) });
		engine = await story.engine();
		const { book, marks } = engine;
		const sources = { book, marks, documentAt: () => undefined, folders: [story.repository.root], verification: usualVerification };
		ledgers = new Ledgers(sources, () => undefined, silentLogger);
		ledgers.start();
	});
	teardown(() => {
		look.length = 0;
		ledgers.dispose();
		engine.close();
		story.remove();
	});

	const report = async (days: ReportDays = thisWeek, outcome: OutcomeAnswer | null = null): Promise<ReportDocument> => {
		const work = new WorkValue(engine.book, new OpenChanges(engine.book), ledgers);
		const sources = sourcesFor(engine.book, { measured: ledgers.measured(), work, look: () => Promise.resolve(look) });
		return reportSchema.parse(JSON.parse(JSON.stringify(await reportOf(sources, { kind: 'period', days, outcome }))));
	};
	const section = ({ sections }: ReportDocument, title: string) => sections.find(one => one.title === title);
	const block = (of: ReportDocument, title: string) => section(of, title)?.blocks[0];
	const table = (of: ReportDocument, title: string): string[][] => {
		const found = block(of, title);
		assert.ok(found?.kind === 'table');
		return found.rows.map(row => row.map(cell => (cell.kind === 'prose' ? proseText(cell.prose) : figureText(cell.figure))));
	};

	test('says what the spend became, in how many changes, and how many lines are verified', async () => {
		const made = await report();
		const lead = made.lead.map(proseText).join(' ');
		assert.match(made.period, /2 sessions · Claude Code, Codex · 1 project$/);
		assert.match(lead, /Agents wrote 10 lines that are still there; 0 of them are verified\./);
		assert.match(lead, /of it is in 1 change that landed, \$[\d.]+ in work that was dropped or reverted\./);
		const money = block(made, 'What the money became');
		assert.ok(money?.kind === 'bar');
		assert.deepEqual(
			money.parts.map(({ label }) => label),
			['landed and still there', 'not landed yet', 'dropped or reverted'],
		);
		const landed = block(made, 'Lines that landed');
		assert.ok(landed === undefined, 'of one day there are no columns by day');
	});

	test('shares are of lines: six of eight that are settled landed', async () => {
		const [row] = table(await report(), 'By kind of work');
		assert.deepEqual([row?.[0], row?.[1], row?.[3], row?.[4], row?.[6]], ['Feature', '2', '75 %', '0 %', 'too few sessions']);
	});

	test('what the engineer says came of it is a part of the spend, and so is what they say nothing of', async () => {
		const unsaid = await report();
		assert.equal(block(unsaid, 'What came of it'), undefined);
		assert.match(proseText(section(unsaid, 'What came of it')?.explanation ?? []), /^You have said of none of this work what came of it\./);
		const [first] = [...engine.book.sessions().keys()];
		assert.ok(first);
		const amount = { value: 1_200, currency: 'EUR' };
		engine.marks.sayOutcome({ subject: { of: 'session', session: first }, outcome: 'shipped', note: null, amount });
		const rows = table(await report(), 'What came of it');
		const without = (...places: readonly number[]) => rows.map(row => row.filter((_, place) => !places.includes(place)));
		assert.deepEqual(without(3, 4), [
			['Shipped something that customers pay for', '1', '100 %', '1,200 EUR'],
			['Not said', '0', '0 %', '–'],
		]);
		const shares = without(0, 1, 2, 3, 5).map(([share = '']) => Number(share.replace(' %', '')));
		assert.ok(Math.min(...shares) > 0 && Math.abs(shares.reduce((sum, share) => sum + share, 0) - 100) <= 1, shares.join(' and '));
	});

	test('of one outcome there is a report of its own: of those sessions alone, and of nothing that cannot be told apart', async () => {
		const [first] = [...engine.book.sessions().keys()];
		assert.ok(first);
		engine.marks.sayOutcome({ subject: { of: 'session', session: first }, outcome: 'shipped', note: null, amount: null });
		const [shipped, rest, saved] = [
			await report(thisWeek, 'shipped'),
			await report(thisWeek, 'notSaid'),
			await report(thisWeek, 'savedMoney'),
		];
		assert.match(shipped.period, /^only what you say shipped something that customers pay for · .*1 session /);
		assert.match(rest.period, /^only sessions of which you said nothing · .*1 session /);
		assert.match(proseText(saved.lead[0] ?? []), /^Nothing is on record of this period that you said this of\./);
		assert.deepEqual([section(shipped, 'Verification coverage'), section(shipped, 'Worth a look')], [undefined, undefined]);
		assert.doesNotMatch(shipped.lead.map(proseText).join(' '), /verified/);
		assert.deepEqual(
			shipped.ways.map(({ label }) => label),
			['The week before', 'All work'],
		);
	});

	test('a week before anything was written says that nothing is on record', async () => {
		const made = await report({ unit: 'week', of: '2026-07-01' });
		assert.match(proseText(made.lead[0] ?? []), /^Nothing is on record/);
		assert.deepEqual(made.sections, []);
	});

	test('what is worth a look is in the page’s words, and leaves in none that name files', async () => {
		const at = engine.book.ports.now() - 1;
		const item = {
			id: 'i',
			kind: 'outsideWorkspace',
			headline: 'secret edited outside',
			facts: ['It worked in app.', 'It also did.'],
			at,
		} as const;
		look.push({
			...item,
			facts: [...item.facts],
			session: null,
			title: null,
			agentName: 'Codex',
			file: { uri: 'file:///home/ada/secret', path: '/home/ada/secret', line: null },
		});
		const made = await report();
		assert.match(table(made, 'Worth a look')[0]?.[0] ?? '', /secret edited outside/);
		for (const format of ['markdown', 'html', 'json'] as const) {
			assert.doesNotMatch(exportedReport(made, format), /secret/);
		}
	});
});
