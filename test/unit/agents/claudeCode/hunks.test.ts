import assert from 'node:assert/strict';
import fc from 'fast-check';
import { comparedHunks, linesOf, patchHunks, replacedHunk, replaceIn } from '../../../../src/agents/hunks.ts';
import type { Hunk, HunkLine } from '../../../../src/domain/trace/facts.ts';

const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map(lines => lines.map(line => `${line}\n`).join(''));

suite('Claude Code: hunks', () => {
	test('a hunk turns the text before into the text after', () => {
		fc.assert(
			fc.property(text, text, (before, after) => {
				assert.deepEqual(applied(linesOf(before), comparedHunks(before, after)), linesOf(after));
				assert.deepEqual(applied(linesOf(before), replacedHunk(before, after, 1)), linesOf(after));
			}),
			{ seed: 20_260_302 },
		);
	});

	test('a patch keeps its context, which tells where it stood', () => {
		const lines = [' a', '-b', '+B', '+BB', ' c', ' d', '+new', ' e', '-f', '\\ No newline at end of file'];
		assert.deepEqual(patchHunks([{ oldStart: 10, lines }]), [{ oldStart: 10, lines: lines.slice(0, -1).map(hunkLine) }]);
	});

	test('a patch of an empty file begins in its first line', () => {
		assert.deepEqual(patchHunks([{ oldStart: 0, lines: ['+a'] }]), [{ oldStart: 1, lines: [{ op: 'add', text: 'a' }] }]);
	});

	test('where nothing differs there is no hunk', () => {
		assert.deepEqual(comparedHunks('a\nb\n', 'a\nb\n'), []);
		assert.deepEqual(replacedHunk('a\nb\n', 'a\nb\n', null), []);
	});

	test('two states of a file differ in as many hunks as there are places', () => {
		assert.deepEqual(
			comparedHunks('a\nx\nb\nx\n', 'a\ny\nb\ny\n'),
			[2, 4].map(oldStart => ({ oldStart, lines: ['-x', '+y'].map(hunkLine) })),
		);
	});

	test('without a place, the lines in common are kept to find it by', () => {
		assert.deepEqual(replacedHunk('a\nb\nc', 'a\nB\nc', null), [{ oldStart: null, lines: [' a', '-b', '+B', ' c'].map(hunkLine) }]);
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
		const lines = (without: HunkLine['op']): string[] => hunk.lines.filter(line => line.op !== without).map(line => line.text);
		result.splice(Number(hunk.oldStart) - 1, lines('add').length, ...lines('remove'));
	}
	return result;
}

/** A line of a patch by its mark. */
function hunkLine(line: string): HunkLine {
	const ops: Readonly<Record<string, HunkLine['op']>> = { '+': 'add', '-': 'remove' };
	return { op: ops[line.charAt(0)] ?? 'keep', text: line.slice(1) };
}
