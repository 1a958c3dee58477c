import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linesOfEditedHunks, type LineBefore } from '../../../../src/domain/ledger/editedHunks.ts';
import { agentId, editId } from '../../../../src/domain/trace/ids.ts';
import { lineKey } from '../../../../src/domain/trace/lineKey.ts';

/** Each line as `text` or `text/edit`; `_` is a blank line. */
const before = (lines: string): LineBefore[] =>
	lines.split(' ').map(line => {
		const [text = '', edit] = line.split('/');
		return { key: lineKey(text.replace('_', '')), edit: edit === undefined ? null : editId(agentId('a'), edit) };
	});
const now = (lines: string) => lines.split(' ').map(text => lineKey(text.replace('_', '')));
const check = (then: string, today: string, expected: readonly number[]): void => {
	assert.deepEqual(linesOfEditedHunks(before(then), now(today)), expected);
};

suite('Lines around what was edited by hand', () => {
	test('a line of a hunk was changed', () => {
		check('x a/1 b/1 c/1 y', 'x a B c y', [1, 3]);
	});
	test('a line was taken out of a hunk, or put in', () => {
		check('x a/1 b/1 c/1 y', 'x a c y', [1, 2]);
		check('x a/1 b/1 y', 'x a new b y', [1, 3]);
	});
	test('what was done beside a hunk is not in it', () => {
		check('x a/1 b/1 y', 'x new a b y', []);
		check('x a/1 b/1 y', 'X a b Y', []);
		check('a/1 b/2', 'a new b', []);
	});
	test('only the hunk that was edited counts, and a blank line does not part it', () => {
		check('a/1 _ b/1 x c/1 d/1', 'A _ b x c d', [1, 2]);
		check('a/1 b/1 c/2 d/2', 'a b C d', [3]);
	});
	test('blank lines that come and go are no sign', () => {
		check('a/1 _ b/1', 'a b', []);
		check('a/1 b/1', 'a _ b', []);
	});
	test('a file without a change has none, and lines by others are never among them', () => {
		const line = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', '_'), fc.constantFrom('', '/1', '/2')).map(([text, edit]) => text + edit);
		fc.assert(
			fc.property(fc.array(line, { minLength: 1 }), fc.array(fc.constantFrom('a', 'b', 'c', '_', 'e'), { minLength: 1 }), (then, today) => {
				assert.deepEqual(linesOfEditedHunks(before(then.join(' ')), now(then.map(text => text.charAt(0)).join(' '))), []);
				const agents = new Set(then.filter(text => text.includes('/')).map(text => lineKey(text.charAt(0).replace('_', ''))));
				const found = linesOfEditedHunks(before(then.join(' ')), now(today.join(' ')));
				assert.ok(found.every(index => agents.has(now(today.join(' '))[index] ?? lineKey('?')) || today[index] === '_'));
			}),
		);
	});
});
