import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { MINUTE_MS } from '../../../../src/base/units.ts';
import type { Beginning, PeriodFacts } from '../../../../src/domain/report/period/facts.ts';
import { beginningSentence, leadOf } from '../../../../src/domain/report/period/lead.ts';
import { periodReport } from '../../../../src/domain/report/period/report.ts';
import { proseText } from '../../../../src/domain/report/words.ts';
import { reportSchema } from '../../../../src/protocol/report.ts';
import { exportedReport } from '../../../../src/share/report.ts';
import { bare, empty, week } from './periods.ts';

const fixtures = path.resolve(import.meta.dirname, '../../../fixtures/periods');

/** What is printed of a period; `UPDATE_GOLDEN=1` writes it anew. */
function isAsWritten(name: string, facts: PeriodFacts): void {
	const file = path.join(fixtures, `${name}.md`);
	const text = exportedReport(periodReport(facts), 'markdown');
	if (process.env['UPDATE_GOLDEN'] === '1') {
		writeFileSync(file, text);
	}
	assert.equal(text, readFileSync(file, 'utf8'));
}

const leadText = (facts: PeriodFacts): string => leadOf(facts).map(proseText).join(' ');
const begun = (count: number, minutes: number, corrections: (index: number) => number): readonly Beginning[] =>
	Array.from({ length: count }, (_, index) => ({ specMs: minutes * MINUTE_MS, corrections: corrections(index) }));

suite('the report of a period', () => {
	test('a week of which all is known reads from sentences over pictures and tables to how it is known', () => {
		isAsWritten('a-week-of-which-all-is-known', week);
	});
	test('what transcripts alone tell leaves out what nobody looked at', () => {
		isAsWritten('a-week-of-transcripts-alone', bare);
	});
	test('a period without anything says that, and shows no figure', () => {
		isAsWritten('a-week-without-anything', empty);
		assert.deepEqual([periodReport(empty).figures, periodReport(empty).sections], [[], []]);
	});
	test('nothing that is not known is 0', () => {
		const report = periodReport(bare);
		const text = exportedReport(report, 'markdown');
		assert.doesNotMatch(text, /\$0|NaN|undefined|Infinity|null/);
		assert.deepEqual(
			report.figures.filter(({ figure }) => figure.value === null).map(({ label }) => label),
			['Verified', 'Spend'],
		);
		assert.ok(!report.sections.some(({ title }) => ['Spend', 'Lines that landed', 'Worth a look'].includes(title)));
	});
	test('every figure says how it is known, and those of many say of how many', () => {
		for (const { figure } of periodReport(week).figures) {
			assert.ok(figure.n !== null || figure.unit === 'seconds');
		}
		for (const facts of [week, bare, empty]) {
			assert.ok(reportSchema.safeParse(JSON.parse(JSON.stringify(periodReport(facts)))).success);
		}
	});
	test('spend stands beside what it became, with what has no price', () => {
		assert.match(
			leadText(week),
			/You spent \$46\.10 at list price, and 4 k tokens of 2 models without a price; \$31\.80 of it is in 11 changes that landed, \$6\.20 in work that was dropped/,
		);
		assert.match(leadText(bare), /What agents used has no list price: 90 k tokens of 1 model without one\./);
	});
	test('coverage of a period that is over is that of the last day on which somebody looked', () => {
		const over: PeriodFacts = {
			...week,
			coverage: { ...week.coverage, kind: 'measured', when: 'Friday, 13 November', placed: null, alive: 10, verified: 4 },
		};
		assert.match(leadText(over), /Agents wrote 10 lines that were there on Friday, 13 November; 4 of them are verified\./);
	});
	test('where there is nothing to verify no share is shown', () => {
		const none: PeriodFacts = { ...week, coverage: { kind: 'measured', when: 'now', placed: null, alive: 0, verified: 0 } };
		assert.match(leadText(none), /No line that agents wrote is alive/);
		assert.ok(!periodReport(none).figures.some(({ label }) => label === 'Verified'));
	});
});

suite('spec before the first edit, and corrections after it', () => {
	const said = (beginnings: readonly Beginning[]): string => proseText(beginningSentence(beginnings));

	test('eight sessions on both sides are the fewest that say anything', () => {
		assert.match(said([...begun(7, 9, () => 0), ...begun(30, 1, () => 5)]), /cannot be told yet: too few .*n = 7 and 30/);
		assert.match(
			said([...begun(8, 9, () => 0), ...begun(8, 1, () => 5)]),
			/needed fewer corrections: 0\.0 against 5\.0 a session n = 8 and 8/,
		);
		assert.equal(said([]), '');
	});
	test('a difference that may be chance is called none', () => {
		assert.match(
			said([...begun(9, 9, index => index % 3), ...begun(9, 1, index => (index + 1) % 3)]),
			/neither clearly fewer nor clearly more/,
		);
	});
	test('more corrections are said as plainly as fewer', () => {
		assert.match(said([...begun(9, 9, () => 6), ...begun(9, 1, index => index % 2)]), /needed more corrections/);
	});
	test('swapping the groups swaps the word', () => {
		const counts = fc.array(fc.nat(9), { minLength: 8, maxLength: 20 });
		fc.assert(
			fc.property(counts, counts, (first, second) => {
				const of = (long: readonly number[], short: readonly number[]): string =>
					said([...begun(long.length, 9, index => long[index] ?? 0), ...begun(short.length, 1, index => short[index] ?? 0)]);
				assert.equal(/needed fewer/.test(of(first, second)), /needed more/.test(of(second, first)));
			}),
		);
	});
});
