import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver';
import { Problems } from '../../../../src/server/features/problems.ts';

const problem = (code: string): Diagnostic => ({
	range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
	code,
	message: '',
});

suite('problems of open documents', () => {
	let sent: string[];
	let problems: Problems;
	setup(() => {
		sent = [];
		problems = new Problems((uri, list) => sent.push(`${uri}: ${list.map(({ code }) => code).join(', ')}`));
	});

	test('are told once, and again when they are others', () => {
		problems.show(new Map([['a', [problem('one')]]]));
		problems.show(new Map([['a', [problem('one')]]]));
		problems.show(new Map([['a', [problem('two')]]]));
		assert.deepEqual(sent, ['a: one', 'a: two']);
	});

	test('are over when there are none, when the document is closed, and when nobody wants them', () => {
		const both = new Map([
			['a', [problem('one')]],
			['b', [problem('two')]],
		]);
		problems.show(both);
		problems.show(new Map([['a', []]]));
		assert.deepEqual(sent.slice(2), ['a: ', 'b: ']);
		problems.show(new Map());
		assert.equal(sent.length, 4);
		problems.show(both);
		assert.equal(sent.length, 6);
	});

	test('are not told of documents that never had any', () => {
		problems.show(new Map([['a', []]]));
		assert.deepEqual(sent, []);
	});
});
