import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchLines } from '../../../../src/domain/ledger/lineDiff.ts';
import { NEW_LINE } from '../../../../src/domain/ledger/lineMatches.ts';
import { matchShortestEdit } from '../../../../src/domain/ledger/shortestEdit.ts';
import { runs } from '../../../support/facts.ts';

const fewLines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 25 });
const distinctLines = fc.uniqueArray(fc.nat({ max: 60 }), { maxLength: 40 });

suite('The line diff', () => {
	test('matches equal lines only, in the same order on both sides', () => {
		fc.assert(
			fc.property(fewLines, fewLines, (before, after) => {
				assertCommon(before, after, matchLines(before, after));
			}),
			runs(1000),
		);
	});

	test('of lines that stand once matches as many as can be', () => {
		fc.assert(
			fc.property(distinctLines, distinctLines, (before, after) => {
				assert.equal(countOf(matchLines(before, after)), longestCommon(before, after));
			}),
			runs(500),
		);
	});

	test('finds the shortest edit between stretches without such lines', () => {
		fc.assert(
			fc.property(fewLines, fewLines, (before, after) => {
				const matches = new Int32Array(after.length).fill(NEW_LINE);
				matchShortestEdit(before, after, { oldFrom: 0, oldTo: before.length, newFrom: 0, newTo: after.length }, matches);
				assertCommon(before, after, matches);
				assert.equal(countOf(matches), longestCommon(before, after));
			}),
			runs(1000),
		);
	});

	test('lets a brace go with its neighbours', () => {
		const before = ['f {', 'x', '}', 'g {', 'y', '}'];
		const after = ['f {', 'x', '}', 'new {', 'z', '}', 'g {', 'y', '}'];
		assert.deepEqual([...matchLines(before, after)], [0, 1, 2, NEW_LINE, NEW_LINE, NEW_LINE, 3, 4, 5]);
	});

	test('finds every change in a long file', () => {
		const before = Array.from({ length: 5000 }, (_, index) => (index % 4 === 0 ? '}' : `line ${String(index)}`));
		const after = before.flatMap((line, index) => (index % 100 === 50 ? [] : index % 100 === 51 ? ['new', line] : [line]));
		const matches = matchLines(before, after);
		assertCommon(before, after, matches);
		assert.equal(countOf(matches), 5000 - 50);
	});

	test('gives an answer for files that have nothing but the same few lines', () => {
		const before = Array.from({ length: 20_000 }, (_, index) => index % 3);
		const after = Array.from({ length: 20_000 }, (_, index) => ((index * 7919) >> 3) % 3);
		const matches = matchLines(before, after);
		assertCommon(before, after, matches);
		assert.ok(countOf(matches) > 5000);
	});
});

function assertCommon<T>(before: readonly T[], after: readonly T[], matches: Int32Array): void {
	let last = NEW_LINE;
	matches.forEach((match, index) => {
		if (match !== NEW_LINE) {
			assert.equal(before[match], after[index]);
			assert.ok(match > last);
			last = match;
		}
	});
	assert.equal(matches.length, after.length);
}

function countOf(matches: Int32Array): number {
	return matches.filter(match => match !== NEW_LINE).length;
}

/** The plain table: what the diff is compared with. */
function longestCommon<T>(before: readonly T[], after: readonly T[]): number {
	let row = new Array<number>(after.length + 1).fill(0);
	for (const line of before) {
		const next = [0];
		after.forEach((other, index) => {
			next.push(line === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
		});
		row = next;
	}
	return row.at(-1) ?? 0;
}
