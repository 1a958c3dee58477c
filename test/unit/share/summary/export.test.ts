import assert from 'node:assert/strict';
import type { Summary } from '../../../../src/domain/summary/summary.ts';
import { exportedSummary } from '../../../../src/share/summary/export.ts';
import { summaryCsv } from '../../../../src/share/summary/csv.ts';
import { summaryWith } from '../../../support/summaries.ts';

const name = (agent: string): string => (agent === 'claude-code' ? 'Claude Code' : agent);

suite('A summary as Markdown and HTML', () => {
	const markdown = (summary: Summary): string => exportedSummary(summary, 'markdown', name);
	const html = (summary: Summary): string => exportedSummary(summary, 'html', name);

	test('says each figure with how it is known, between its markers', () => {
		const text = markdown(summaryWith());
		assert.match(text, /^<!-- bookend:begin bookend-summary\/1 -->\n### Session with an agent\n\n2026-11-20 · Claude Code\n/);
		assert.match(text, /- Engineer’s time: \*\*1 h 6 m\*\* \(inferred\)/);
		assert.match(text, /- Verified: \*\*67 %\*\* \(measured\): 80 of 120 lines\./);
		assert.match(text, /- Spend: \*\*\$2\.75\*\* \(estimated\): 2\.2 M tokens\./);
		assert.match(text, /\| TypeScript \| 15 \| 190 \| 38 \|/);
		assert.match(text, /\n<!-- bookend:end -->\n$/);
	});

	test('says what is not known, and why', () => {
		const text = markdown(summaryWith({ coverage: { unknown: 'noFolder' }, outcomes: { unknown: 'notSaid' } }));
		assert.match(text, /Not known: Verification: no folder was open to look at\. Outcomes: the engineer has not said\./);
		assert.doesNotMatch(text, /Verified:/);
	});

	test('nothing alive is nothing to verify, not 100 %', () => {
		const { coverage } = summaryWith();
		const none = { none: 0, checked: 0, tested: 0, exercised: 0, proved: 0 };
		const nobody = { none: 0, seen: 0, reviewed: 0 };
		const empty = {
			...coverage,
			alive: 0,
			verified: 0,
			selfGraded: 0,
			placed: 0,
			byMachine: none,
			byEngineer: nobody,
		} as Summary['coverage'];
		assert.match(markdown(summaryWith({ coverage: empty })), /Verified: \*\*not known\*\*: Nothing to verify/);
	});

	test('what was chosen stays text', () => {
		const chosen = { author: 'Ada <b>', title: '[x](command:y)', note: 'one\n<!-- bookend:end -->', paths: ['a`b.ts'], prompts: ['# go'] };
		const text = markdown(summaryWith({ chosen }));
		assert.match(text, /By \*\*Ada \\<b\\>\*\*/);
		assert.equal(text.match(/<!-- bookend:end -->/g)?.length, 1);
		assert.match(text, /\\\[x\\\]\(command\\:y\)/);
		const page = html(summaryWith({ chosen }));
		assert.match(page, /Ada &lt;b&gt;/);
		assert.doesNotMatch(page, /<!-- bookend/);
	});

	test('one HTML file needs nothing else', () => {
		const page = html(summaryWith());
		assert.match(page, /default-src 'none'/);
		assert.doesNotMatch(page, /<script|https?:|src=|href=/);
	});
});

suite('A summary as CSV', () => {
	const rows = (summary: Summary): string[] => summaryCsv(summary).split('\n');

	test('has a row a figure, with how it is known', () => {
		const csv = rows(summaryWith({ cost: { unknown: 'noPrice' } }));
		assert.equal(csv[0], 'part,item,figure,value,basis');
		for (const row of [
			'engineerTime,spec,seconds,900,inferred',
			'tokens,,cacheRead,2000000,measured',
			'cost,,,,unknown: noPrice',
			'coverage,exercised,byMachine,65,measured',
			'runs,agent test failed,count,2,measured',
			'edits,typescript,added,190,measured',
			'models,claude-opus-4-5,usd,2.75,estimated',
		]) {
			assert.ok(csv.includes(row), row);
		}
	});

	for (const formula of ['=1+1', '+1', '-1+cmd', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("x","y")', '=1,2']) {
		test(`keeps ${JSON.stringify(formula)} from being a formula`, () => {
			const csv = summaryCsv(summaryWith({ chosen: { note: formula } }));
			const cell = /^chosen,,note,(?<cell>[^]*),$/m.exec(csv)?.groups?.['cell'] ?? '';
			assert.match(cell, /^"?'/);
		});
	}
});
