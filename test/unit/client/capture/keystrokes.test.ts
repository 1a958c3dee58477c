import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Keystrokes } from '../../../../src/client/capture/keystrokes.ts';
import type { NoticeOf } from '../../../../src/protocol/notices.ts';
import { HandTurnedTimers } from '../timers.ts';

suite('keystrokes', () => {
	const made = () => {
		const timers = new HandTurnedTimers();
		const put: NoticeOf<'changed'>[] = [];
		const keystrokes = new Keystrokes(notice => put.push(notice), timers);
		const change = (uri: string, inserted = 1, removed = 0): void => {
			const now = timers.now();
			keystrokes.changed({ kind: 'changed', from: now, to: now, uri, how: 'unclear', inserted, removed }, () => 'outside');
		};
		const told = (): readonly unknown[] => put.map(({ uri, how, inserted, removed }) => [uri, how, inserted, removed]);
		return { timers, keystrokes, change, told };
	};

	test('a change with its keystroke was typed', async () => {
		const { timers, keystrokes, change, told } = made();
		change('a');
		await timers.pass(20);
		keystrokes.pressed('a');
		await timers.pass(1_000);
		assert.deepEqual(told(), [['a', 'typing', 1, 0]]);
	});

	test('a change without one is what it was otherwise, told when the editor has had its time', async () => {
		const { timers, keystrokes, change, told } = made();
		change('a', 3);
		await timers.pass(149);
		assert.deepEqual(told(), []);
		await timers.pass(1);
		assert.deepEqual(told(), [['a', 'outside', 3, 0]]);
		keystrokes.pressed('a');
		assert.equal(told().length, 1);
	});

	test('a keystroke elsewhere does not speak for it', async () => {
		const { timers, keystrokes, change, told } = made();
		change('a');
		keystrokes.pressed('b');
		await timers.pass(200);
		assert.deepEqual(told(), [['a', 'outside', 1, 0]]);
	});

	test('one keystroke that makes two changes typed both', () => {
		const { keystrokes, change, told } = made();
		change('a');
		change('a', 2, 1);
		keystrokes.pressed('a');
		assert.deepEqual(told(), [['a', 'typing', 3, 1]]);
	});

	test('changes of two documents wait each for its own', () => {
		const { keystrokes, change, told } = made();
		change('a');
		change('b');
		keystrokes.pressed('b');
		keystrokes.pressed('a');
		assert.deepEqual(told(), [
			['b', 'typing', 1, 0],
			['a', 'typing', 1, 0],
		]);
	});

	test('of what is held at the end nothing is lost', () => {
		const { keystrokes, change, told } = made();
		change('a');
		keystrokes.dispose();
		assert.deepEqual(told(), [['a', 'outside', 1, 0]]);
	});

	test('every character is told once, however changes and keystrokes follow each other', async () => {
		const uri = fc.constantFrom('a', 'b');
		const step = fc.record({ uri, key: fc.boolean(), inserted: fc.nat(3), wait: fc.constantFrom(0, 10, 100, 150, 400) });
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 12 }), async steps => {
				const { timers, keystrokes, change, told } = made();
				for (const { uri, key, inserted, wait } of steps) {
					if (key) {
						keystrokes.pressed(uri);
					} else {
						change(uri, inserted, 1);
					}
					await timers.pass(wait);
				}
				await timers.pass(1_000);
				const changes = steps.filter(({ key }) => !key);
				const counted = told() as readonly (readonly [string, string, number, number])[];
				assert.equal(
					counted.reduce((sum, [, , inserted]) => sum + inserted, 0),
					changes.reduce((sum, { inserted }) => sum + inserted, 0),
				);
				assert.equal(
					counted.reduce((sum, [, , , removed]) => sum + removed, 0),
					changes.length,
				);
			}),
			{ numRuns: 60 },
		);
	});
});
