import assert from 'node:assert/strict';
import { Throttle } from '../../../src/client/throttle.ts';
import { HandTurnedTimers } from './timers.ts';

suite('Throttle', () => {
	const made = (workMs = 0) => {
		const timers = new HandTurnedTimers();
		const starts: number[] = [];
		const work = (): Promise<void> => {
			starts.push(timers.now());
			return new Promise(resolve => {
				timers.after(workMs, resolve);
			});
		};
		return { timers, starts, throttle: new Throttle(work, 250, timers) };
	};

	test('the first is done at once', () => {
		const { starts, throttle } = made();
		throttle.ask();
		assert.deepEqual(starts, [0]);
	});

	test('many within the pause are done once, when it is over', async () => {
		const { timers, starts, throttle } = made();
		throttle.ask();
		for (let asked = 0; asked < 5; asked++) {
			await timers.pass(20);
			throttle.ask();
		}
		await timers.pass(1_000);
		assert.deepEqual(starts, [0, 250]);
	});

	test('after a quiet time it is at once again', async () => {
		const { timers, starts, throttle } = made();
		throttle.ask();
		await timers.pass(10_000);
		throttle.ask();
		assert.deepEqual(starts, [0, 10_000]);
	});

	test('work never runs twice at a time, and once more for all that was asked meanwhile', async () => {
		const { timers, starts, throttle } = made(700);
		throttle.ask();
		await timers.pass(300);
		throttle.ask();
		throttle.ask();
		await timers.pass(5_000);
		assert.deepEqual(starts, [0, 700]);
	});

	test('nothing is done after disposal', async () => {
		const { timers, starts, throttle } = made();
		throttle.ask();
		await timers.pass(1);
		throttle.ask();
		throttle.dispose();
		throttle.ask();
		await timers.pass(5_000);
		assert.deepEqual(starts, [0]);
	});
});
