import assert from 'node:assert/strict';
import type { Logger } from '../../../../src/base/log.ts';
import { parsed, parsedItems } from '../../../../src/client/server/parsed.ts';
import { troubleSchema } from '../../../../src/protocol/overview.ts';

suite('messages from over a wire', () => {
	const listening = (): { log: Logger; lines: string[] } => {
		const lines: string[] = [];
		const write = (...parts: readonly string[]): void => void lines.push(parts.join(' '));
		return { log: { info: write, warn: write, error: write }, lines };
	};
	const good = { kind: 'stopped', sentence: 'It is over.' };

	test('one that is as it should be is handed on without a word', () => {
		const { log, lines } = listening();
		assert.deepEqual(parsed(troubleSchema, good, 'trouble', log), good);
		assert.deepEqual(lines, []);
	});

	test('a bad one is ignored, and the log says what was wrong but not what it held', () => {
		const { log, lines } = listening();
		assert.equal(parsed(troubleSchema, { kind: 'a secret', sentence: 'a secret' }, 'trouble', log), undefined);
		assert.equal(lines.length, 1);
		assert.match(lines[0] ?? '', /^Ignored trouble\. .*kind/s);
		assert.doesNotMatch(lines[0] ?? '', /secret/);
	});

	test('of a list, the good items stay', () => {
		const { log, lines } = listening();
		assert.deepEqual(parsedItems(troubleSchema, [good, 7, good], 'the list', log), [good, good]);
		assert.equal(lines.length, 1);
	});

	test('what is no list is no empty list either', () => {
		assert.equal(parsedItems(troubleSchema, null, 'the list', listening().log), undefined);
	});
});
