/** One run of one program, told by several tools: their reports have to say the same of its lines. */
import assert from 'node:assert/strict';
import { parseCoverage } from '../../../../../src/domain/ledger/reports/coverage.ts';
import type { CoverageKind } from '../../../../../src/domain/ledger/reports/kind.ts';
import type { CoverageReport, LineHits } from '../../../../../src/domain/ledger/reports/report.ts';
import { parseV8 } from '../../../../../src/domain/ledger/reports/v8.ts';
import { coverageTold, fixture } from './fixtures.ts';

suite('Reports: different tools on the same run', () => {
	for (const claim of ['cobertura-of-c8', 'istanbul-of-c8', 'v8-of-a-stripped-typescript-file']) {
		test(`${claim.replaceAll('-', ' ')} agrees with lcov of Node's own runner`, () => {
			assert.deepEqual(linesWithWords(coverage(claim)), linesWithWords(coverage('lcov-of-nodes-test-runner')));
		});
	}

	test('coverage.py tells the same by lcov and by Cobertura, but for the docstring that only lcov lists', () => {
		const lcov = onlyFile(coverage('lcov-with-checksums-of-coverage-py'));
		assert.deepEqual(
			onlyFile(coverage('cobertura-of-coverage-py')),
			lcov.filter(({ line }) => line !== 1),
		);
	});
});

suite('V8: whether its offsets can be trusted', () => {
	const { text, sourceOf } = fixture('v8-of-a-stripped-typescript-file');
	const source = sourceOf('till.ts') ?? '';
	const path = '/home/till/src/till.ts';
	const issuesFor = (now: string | null): readonly string[] =>
		parseV8(text, asked => (asked === path ? now : null)).issues.map(issue => issue.kind);

	test('the text that ran, with a byte order mark before it', () => {
		assert.deepEqual(
			coverageTold(parseV8(text, () => `\uFEFF${source}`)).files[path],
			coverageTold(parseV8(text, () => source)).files[path],
		);
	});
	test('a text that grew is another one', () => {
		assert.deepEqual(issuesFor(`${source} `), ['sourceMissing', 'sourceChanged']);
	});
	test('a text that is gone', () => {
		assert.deepEqual(issuesFor(null), ['sourceMissing', 'sourceMissing']);
	});
	test('a script that comes of a source map', () => {
		const mapped = { ...(JSON.parse(text) as object), 'source-map-cache': { [`file://${path}`]: { lineLengths: [], data: null } } };
		const report = parseV8(JSON.stringify(mapped), () => source);
		assert.deepEqual(report.issues, [
			{ kind: 'sourceChanged', path: '/home/till/test/till.test.ts' },
			{ kind: 'generatedCode', path },
		]);
		assert.deepEqual(report.files, []);
	});
	test('modules of Node and evaluated texts are no files', () => {
		const urls = ['node:fs', 'evalmachine.<anonymous>', 'https://example.com/a.js', 'data:text/javascript,1', 'file:///%E0%A4%A'];
		const scripts = { result: urls.map(url => ({ scriptId: '1', url, functions: [] })) };
		assert.deepEqual(
			parseV8(JSON.stringify(scripts), () => ''),
			{ files: [], roots: [], issues: [] },
		);
	});
	test('a Windows path with a space', () => {
		const functions = [{ functionName: '', isBlockCoverage: true, ranges: [{ startOffset: 0, endOffset: 4, count: 3 }] }];
		const scripts = { result: [{ scriptId: '1', url: 'file:///C:/my%20work/a.js?v=2', functions }] };
		assert.deepEqual(coverageTold(parseV8(JSON.stringify(scripts), () => 'a()\n')).files, { 'C:/my work/a.js': '1:3' });
	});
});

function coverage(claim: string): CoverageReport {
	const { kind, text, sourceOf } = fixture(claim);
	return parseCoverage(kind as CoverageKind, text, sourceOf);
}

function onlyFile({ files }: CoverageReport): readonly LineHits[] {
	assert.equal(files.length, 1);
	return files[0]?.lines ?? [];
}

/** The runners also list blank lines; we do not read those out of V8. */
function linesWithWords(report: CoverageReport): readonly LineHits[] {
	const source = (fixture('v8-of-a-stripped-typescript-file').sourceOf('till.ts') ?? '').split('\n');
	return onlyFile(report).filter(({ line }) => source[line - 1]?.trim() !== '');
}
