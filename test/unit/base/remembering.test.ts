import assert from 'node:assert/strict';
import fc from 'fast-check';
import { remembering } from '../../../src/base/remembering.ts';

suite('remembering answers', () => {
	const counted = (): { readonly asked: string[]; readonly lengthOf: (text: string) => number } => {
		const asked: string[] = [];
		const lengthOf = remembering(text => asked.push(text) && text.length, { longest: 3, most: 2 });
		return { asked, lengthOf };
	};

	test('a text is asked for once while it is remembered, a longer one each time', () => {
		const { asked, lengthOf } = counted();
		assert.deepEqual(['abc', 'abc', 'long', 'long', '', ''].map(lengthOf), [3, 3, 4, 4, 0, 0]);
		assert.deepEqual(asked, ['abc', 'long', 'long', '']);
	});

	test('no more is remembered than was said', () => {
		const { asked, lengthOf } = counted();
		['a', 'b', 'c', 'c', 'a'].forEach(lengthOf);
		assert.deepEqual(asked, ['a', 'b', 'c', 'a']);
	});

	test('the answers are those of asking each time', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom('', 'a', 'b', 'ab', 'abc', 'abcd')), texts => {
				assert.deepEqual(
					texts.map(counted().lengthOf),
					texts.map(text => text.length),
				);
			}),
		);
	});
});
