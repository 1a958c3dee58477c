import assert from 'node:assert/strict';
import { Supervisor, type Running, type SupervisorState } from '../../../../src/client/server/supervisor.ts';
import { HandTurnedTimers } from '../timers.ts';

/** A server whose every run can be looked at and ended. */
class Runs {
	readonly timers = new HandTurnedTimers();
	readonly states: SupervisorState<number>[] = [];
	readonly launchedAt: number[] = [];
	readonly stopped: number[] = [];
	readonly supervisor: Supervisor<number>;
	comesUp = true;
	#deaths: (() => void)[] = [];

	constructor() {
		this.supervisor = new Supervisor(
			onDeath => this.#launch(onDeath),
			this.timers,
			state => this.states.push(state),
		);
	}

	get kinds(): string[] {
		return this.states.map(({ kind }) => kind);
	}

	dies(run = this.#deaths.length - 1): void {
		this.#deaths[run]?.();
	}

	async #launch(onDeath: () => void): Promise<Running<number>> {
		const run = this.launchedAt.length;
		this.launchedAt.push(this.timers.now());
		this.#deaths.push(onDeath);
		await Promise.resolve();
		if (!this.comesUp) {
			throw new Error('It does not come up.');
		}
		const stop = (): Promise<void> => Promise.resolve(void this.stopped.push(run));
		return { value: run, stop };
	}
}

suite('Supervisor', () => {
	test('starts once and says so', async () => {
		const runs = new Runs();
		await runs.supervisor.start();
		assert.deepEqual(runs.states, [
			{ kind: 'starting', crashes: 0 },
			{ kind: 'running', value: 0 },
		]);
	});

	test('starts again after a second when it dies', async () => {
		const runs = new Runs();
		await runs.supervisor.start();
		await runs.timers.pass(5_000);
		runs.dies();
		assert.deepEqual(runs.states.at(-1), { kind: 'waiting', crashes: 1, waitMs: 1_000 });
		await runs.timers.pass(1_000);
		assert.deepEqual(runs.states.at(-1), { kind: 'running', value: 1 });
		assert.deepEqual(runs.launchedAt, [0, 6_000]);
	});

	test('waits twice as long each time, at most a minute, and never gives up', async () => {
		const runs = new Runs();
		runs.comesUp = false;
		await runs.supervisor.start();
		await runs.timers.pass(10 * 60_000);
		const waits = runs.launchedAt.slice(1).map((at, index) => (at - (runs.launchedAt[index] ?? 0)) / 1_000);
		assert.deepEqual(waits.slice(0, 8), [1, 2, 4, 8, 16, 32, 60, 60]);
		runs.comesUp = true;
		await runs.timers.pass(60_000);
		assert.equal(runs.states.at(-1)?.kind, 'running');
	});

	test('counts anew after a healthy run', async () => {
		const runs = new Runs();
		await runs.supervisor.start();
		for (let crash = 0; crash < 3; crash++) {
			runs.dies();
			await runs.timers.pass(60_000);
		}
		await runs.timers.pass(10 * 60_000);
		runs.dies();
		assert.deepEqual(runs.states.at(-1), { kind: 'waiting', crashes: 1, waitMs: 1_000 });
	});

	test('a death that is told twice counts once', async () => {
		const runs = new Runs();
		await runs.supervisor.start();
		runs.dies();
		runs.dies();
		assert.deepEqual(runs.kinds, ['starting', 'running', 'waiting']);
	});

	test('a death while starting and the failed start are one crash', async () => {
		const runs = new Runs();
		runs.comesUp = false;
		const started = runs.supervisor.start();
		runs.dies();
		await started;
		assert.deepEqual(runs.states.at(-1), { kind: 'waiting', crashes: 1, waitMs: 1_000 });
	});

	test('stopped is stopped: neither the wait nor a late death starts it again', async () => {
		const runs = new Runs();
		await runs.supervisor.start();
		runs.dies();
		await runs.supervisor.stop();
		runs.dies(0);
		await runs.timers.pass(10 * 60_000);
		assert.equal(runs.states.at(-1)?.kind, 'stopped');
		assert.equal(runs.launchedAt.length, 1);
	});

	test('what comes up after it was told to stop is stopped', async () => {
		const runs = new Runs();
		const started = runs.supervisor.start();
		await runs.supervisor.stop();
		await started;
		assert.deepEqual(runs.stopped, [0]);
		assert.equal(runs.states.at(-1)?.kind, 'stopped');
	});

	test('a restart ends the run before it and forgets its crashes', async () => {
		const runs = new Runs();
		await runs.supervisor.start();
		runs.dies();
		await runs.timers.pass(1_000);
		await runs.supervisor.restart();
		assert.deepEqual(runs.stopped, [1]);
		assert.deepEqual(runs.states.slice(-2), [
			{ kind: 'starting', crashes: 0 },
			{ kind: 'running', value: 2 },
		]);
	});

	test('a restart never says that it is stopped, and of two at once the last one starts', async () => {
		const runs = new Runs();
		await runs.supervisor.start();
		await Promise.all([runs.supervisor.restart(), runs.supervisor.restart()]);
		assert.ok(!runs.kinds.includes('stopped'));
		assert.deepEqual([runs.launchedAt.length, runs.states.at(-1)?.kind], [2, 'running']);
	});

	test('told to stop while it restarts, it stays stopped', async () => {
		const runs = new Runs();
		await runs.supervisor.start();
		const restarted = runs.supervisor.restart();
		await runs.supervisor.stop();
		await restarted;
		assert.deepEqual([runs.launchedAt.length, runs.states.at(-1)?.kind], [1, 'stopped']);
	});
});
