import assert from 'node:assert/strict';
import { Presence } from '../../../../src/client/capture/presence.ts';
import { HandTurnedTimers } from '../timers.ts';

const here = { focused: true, active: true };
const idle = { focused: true, active: false };
const away = { focused: false, active: false };

suite('presence', () => {
	const made = (agentInFront = false) => {
		const timers = new HandTurnedTimers();
		const told: (readonly [at: number, sign: string | undefined])[] = [];
		const moves: boolean[] = [];
		const presence = new Presence({
			put: ({ from, signs: [sign] }) => told.push([from, sign]),
			onTerminal: isInTerminal => moves.push(isInTerminal),
			agentInFront: () => agentInFront,
			timers,
		});
		return { timers, told, moves, presence };
	};

	test('a sign of a focused window is told', () => {
		const { presence, told } = made();
		presence.windowChanged(here);
		presence.sign('scroll');
		assert.deepEqual(told, [
			[0, 'focus'],
			[0, 'scroll'],
		]);
	});

	test('without the focus nothing is a sign: an agent writes and opens files too', () => {
		const { presence, told } = made();
		presence.windowChanged(away);
		presence.sign('tab');
		presence.sign('key');
		assert.deepEqual(told, []);
	});

	test('where nobody moved anything lately, only a key is a sign', () => {
		const { presence, told } = made();
		presence.windowChanged(idle);
		presence.sign('scroll');
		presence.sign('tab');
		presence.sign('key');
		assert.deepEqual(told, [[0, 'key']]);
	});

	test('a window that stays active is told every ten seconds, until it is not', async () => {
		const { presence, timers, told } = made();
		presence.windowChanged(here);
		await timers.pass(25_000);
		presence.windowChanged(idle);
		await timers.pass(60_000);
		assert.deepEqual(told, [
			[0, 'focus'],
			[10_000, 'focus'],
			[20_000, 'focus'],
		]);
	});

	test('keys that no editor tells of are for the agent in the terminal in front', async () => {
		const { presence, timers, told, moves } = made(true);
		presence.windowChanged(here);
		presence.sign('selection');
		await timers.pass(25_000);
		assert.deepEqual(told.at(-1), [20_000, 'terminal']);
		assert.deepEqual(moves, [true]);
		presence.sign('key');
		assert.deepEqual(moves, [true, false]);
	});

	test('while the editor tells of something, the focus stays there', async () => {
		const { presence, timers, told, moves } = made(true);
		presence.windowChanged(here);
		for (let second = 0; second < 30; second += 5) {
			presence.sign('scroll');
			await timers.pass(5_000);
		}
		assert.deepEqual(moves, []);
		assert.ok(told.every(([, sign]) => sign !== 'terminal'));
	});

	test('nothing is told after disposal', async () => {
		const { presence, timers, told } = made();
		presence.windowChanged(here);
		presence.dispose();
		await timers.pass(60_000);
		assert.deepEqual(told, [[0, 'focus']]);
	});
});
