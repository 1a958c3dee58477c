import assert from 'node:assert/strict';
import { givenTargets, hunkAt, selectedLines } from '../../../../src/client/ledger/target.ts';
import { hunkWith } from './files.ts';

suite('what a mark is about', () => {
	const target = { uri: 'file:///a.ts', range: { from: 3, to: 9 } };

	test('the lines that a lens names', () => {
		assert.deepEqual(givenTargets(target.uri, target.range), [target]);
	});
	test('all of a file that is named alone', () => {
		assert.deepEqual(givenTargets(target.uri), [{ ...target, range: null }]);
	});
	test("all that a tree's node stands for", () => {
		const targets = [target, { ...target, range: { from: 20, to: 21 } }];
		assert.deepEqual(givenTargets({ kind: 'file', targets }), targets);
	});
	test('not what a menu of the editor hands over, nor what is broken', () => {
		for (const argument of [
			undefined,
			null,
			{ scheme: 'file', path: '/a.ts' },
			{ targets: [] },
			{ targets: [target, { uri: 7, range: null }] },
		]) {
			assert.equal(givenTargets(argument), null);
		}
	});

	const lines = (from: number, to: number, character: number) =>
		selectedLines({ start: { line: from }, end: { line: to, character }, isEmpty: false });
	test('every line that a selection touches', () => {
		assert.deepEqual(lines(3, 3, 1), { from: 3, to: 4 });
		assert.deepEqual(lines(3, 5, 2), { from: 3, to: 6 });
	});
	test('not the line at whose beginning the selection ends', () => {
		assert.deepEqual(lines(3, 5, 0), { from: 3, to: 5 });
	});
	test('a cursor selects nothing', () => {
		assert.equal(selectedLines({ start: { line: 3 }, end: { line: 3, character: 0 }, isEmpty: true }), null);
	});

	test('the hunk that the cursor is in, and none between hunks', () => {
		const hunks = [hunkWith({ from: 2, to: 5 }), hunkWith({ from: 5, to: 6 })];
		const found = [1, 2, 4, 5, 6].map(line => hunkAt(hunks, line));
		assert.deepEqual(found, [undefined, hunks[0], hunks[0], hunks[1], undefined]);
	});
});
