import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blankKey, lineKey, lineKeys } from '../../../../src/domain/trace/lineKey.ts';
import { runs } from '../../../support/facts.ts';

const LARGEST = 2 ** 52;

suite('Keys of lines', () => {
	test('are whole numbers of 52 bits, the same every time', () => {
		fc.assert(
			fc.property(fc.string(), line => {
				const key = lineKey(line);
				assert.ok(Number.isInteger(key) && 0 <= key && key < LARGEST);
				assert.equal(lineKey(line), key);
			}),
			runs(500),
		);
	});

	test('do not know white space', () => {
		assert.equal(lineKey('\tif (a) {\r'), lineKey('if(a){'));
		assert.equal(lineKey('a\u00A0b\uFEFF'), lineKey('ab'));
	});

	test('of blank lines, and of no others, are 0', () => {
		assert.deepEqual(lineKeys(['', ' \t\r', '\u00A0']), [blankKey, blankKey, blankKey]);
		fc.assert(
			fc.property(fc.string(), line => {
				assert.equal(lineKey(line) === blankKey, line.trim() === '');
			}),
			runs(500),
		);
	});

	test('of different lines are different', () => {
		const lines = Array.from({ length: 200_000 }, (_, index) => `const v${String(index)} = ${String(index % 7)};`);
		assert.equal(new Set(lineKeys(lines)).size, lines.length);
		assert.notEqual(lineKey('ab'), lineKey('ba'));
	});
});
