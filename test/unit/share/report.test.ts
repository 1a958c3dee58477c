import assert from 'node:assert/strict';
import fc from 'fast-check';
import { markdownText } from '../../../src/base/markdown.ts';
import { reportSchema } from '../../../src/protocol/report.ts';
import { exportedReport } from '../../../src/share/report.ts';
import { everything, hostile } from './documents.ts';

suite('exported reports', () => {
	for (const format of ['markdown', 'html', 'json'] as const) {
		test(`${format} says every figure with how it is known, and that something is not known`, () => {
			const text = exportedReport(everything, format).replaceAll('\\', '');
			for (const words of ['62 %', 'measured', 'estimated', 'inferred', 'A report plainly', 'Section plainly', 'a session plainly']) {
				assert.ok(text.includes(words), words);
			}
			assert.match(text, format === 'json' ? /"value": null/ : /not known/);
			assert.doesNotMatch(text, /NaN|undefined|Infinity/);
		});

		test(`${format} leaves out words of transcripts, addresses, ids and what can be done`, () => {
			assert.doesNotMatch(exportedReport(everything, format), /Fix the race|secret|file:|openFile|retag|day before/);
		});

		test(`${format} turns nothing around and hides nothing`, () => {
			assert.doesNotMatch(exportedReport(hostile, format), format === 'json' ? /\u001b/ : /[\u202E\u001b]/);
		});
	}

	test('JSON is the report as the wire knows it', () => {
		assert.equal(reportSchema.safeParse(JSON.parse(exportedReport(everything, 'json'))).success, true);
	});

	test('HTML keeps hostile text as text', () => {
		const html = exportedReport(hostile, 'html');
		assert.doesNotMatch(html, /<img|onerror="|<\/style><img|<script|javascript:/);
		assert.equal(html.match(/<\/style>/g)?.length, 1);
		assert.ok(html.includes('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;'));
	});

	test('HTML has a policy that lets nothing in, and needs nothing', () => {
		const html = exportedReport(everything, 'html');
		assert.match(
			html,
			/Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]+'; style-src-attr 'unsafe-inline';/,
		);
		assert.doesNotMatch(html, /\b(?:src|href)=|url\(|@import|https?:/);
		assert.match(html, /prefers-color-scheme: dark/);
		assert.match(html, /@media print/);
	});

	test('HTML has one heading of the first level, a caption for every table and a name for every picture', () => {
		const html = exportedReport(everything, 'html');
		assert.equal(html.match(/<h1>/g)?.length, 1);
		assert.equal(html.match(/<table><caption>/g)?.length, 1);
		assert.ok([...html.matchAll(/role="img" aria-label="([^"]+)"/g)].length >= 4);
	});

	test('Markdown keeps hostile text as text', () => {
		const markdown = exportedReport(hostile, 'markdown').replace(/``.*?``/g, '');
		assert.doesNotMatch(markdown, /(?<!\\)<img|(?<!\\)\]\(command|^#+ .*\n<b>/m);
	});

	test('every row of a Markdown table has the cells of its head, whatever the words', () => {
		fc.assert(
			fc.property(fc.string(), words => {
				const section = { title: words, explanation: [], width: 'full', blocks: [table(words)] } as const;
				const markdown = exportedReport({ ...everything, lead: [], figures: [], notes: [], sections: [section] }, 'markdown');
				const rows = markdown.split('\n').filter(line => line.startsWith('| '));
				assert.equal(rows.length, 3);
				assert.ok(rows.every(row => row.match(/(?<!\\)\|/g)?.length === 3));
			}),
		);
	});

	test('spaces between the parts of a sentence stay in Markdown', () => {
		assert.ok(
			exportedReport(everything, 'markdown').includes(
				`**62 % plainly** of it, plainly \`plainly\` ${markdownText('[n = 12 plainly]')} see a session plainly`,
			),
		);
	});
});

const table = (words: string) =>
	({
		kind: 'table',
		caption: words,
		columns: [
			{ title: words, align: 'left' },
			{ title: 'Lines', align: 'right' },
		],
		rows: [
			[
				{ kind: 'prose', prose: [{ kind: 'code', text: words }] },
				{ kind: 'prose', prose: [{ kind: 'text', text: words }] },
			],
		],
		more: 0,
	}) as const;
