/** What becomes of a line where a format says several things of it. */
import assert from 'node:assert/strict';
import { parseGoCover } from '../../../../../src/domain/ledger/reports/goCover.ts';
import { parseIstanbul } from '../../../../../src/domain/ledger/reports/istanbul.ts';
import { parseJacoco } from '../../../../../src/domain/ledger/reports/jacoco.ts';
import { parseLcov } from '../../../../../src/domain/ledger/reports/lcov.ts';
import { parseV8 } from '../../../../../src/domain/ledger/reports/v8.ts';
import { coverageTold } from './fixtures.ts';

type Place = readonly [firstLine: number, firstColumn: number, lastLine: number, lastColumn: number | null];
type Counted = readonly [place: Place, hits: number];

suite('Istanbul: the hits of a line', () => {
	const check = (statements: readonly Counted[], expected: string, more: object = {}): void => {
		const report = parseIstanbul(JSON.stringify({ '/a.js': { path: '/a.js', ...mapped('statementMap', 's', statements), ...more } }));
		assert.deepEqual(coverageTold(report), { files: { '/a.js': expected }, roots: [], issues: [] });
	};
	test('the statement that ran most, of those that start there', () => {
		check([[[1, 0, 1, 9], 0], [[1, 10, 1, 19], 4], [[1, 20, 1, null], 2]], '1:4'); // prettier-ignore
	});
	test('a line inside of a statement goes by the statement', () => {
		check([[[1, 0, 3, 2], 5]], '1:5 2:5 3:5');
	});
	test('and by the inner one where there are two', () => {
		check([[[1, 0, 5, 2], 5], [[2, 2, 4, 3], 0]], '1:5 2:0 3:0 4:0 5:5'); // prettier-ignore
	});
	test('whatever order they are listed in', () => {
		check([[[2, 2, 4, 3], 0], [[1, 0, 5, 2], 5]], '1:5 2:0 3:0 4:0 5:5'); // prettier-ignore
	});
	test('the body of a function goes by its calls', () => {
		const body = { fnMap: { 0: { name: 'f', loc: location([1, 16, 4, 1]) } }, f: { 0: 0 } };
		check([[[1, 0, 4, 2], 1], [[2, 2, 2, 9], 0]], '1:1 2:0 3:0 4:0', body); // prettier-ignore
	});
	test('an operand goes by itself', () => {
		const operands = {
			branchMap: { 0: { type: 'binary-expr', locations: [location([1, 8, 1, 9]), location([2, 2, 2, 5])] } },
			b: { 0: [3, 0] },
		};
		check([[[1, 0, 3, 2], 3]], '1:3 2:0 3:3', operands);
	});
	test('a branch of an if does not, as its place is not its own', () => {
		const branch = { branchMap: { 0: { type: 'if', locations: [location([1, 0, 3, 1]), { start: {}, end: {} }] } }, b: { 0: [0, 3] } };
		check([[[1, 0, 3, 1], 3], [[2, 2, 2, 9], 0]], '1:3 2:0 3:3', branch); // prettier-ignore
	});
	test('a file without statements is known and has no lines', () => {
		check([], '');
	});
	test('generated code is left out, and what is no file is counted', () => {
		const report = parseIstanbul(
			JSON.stringify({
				'/a.js': mapped('statementMap', 's', [[[1, 0, 1, 5], 1]]),
				'/b.ts': { ...mapped('statementMap', 's', [[[1, 0, 1, 5], 1]]), inputSourceMap: { version: 3 } },
				'/c.js': { statementMap: {} },
				'/d.js': { statementMap: { 0: { start: { line: 3 }, end: { line: 2 } }, 1: location([1, 0, 1, 5]) }, s: { 0: 1 } },
			}),
		);
		assert.deepEqual(coverageTold(report), {
			files: { '/a.js': '1:1', '/d.js': '' },
			roots: [],
			issues: [
				{ kind: 'generatedCode', path: '/b.ts' },
				{ kind: 'unreadable', records: 3 },
			],
		});
	});
	test('statements that span too much leave their first lines', () => {
		const spans: Counted[] = Array.from({ length: 11 }, (_, at) => [[at + 1, 0, 1_000_000, 0], 1]);
		const report = parseIstanbul(JSON.stringify({ '/a.js': mapped('statementMap', 's', spans) }));
		assert.equal(report.issues[0]?.kind, 'tooManyLines');
		assert.equal(report.files[0]?.lines[10]?.hits, 1);
	});
});

suite('V8: the hits of a line', () => {
	const check = (source: string, ranges: readonly (readonly [start: number, end: number, hits: number])[], expected: string): void => {
		const told = ranges.map(([startOffset, endOffset, count]) => ({ startOffset, endOffset, count }));
		const script = { url: 'file://server/share/a.js', functions: [{ functionName: '', isBlockCoverage: true, ranges: told }] };
		assert.deepEqual(coverageTold(parseV8(JSON.stringify({ result: [script] }), () => source)).files, { '//server/share/a.js': expected });
	};
	test('a range that holds a part of the line does not count', () => {
		check('a ? b : c;\n', [[0, 11, 2], [4, 5, 0]], '1:2'); // prettier-ignore
	});
	test('one that holds all but its white space does', () => {
		check('if (a)\n\t{ b }  \n', [[0, 16, 2], [8, 13, 0]], '1:2 2:0'); // prettier-ignore
	});
	test('a range that ended does not hold what follows', () => {
		check('a\nb\nc\n', [[0, 6, 1], [0, 1, 7], [2, 3, 0]], '1:7 2:0 3:1'); // prettier-ignore
	});
	test('line ends of all systems, and none', () => {
		check('a\r\nb\rc\n\nd', [[0, 9, 1], [3, 4, 0]], '1:1 2:0 3:1 5:1'); // prettier-ignore
	});
	test('characters outside of the basic plane are two units', () => {
		check('"🧾"\nb\n', [[0, 7, 1], [5, 6, 0]], '1:1 2:0'); // prettier-ignore
	});
});

suite('Go: the hits of a line', () => {
	const check = (blocks: readonly string[], expected: string): void => {
		assert.deepEqual(coverageTold(parseGoCover(['mode: count', ...blocks.map(block => `a.go:${block}`)].join('\r\n'))).files, {
			'a.go': expected,
		});
	};
	test('a block that runs into the next counts for the line they meet on', () => {
		check(['1.10,2.8 1 3', '2.8,4.3 1 0'], '1:3 2:3 3:0 4:0');
	});
	test('a brace before else does not', () => {
		check(['2.8,4.3 1 3', '4.9,6.3 1 0'], '2:3 3:3 4:0 5:0 6:0');
	});
	test('blocks of one line all count', () => {
		check(['1.2,1.9 1 0', '1.12,1.20 1 2'], '1:2');
	});
});

suite('lcov and JaCoCo: the hits of a line', () => {
	test('lcov ends its lines as Windows does, and may lack the last end', () => {
		assert.deepEqual(coverageTold(parseLcov('TN:\r\nSF:a b.c\r\nDA:1,2\r\nDA:2,0')).files, { 'a b.c': '1:2 2:0' });
	});
	test('JaCoCo has files without a package, and lines that it counts no instruction of', () => {
		const report = parseJacoco(
			'<report name="x"><package name=""><sourcefile name="A.java"><line nr="1" ci="5" mi="9"/><line nr="2"/></sourcefile></package></report>',
		);
		assert.deepEqual(coverageTold(report), { files: { 'A.java': '1:1' }, roots: [], issues: [{ kind: 'unreadable', records: 1 }] });
	});
});

function mapped(map: string, counts: string, entries: readonly Counted[]): object {
	return {
		[map]: Object.fromEntries(entries.map(([place], at) => [at, location(place)])),
		[counts]: Object.fromEntries(entries.map(([, hits], at) => [at, hits])),
	};
}

function location([firstLine, firstColumn, lastLine, lastColumn]: Place): object {
	return { start: { line: firstLine, column: firstColumn }, end: { line: lastLine, column: lastColumn } };
}
