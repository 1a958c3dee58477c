import assert from 'node:assert/strict';
import { tokensOf } from '../../../../src/domain/trace/commandLineTokens.ts';

suite('the words and operators of a command line', () => {
	test('are read to the end where a redirection has no target', () => {
		for (const operator of ['<<<', '<<', '<<-', '<>', '<&', '<', '>>', '>&', '>|', '>', '&>', '&>>', '2>']) {
			for (const target of ['(b)', ' (b)', '(', ')', ';', '&', '|', '\n', '', operator]) {
				const tokens = tokensOf(`a ${operator}${target}; npm test`);
				assert.deepEqual(tokens.slice(0, 1), [{ kind: 'word', text: 'a', inner: [] }]);
				assert.ok(tokens.length < 12);
			}
		}
	});
});
