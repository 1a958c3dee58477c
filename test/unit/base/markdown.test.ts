import assert from 'node:assert/strict';
import { markdownCode, markdownTable, markdownText } from '../../../src/base/markdown.ts';

suite('markdown', () => {
	test('markup, links, HTML and line ends of foreign text stay text', () => {
		assert.equal(markdownText('# <b>x</b>\n[a](command:run)'), '\\# \\<b\\>x\\</b\\> \\[a\\](command\\:run)');
	});
	test('what means something where it stands is escaped, and prose stays as it is', () => {
		assert.equal(markdownText('Spend at 14:20: $3.68 (n = 2), read-only.'), 'Spend at 14:20: $3.68 (n = 2), read-only.');
		assert.equal(markdownText('www.a.b http://x :smile: a@b.c'), 'www\\.a\\.b http\\://x \\:smile: a\\@b\\.c');
		assert.equal(markdownText('1. one'), '1\\. one');
		assert.equal(markdownText('- one --- 2) three'), '\\- one \\-\\-\\- 2) three');
		assert.equal(markdownText('25.3 M'), '25.3 M');
		assert.equal(markdownText('7) one'), '7\\) one');
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
