import assert from 'node:assert/strict';
import { markdownCode, markdownTable, markdownText } from '../../../src/base/markdown.ts';

suite('markdown', () => {
	test('markup, links, HTML and line ends of foreign text stay text', () => {
		assert.equal(markdownText('# <b>x</b>\n[a](command:run)'), '\\# \\<b\\>x\\</b\\> \\[a\\]\\(command\\:run\\)');
	});
	test('direction-changing and control characters are white space', () => {
		assert.equal(markdownText('a\u202eb\u0007c'), 'a b c');
	});
	test('a code span outlasts the backticks in it, and a bar stays in its cell', () => {
		assert.equal(markdownCode('plain'), '`plain`');
		assert.equal(markdownCode('a``b|c'), '``` a``b\\|c ```');
	});
	test('a table has a head, its sides and its rows', () => {
		assert.equal(markdownTable(['a', 'b'], [['1', '2']], ['left', 'right']), '| a | b |\n| --- | ---: |\n| 1 | 2 |');
	});
});
