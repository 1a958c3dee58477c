import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changedHunk, linesOf, patchHunks, replaceIn } from '../../../../src/agents/claudeCode/hunks.ts';
import type { Hunk } from '../../../../src/domain/trace/facts.ts';

const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map(lines => lines.map(line => `${line}\n`).join(''));

suite('Claude Code: hunks', () => {
	test('a hunk turns the text before into the text after', () => {
		fc.assert(
			fc.property(text, text, (before, after) => {
				assert.deepEqual(applied(linesOf(before), changedHunk(before, after, 1)), linesOf(after));
			}),
			{ seed: 20_260_302 },
		);
	});

	test('a patch is cut at its context, and each hunk stands where its first line stood', () => {
		const lines = [' a', '-b', '+B', '+BB', ' c', ' d', '+new', ' e', '-f', '\\ No newline at end of file'];
		assert.deepEqual(patchHunks([{ oldStart: 10, lines }]), [
			{ oldStart: 11, removed: ['b'], added: ['B', 'BB'] },
			{ oldStart: 14, removed: [], added: ['new'] },
			{ oldStart: 15, removed: ['f'], added: [] },
		]);
	});

	test('a patch of an empty file begins in its first line', () => {
		assert.deepEqual(patchHunks([{ oldStart: 0, lines: ['+a'] }]), [{ oldStart: 1, removed: [], added: ['a'] }]);
	});

	test('where nothing differs there is no hunk', () => {
		assert.deepEqual(changedHunk('a\nb\n', 'a\nb\n', 1), []);
	});

	test('without a place, the lines in common are still left out', () => {
		assert.deepEqual(changedHunk('a\nb\nc', 'a\nB\nc', null), [{ oldStart: null, removed: ['b'], added: ['B'] }]);
	});

	test('a replacement is taken literally', () => {
		assert.equal(replaceIn('a b a', 'a', '$&$1', false), '$&$1 b a');
		assert.equal(replaceIn('a b a', 'a', 'c', true), 'c b c');
		assert.equal(replaceIn('', '', 'new', false), 'new');
	});
});

function applied(lines: readonly string[], hunks: readonly Hunk[]): string[] {
	const result = [...lines];
	for (const hunk of [...hunks].reverse()) {
		result.splice((hunk.oldStart ?? 1) - 1, hunk.removed.length, ...hunk.added);
	}
	return result;
}
