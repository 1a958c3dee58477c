import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tokensOf } from '../../../../src/domain/trace/commandLineTokens.ts';
import { simpleTokensOf } from '../../../support/simpleTokens.ts';

suite('the words and operators of a command line', () => {
	const words = ['npm', 'test', 'a', 'é', '1', '2', '~', '=', '-c', 'EOF', '{', '}', '*', '😀'];
	const marks = ['$', '$(', '$((', '))', '${', "$'", "'", '"', '`', '\\', '\\\n', '\\"', '#', '!'];
	const operators = ['&&', '||', '|', '|&', ';', '&', '(', ')', ' ', '  ', '\t', '\r', '\n'];
	const redirections = [
		'<',
		'>',
		'<<EOF\n',
		'<<-EOF\n',
		"<<'EOF'\n",
		'\nEOF\n',
		'<<<',
		'<(',
		'>(',
		'2>&1',
		'&>',
		'>>',
		'>|',
		'<>',
		'12345678901234567>',
	];

	test('are those of reading character by character', () => {
		const piece = fc.constantFrom(...words, ...marks, ...operators, ...redirections);
		const line = fc.oneof(
			fc.array(piece, { maxLength: 30 }).map(parts => parts.join('')),
			fc.string({ unit: 'binary' }),
		);
		fc.assert(
			fc.property(line, text => {
				assert.deepEqual(tokensOf(text), simpleTokensOf(text));
			}),
			{ numRuns: 3_000 },
		);
	});

	test('are read to the end where a redirection has no target', () => {
		for (const operator of ['<<<', '<<', '<<-', '<>', '<&', '<', '>>', '>&', '>|', '>', '&>', '&>>', '2>']) {
			for (const target of ['(b)', ' (b)', '(', ')', ';', '&', '|', '\n', '', operator]) {
				const tokens = tokensOf(`a ${operator}${target}; npm test`);
				assert.deepEqual(tokens.slice(0, 1), [{ kind: 'word', text: 'a', inner: [] }]);
				assert.ok(tokens.length < 12);
			}
		}
	});

	test('are so however deep they are nested', () => {
		for (const open of ['$(', '<(', '"$(', '`', "'", '${', '(']) {
			const text = `${open.repeat(40)}npm test${' )'.repeat(40)}`;
			assert.deepEqual(tokensOf(text), simpleTokensOf(text));
		}
	});
});
