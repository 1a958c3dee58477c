import assert from 'node:assert/strict';
import { shownProgress } from '../../../../src/client/server/progress.ts';
import type { Progress } from '../../../../src/protocol/overview.ts';

suite('progress that is shown', () => {
	const progress = (kind: Progress['kind'], bytesTotal: number): Progress => ({
		kind,
		filesDone: 0,
		filesTotal: 1,
		bytesDone: 0,
		bytesTotal,
	});
	const [idle, few, many] = [progress('idle', 0), progress('reading', 2_000), progress('reading', 900_000_000)];

	test('the first reading, however little it is', () => {
		assert.equal(shownProgress(null, few), few);
		assert.equal(shownProgress(few, idle), idle);
	});
	test('not the few lines that an agent has just written', () => {
		assert.equal(shownProgress(idle, few), idle);
	});
	test('a later reading that takes a while', () => {
		assert.equal(shownProgress(idle, many), many);
	});
});
