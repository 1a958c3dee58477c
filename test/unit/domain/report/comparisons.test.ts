import assert from 'node:assert/strict';
import { Calendar } from '../../../../src/domain/calendar.ts';
import { allocationReport } from '../../../../src/domain/report/allocation.ts';
import { daysIn } from '../../../../src/domain/report/daysText.ts';
import type { ReportDocument } from '../../../../src/domain/report/document.ts';
import { comparisonReport } from '../../../../src/domain/report/period/compare.ts';
import { figureText, proseText } from '../../../../src/domain/report/words.ts';
import type { PriceOf } from '../../../../src/domain/spend/price.ts';
import { noUsage } from '../../../../src/domain/spend/usage.ts';
import { allocationOf } from '../../../../src/domain/value/allocation.ts';
import { seededRandom } from '../../../../src/domain/value/statistics/random.ts';
import type { ValuedSession } from '../../../../src/domain/value/valuedSession.ts';
import { reportSchema } from '../../../../src/protocol/report.ts';
import { session as sessionNamed } from '../../../support/ledger.ts';
import { bare, empty, week } from './periods.ts';

const rowsOf = ({ sections }: ReportDocument): string[][] =>
	sections
		.flatMap(({ blocks }) => blocks)
		.flatMap(block => (block.kind === 'table' ? block.rows : []))
		.map(row => row.map(cell => (cell.kind === 'prose' ? proseText(cell.prose) : figureText(cell.figure))));
const leadOf = ({ lead }: ReportDocument): string => lead.map(proseText).join(' ');

suite('two periods side by side', () => {
	test('figures stand beside each other with their change; shares change by points', () => {
		const rows = rowsOf(comparisonReport(week, { ...week, time: { ...week.time, phases: week.time.phasesBefore } }));
		assert.deepEqual(
			rows.find(([label]) => label === 'Time at the ends'),
			['Time at the ends', '58 %', '51 %', '+7'],
		);
		assert.deepEqual(
			rows.find(([label]) => label === 'Spend'),
			['Spend', '$46.10', '$46.10', '1.0 times'],
		);
	});
	test('what is not known of both has no change, and is no 0', () => {
		const report = comparisonReport(week, empty);
		const rows = rowsOf(report).filter(([label]) => !['Sessions', 'Agents worked'].includes(label ?? ''));
		assert.ok(rows.every(([, , second]) => second === 'not known'));
		assert.ok(rows.every(([, , , change]) => change === 'not known'));
		assert.match(leadOf(report), /not known of both\. Spend was \$46\.10 against not on record\./);
	});
	test('corrections are only said to differ where chance would hardly show it, and are too few of a handful', () => {
		assert.match(leadOf(comparisonReport(week, week)), /do not clearly differ: 2\.3 against 2\.3 n = 31 and 31/);
		assert.match(leadOf(comparisonReport(week, bare)), /Too few sessions changed files to compare corrections n = 31 and 1/);
		assert.deepEqual(rowsOf(comparisonReport(week, week)).at(-1)?.at(-1), 'not clear');
	});
	test('days are two dates, the earlier one first', () => {
		const calendar = new Calendar('UTC');
		assert.deepEqual(daysIn(' 2026-10-01..2026-10-31 ', calendar), { unit: 'days', first: '2026-10-01', last: '2026-10-31' });
		for (const text of ['', 'week', '2026-10-31..2026-10-01', '2026-13-01..2026-13-02', '2026-10-01']) {
			assert.equal(daysIn(text, calendar), undefined);
		}
	});
});

suite('the report of model allocation', () => {
	const price: Readonly<Record<string, number>> = { large: 3, small: 1 };
	const priceOf: PriceOf = (model, usage) => {
		const usd = price[model ?? ''];
		return usd === undefined ? { kind: 'unpriced', model } : { kind: 'known', usd: usd * usage.output };
	};
	const sessions = (model: string | null, count: number, costUsd: (index: number) => number): ValuedSession[] =>
		Array.from({ length: count }, (_, index) => ({
			session: sessionNamed(),
			kind: 'test',
			model,
			costUsd: costUsd(index),
			correctingTurns: index % 2,
			alive: null,
			landed: null,
			responses: [{ model, usage: { ...noUsage, output: 10 }, at: 0 }],
		}));
	const report = (all: readonly ValuedSession[]): ReportDocument => {
		const made = allocationReport(allocationOf(all, priceOf, seededRandom(1)), week.frame);
		return reportSchema.parse(JSON.parse(JSON.stringify(made)));
	};

	test('without a session that names a model there is nothing to compare', () => {
		assert.match(leadOf(report(sessions(null, 9, () => 1))), /^No session names a model/);
	});
	test('under eight sessions every figure is too few, with how many there are', () => {
		const made = report([...sessions('large', 7, () => 30), ...sessions('small', 9, () => 10)]);
		assert.match(leadOf(made), /^Too few sessions to compare models: each needs 8/);
		assert.deepEqual(
			rowsOf(made)
				.find(([model]) => model === 'large')
				?.slice(1, 3),
			['7', 'too few (7)'],
		);
	});
	test('a cheaper model that did as well is proposed for a trial, with both numbers and the caveat', () => {
		const made = report([...sessions('large', 20, index => 30 + (index % 5)), ...sessions('small', 12, index => 9 + (index % 3))]);
		assert.match(
			leadOf(made),
			/^Try small for tests: a session cost \$10\.00 with it and \$32\.00 with large, .* n = 12 and 20\. Hard tasks may/,
		);
	});
	test('what costs alike is not proposed, and the kinds that were compared are named', () => {
		const made = report([...sessions('large', 12, index => 9 + (index % 3)), ...sessions('small', 12, index => 9 + (index % 3))]);
		assert.match(leadOf(made), /^No trial is proposed: .*\(tests\), no cheaper one is shown/);
		assert.match(rowsOf(made).find(([model]) => model === 'large')?.[7] ?? '', /^small \$120\.00 \(33 %\) for what was \$360\.00/);
	});
});
