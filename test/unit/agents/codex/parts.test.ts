import assert from 'node:assert/strict';
import { commandsInScript, patchesInScript } from '../../../../src/agents/codex/codeMode.ts';
import { codex } from '../../../../src/agents/codex/codex.ts';
import { hunksIn } from '../../../../src/agents/diff.ts';
import type { HunkLine } from '../../../../src/domain/trace/facts.ts';
import { sessionIdIn } from '../../../../src/agents/codex/locate.ts';
import { endingIn, isFailure } from '../../../../src/agents/codex/outputs.ts';
import { filesIn, patchIn } from '../../../../src/agents/patch.ts';
import { titleIn } from '../../../../src/agents/codex/titles.ts';
import { open } from './reading.ts';
import { rootsOf } from '../../../support/agents.ts';

suite('Codex: where transcripts lie', () => {
	const folders = (platform: NodeJS.Platform, home: string, variables: Record<string, string>): readonly string[] =>
		rootsOf(codex, { home, platform, variables }).map(root => root.folder);

	test('below the home folder', () => {
		assert.deepEqual(folders('linux', '/home/dev', {}), ['/home/dev/.codex/sessions', '/home/dev/.codex/archived_sessions']);
		assert.deepEqual(folders('win32', 'C:\\Users\\dev', {}), [
			'C:\\Users\\dev\\.codex\\sessions',
			'C:\\Users\\dev\\.codex\\archived_sessions',
		]);
	});

	test('or where CODEX_HOME says', () => {
		assert.deepEqual(folders('linux', '/home/dev', { CODEX_HOME: '/data/codex' }), [
			'/data/codex/sessions',
			'/data/codex/archived_sessions',
		]);
		assert.deepEqual(folders('linux', '/home/dev', { CODEX_HOME: '' }), [
			'/home/dev/.codex/sessions',
			'/home/dev/.codex/archived_sessions',
		]);
	});

	test('rollouts are transcripts, compressed or not, and nothing else is', () => {
		const form = (below: string): string | undefined => codex.transcript(`/s/${below}`, below)?.form;
		assert.equal(form('2026/03/01/rollout-2026-03-01T10-00-00-x.jsonl'), 'lines');
		assert.equal(form('rollout-2026-03-01T10-00-00-x.jsonl.zst'), 'zstdLines');
		assert.equal(form('2026/03/01/notes.jsonl'), undefined);
		assert.equal(form('2026/03/01/rollout-x.json'), undefined);
		assert.equal(form('2026/rollout-x.jsonl/other.txt'), undefined);
	});

	test('a name tells the id of its session', () => {
		const id = '019c4b43-1451-7af3-be4c-5576369bf1ba';
		assert.equal(sessionIdIn(`2026/02/11/rollout-2026-02-11T05-53-33-${id}.jsonl`), id);
		assert.equal(sessionIdIn(`rollout-2026-02-11T05-53-33-${id}-copy2.jsonl.zst`), id);
		assert.equal(sessionIdIn('rollout-2030-01-01T12-00-00-parent-session.jsonl'), 'parent-session');
	});
});

suite('Codex: titles', () => {
	const event = (payload: object): string => JSON.stringify({ timestamp: '2026-03-01T10:00:00.000Z', type: 'event_msg', payload });
	const prompt = (message: string): string | undefined => titleIn(event({ type: 'user_message', message }), 'prompt');

	test('are one line of at most 120 characters', () => {
		assert.equal(prompt('  Fix\nthe\tparser  '), 'Fix the parser');
		assert.equal(prompt('a'.repeat(500)), `${'a'.repeat(119)}…`);
	});

	test('hold nothing that steers a terminal or turns text around', () => {
		assert.equal(prompt('\u001B[31mred\u001B[0m \u202Eevil\u0007'), 'red evil');
		assert.equal(prompt('\u001B]8;;https://example.invalid\u0007link'), 'link');
	});

	test("are the engineer's words, in every version", () => {
		assert.equal(prompt('# Context from my IDE setup:\n\n## Open tabs:\n- a.ts\n\n## My request for Codex:\nFix it'), 'Fix it');
		assert.equal(
			titleIn(event({ type: 'item_completed', item: { type: 'UserMessage', content: [{ type: 'text', text: 'Fix it' }] } }), 'prompt'),
			'Fix it',
		);
		assert.equal(
			titleIn(JSON.stringify({ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Fix it' }] }), 'prompt'),
			'Fix it',
		);
		assert.equal(titleIn(event({ type: 'thread_name_updated', thread_name: 'Parser' }), 'engineer'), 'Parser');
	});

	test('are absent where the line is not what it was', () => {
		assert.equal(prompt('<environment_context>x</environment_context>'), undefined);
		assert.equal(prompt(''), undefined);
		assert.equal(titleIn(event({ type: 'user_message', message: 'x' }), 'engineer'), undefined);
		assert.equal(titleIn(event({ type: 'user_message', message: 'x' }), 'agent'), undefined);
		assert.equal(titleIn('{"timestamp":', 'prompt'), undefined);
		assert.equal(titleIn('42', 'prompt'), undefined);
	});
});

suite('Codex: patches', () => {
	test('are found in a heredoc and read file by file', () => {
		const text =
			"apply_patch <<'EOF'\n*** Begin Patch\n*** Update File: a b.ts\n@@\n context\n-x\n+y\n*** End of File\n*** Delete File: c.ts\n*** End Patch\nEOF\n";
		assert.deepEqual(filesIn(patchIn(text) ?? ''), [
			{ path: 'a b.ts', change: { kind: 'update', hunks: [{ oldStart: null, lines: [' context', '-x', '+y'].map(hunkLine) }] } },
			{ path: 'c.ts', change: { kind: 'delete' } },
		]);
		assert.equal(patchIn('no patch'), null);
	});

	test('of unified form know their places', () => {
		assert.deepEqual(
			hunksIn('--- a\n+++ b\n@@ -3,4 +3,4 @@ fn\n one\n-two\n+TWO\n three\n+four\n\\ No newline at end of file\n@@ -20 +20 @@\n-x\n'),
			[
				{ oldStart: 3, lines: [' one', '-two', '+TWO', ' three', '+four'].map(hunkLine) },
				{ oldStart: 20, lines: ['-x'].map(hunkLine) },
			],
		);
		assert.deepEqual(hunksIn('not a diff'), []);
	});

	test('have a hunk for each of their parts', () => {
		const [file] = filesIn('*** Begin Patch\n*** Update File: a\n@@ fn one\n a\n-b\n+B\n\n@@ fn two\n+c\n*** End Patch');
		assert.deepEqual(file?.change, {
			kind: 'update',
			hunks: [
				{ oldStart: null, lines: [' a', '-b', '+B', ' '].map(hunkLine) },
				{ oldStart: null, lines: ['+c'].map(hunkLine) },
			],
		});
	});

	test('that add a file hold all of it', () => {
		const [file] = filesIn('*** Begin Patch\n*** Add File: a\n+x\n+y\n*** End Patch');
		assert.deepEqual(file?.change, { kind: 'create', hunks: [{ oldStart: 'wholeFile', lines: ['+x', '+y'].map(hunkLine) }] });
	});

	test('failed when their output says so', () => {
		assert.equal(isFailure('Success. Updated the following files:\nM a.ts'), false);
		assert.equal(isFailure('{"output":"Success","metadata":{"exit_code":0}}'), false);
		assert.equal(isFailure('apply_patch verification failed: no such file'), true);
		assert.equal(isFailure('Exit code: 1\nWall time: 0 seconds\nOutput:\nSuccess'), true);
	});
});

suite('Codex: code mode', () => {
	test('commands stand as literals of any kind', () => {
		const script =
			'await tools.exec_command({"cmd":"echo \\"a\\" && npm test",workdir:\'/w\'}); tools.shell_command({ command: `npm run lint` }); tools.exec_command({cmd: built});';
		assert.deepEqual(commandsInScript(script), [
			{ line: 'echo "a" && npm test', folder: '/w' },
			{ line: 'npm run lint', folder: null },
		]);
	});

	test('patches are read out of strings and templates', () => {
		assert.deepEqual(patchesInScript('tools.apply_patch("*** Begin Patch\\n*** Add File: a\\n+\\"x\\"\\n*** End Patch")'), [
			'*** Begin Patch\n*** Add File: a\n+"x"\n*** End Patch',
		]);
		assert.deepEqual(patchesInScript('tools.apply_patch(`*** Begin Patch\n*** Add File: a\n+\\${x}\n*** End Patch`)'), [
			'*** Begin Patch\n*** Add File: a\n+${x}\n*** End Patch',
		]);
		assert.deepEqual(patchesInScript('text("hello")'), []);
	});
});

suite('Codex: long outputs', () => {
	const line = (output: string): Buffer =>
		Buffer.from(
			JSON.stringify({
				timestamp: '2026-03-01T10:00:02.000Z',
				type: 'response_item',
				payload: { type: 'function_call_output', call_id: 'call_1', output },
			}),
		);
	const call = JSON.stringify({
		timestamp: '2026-03-01T10:00:01.000Z',
		type: 'response_item',
		payload: { type: 'function_call', name: 'exec_command', arguments: '{"cmd":"npm test"}', call_id: 'call_1' },
	});

	const resultOf = (output: string): unknown => {
		const reader = open('rollout-x.jsonl');
		reader.read(Buffer.from(call));
		const reading = reader.read(line(output));
		return reading.kind === 'read' ? reading.facts.find(fact => fact.kind === 'run') : reading;
	};

	test('have the same result as short ones', () => {
		for (const head of [
			'Process exited with code 1\nOutput:\n',
			'Exit code: 0\nWall time: 1 seconds\nOutput:\n',
			'Chunk ID: a\nProcess running with session ID 5\nOutput:\n',
			'nothing\n',
		]) {
			for (const filling of ['x', '\\', '"', 'é', '\u0001', '漢', '😀']) {
				assert.deepEqual(resultOf(head + filling.repeat(20_000)), resultOf(head + filling), head + filling);
			}
		}
	});

	test('that are JSON have their result at their end', () => {
		const json = (length: number): string => JSON.stringify({ output: 'x'.repeat(length), metadata: { exit_code: 3 } });
		assert.deepEqual(endingIn(json(1)), { kind: 'exited', code: 3 });
		assert.deepEqual(resultOf(json(30_000)), resultOf(json(1)));
	});
});

/** A line of a patch by its mark. */
function hunkLine(line: string): HunkLine {
	const ops: Readonly<Record<string, HunkLine['op']>> = { '+': 'add', '-': 'remove' };
	return { op: ops[line.charAt(0)] ?? 'keep', text: line.slice(1) };
}
