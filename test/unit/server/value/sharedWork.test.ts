import assert from 'node:assert/strict';
import { SharedWork } from '../../../../src/server/value/sharedWork.ts';

suite('work that several wait for', () => {
	const isAbort = { name: 'AbortError' };
	let ended: AbortSignal;
	let failures: number;
	let result: PromiseWithResolvers<string>;
	let work: SharedWork<string>;
	setup(() => {
		failures = 0;
		result = Promise.withResolvers();
		work = new SharedWork(
			signal => {
				ended = signal;
				signal.addEventListener('abort', () => {
					result.reject(new Error('It was ended.'));
				});
				return result.promise;
			},
			() => {
				failures += 1;
			},
		);
	});

	test('is done once for all of them', async () => {
		const waiting = Promise.all([work.wait(undefined), work.wait(new AbortController().signal)]);
		result.resolve('done');
		assert.deepEqual(await waiting, ['done', 'done']);
		assert.equal(await work.wait(undefined), 'done');
		assert.deepEqual([ended.aborted, failures], [false, 0]);
	});

	test('goes on while one of them waits', async () => {
		const leaving = new AbortController();
		const [left, stays] = [work.wait(leaving.signal), work.wait(undefined)];
		leaving.abort();
		await assert.rejects(left, isAbort);
		assert.equal(ended.aborted, false);
		result.resolve('done');
		assert.equal(await stays, 'done');
	});

	test('ends when nobody waits any more, and who asks next has to begin anew', async () => {
		const leaving = new AbortController();
		const left = [work.wait(leaving.signal), work.wait(leaving.signal)];
		leaving.abort();
		for (const one of left) {
			await assert.rejects(one, isAbort);
		}
		assert.equal(ended.aborted, true);
		assert.ok(failures > 0);
	});

	test('whoever has left before it began is told so', async () => {
		await assert.rejects(work.wait(AbortSignal.abort()), isAbort);
	});
});
