import assert from 'node:assert/strict';
import { firstLine, plainText } from '../../../src/base/plainText.ts';

suite('foreign text in one plain line', () => {
	test('names in any script stay as they are', () => {
		for (const name of ['bookend', 'Ünïcode 7 (α)', '日本語', 'مشروع', '👩🏽\u200D💻', 'می\u200Cخواهم']) {
			assert.equal(plainText(name), name);
		}
	});

	test('turning, hiding and control characters are gone', () => {
		assert.equal(plainText('safe\u202Egnp.exe'), 'safe gnp.exe');
		assert.equal(plainText('a\u200Bb\u2066c\u2069'), 'a b c');
		assert.equal(plainText('\u001b[31mred\r\nline'), '[31mred line');
	});

	test('markup is text like any other', () => {
		assert.equal(plainText('<img src=x onerror=alert(1)>'), '<img src=x onerror=alert(1)>');
	});
});

suite('the beginning of a text as one line', () => {
	test('colours of a terminal and line ends are no part of it', () => {
		assert.equal(firstLine('\u001b[31mred\u001b[0m\r\nline', 40), 'red line');
	});

	test('what is too long ends in an ellipsis within the limit', () => {
		assert.equal(firstLine('one two three', 8), 'one two…');
		assert.equal(firstLine('👩🏽 '.repeat(1000), 10).length <= 20, true);
	});

	test('a megabyte is not read to its end', () => {
		assert.equal(firstLine(`${' '.repeat(1_000_000)}late`, 20), '');
	});
});
