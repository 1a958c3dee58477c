import assert from 'node:assert/strict';
import { plainText } from '../../../src/base/plainText.ts';

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
