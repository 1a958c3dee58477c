import assert from 'node:assert/strict';
import { editAnswered } from '../../../../src/agents/claudeCode/edits.ts';
import type { EditCall } from '../../../../src/agents/claudeCode/state.ts';
import type { EditFact } from '../../../../src/domain/trace/facts.ts';
import { sessionId, agentId } from '../../../../src/domain/trace/ids.ts';

const marks = { keep: ' ', remove: '-', add: '+' };

/** What an edit is told to have done: the lines before it, and each hunk's place and lines. */
const told = (call: Pick<EditCall, 'tool' | 'input'> | null, details: unknown, text = ''): unknown => {
	const seen = { session: sessionId(agentId('claude-code'), 's'), at: 1, cwd: '/work' } as Parameters<typeof editAnswered>[3];
	const fact = editAnswered(
		'e',
		call === null ? null : { kind: 'edit', ...call },
		{ details, text } as Parameters<typeof editAnswered>[2],
		seen,
		null,
	);
	return fact === null ? null : [fact.before, ...hunksOf(fact)];
};

function hunksOf({ change }: EditFact): unknown[] {
	const hunks = change.kind === 'delete' || change.kind === 'keyed' ? [] : change.hunks;
	return hunks.map(({ oldStart, lines }) => [oldStart, ...lines.map(({ op, text }) => marks[op] + text)]);
}

suite('Claude Code: what an edit did to the lines', () => {
	test('a patch keeps its context, and the file before is known', () => {
		const details = { filePath: '/work/a', originalFile: 'a\nb\n', structuredPatch: [{ oldStart: 1, lines: [' a', '-b', '+c'] }] };
		assert.deepEqual(told(null, details), [
			['a', 'b'],
			[1, ' a', '-b', '+c'],
		]);
	});

	test('a new file had no line before', () => {
		assert.deepEqual(told(null, { type: 'create', filePath: '/work/a', content: 'a\nb\n' }), [[], ['wholeFile', '+a', '+b']]);
	});

	test('a file that was written over is told by its places, where it is known', () => {
		const details = { type: 'update', filePath: '/work/a', content: 'x\nb\nc\ny\n', originalFile: 'a\nb\nc\n', structuredPatch: [] };
		assert.deepEqual(told(null, details), [
			['a', 'b', 'c'],
			[1, '-a', '+x'],
			[4, '+y'],
		]);
	});

	test('and else as a whole', () => {
		const call = { tool: 'Write', input: { file_path: '/work/a', content: 'a\nb' } };
		assert.deepEqual(told(call, null, 'The file has been updated.'), [null, ['wholeFile', '+a', '+b']]);
	});

	test('a replacement everywhere gives every place', () => {
		const words = { filePath: '/work/a', oldString: 'x', newString: 'y', replaceAll: true };
		assert.deepEqual(told(null, { ...words, originalFile: 'x\nb\nx\n' }), [
			['x', 'b', 'x'],
			[1, '-x', '+y'],
			[3, '-x', '+y'],
		]);
		assert.deepEqual(told(null, words), [null, ['everywhere', '-x', '+y']]);
		const call = { tool: 'Edit', input: { file_path: '/work/a', old_string: 'x', new_string: 'y', replace_all: true } };
		assert.deepEqual(told(call, null), [null, ['everywhere', '-x', '+y']]);
	});

	test('each replacement of several gives its place', () => {
		const edits = [
			{ old_string: 'a\nb', new_string: 'a\nB' },
			{ old_string: 'c', new_string: 'C', replace_all: true },
		];
		const call = { tool: 'MultiEdit', input: { file_path: '/work/a', edits } };
		assert.deepEqual(told(call, null), [null, [null, ' a', '-b', '+B'], ['everywhere', '-c', '+C']]);
		const details = { filePath: '/work/a', edits, originalFile: 'a\nb\nx\nc\n' };
		assert.deepEqual(told(call, details), [
			['a', 'b', 'x', 'c'],
			[2, '-b', '+B'],
			[4, '-c', '+C'],
		]);
	});

	test("a notebook's cell is told as it stands in the file", () => {
		const call = { tool: 'NotebookEdit', input: { notebook_path: '/work/n.ipynb', new_source: 'print("a")\nb = 1' } };
		assert.deepEqual(told(call, { error: '' }), [null, [null, '+"print(\\"a\\")\\n",', '+"b = 1"']]);
	});
});
