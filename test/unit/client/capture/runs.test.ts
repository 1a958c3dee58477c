import assert from 'node:assert/strict';
import { isAgentsTerminal, startsAgent } from '../../../../src/client/capture/agentPrograms.ts';
import { readingOf, resultOf, Runs } from '../../../../src/client/capture/runs.ts';
import type { Notice } from '../../../../src/protocol/notices.ts';

suite('the engineer’s runs', () => {
	const made = () => {
		let now = 1_000;
		const told: Notice[] = [];
		const runs = new Runs({ now: () => now, put: notice => told.push(notice), sign: () => undefined });
		const key = {};
		const turnTo = (time: number): void => {
			now = time;
		};
		return { told, runs, key, turnTo };
	};
	const test1 = readingOf('npm test --token=abc');

	test('are told when they start and when they end, under one id', () => {
		const { told, runs, key, turnTo } = made();
		runs.started(key, 'terminal', test1, '/harbour');
		turnTo(4_000);
		runs.ended(key, test1, 1);
		const [start, end] = told;
		assert.ok(start?.kind === 'run' && end?.kind === 'run' && start.id === end.id);
		assert.deepEqual([start.endedAt, start.result, start.class, start.command], [null, 'unknown', 'test', 'npm test --token']);
		assert.deepEqual([end.startedAt, end.endedAt, end.result, end.cwd], [1_000, 4_000, 'failed', '/harbour']);
	});

	test('are told by what the shell said in the end', () => {
		const { told, runs, key } = made();
		runs.started(key, 'terminal', readingOf(''), null);
		runs.ended(key, test1, 0);
		const end = told.at(-1);
		assert.ok(end?.kind === 'run');
		assert.deepEqual([end.class, end.result], ['test', 'passed']);
	});

	test('end once, after they began, and only if they were seen to start', () => {
		const { told, runs, key, turnTo } = made();
		runs.ended(key, test1, 0);
		runs.started(key, 'task', test1, null);
		turnTo(10);
		runs.ended(key, test1, 0);
		runs.ended(key, test1, 0);
		assert.deepEqual(
			told.map(notice => (notice.kind === 'run' ? notice.endedAt : notice)),
			[null, 1_000],
		);
	});

	test('have ids that no other run has', () => {
		const { told, runs } = made();
		for (let index = 0; index < 100; index++) {
			runs.started({}, 'debug', test1, null);
		}
		assert.equal(new Set(told.map(notice => (notice.kind === 'run' ? notice.id : ''))).size, 100);
	});
});

suite('what is said of a run', () => {
	test('the command line is kept only where it verified', () => {
		assert.deepEqual(readingOf('npm run dev -- --key=abc'), { class: 'run', command: null, exitSpeaks: true });
		assert.deepEqual(readingOf('git commit -m secret'), { class: 'vcs', command: null, exitSpeaks: true });
		assert.deepEqual(readingOf('npm test | tee out.txt'), { class: 'test', command: 'npm test', exitSpeaks: false });
	});

	test('what a task is meant for speaks where its command does not', () => {
		assert.deepEqual(readingOf('./all', 'test'), { class: 'test', command: null, exitSpeaks: true });
		assert.deepEqual(readingOf('npm run lint', 'build'), { class: 'lint', command: 'npm run lint', exitSpeaks: true });
	});

	test('no line is too long', () => {
		assert.equal(readingOf(`npm test ${'x '.repeat(5_000_000)}`).class, 'test');
	});

	test('it passed or failed only where its exit code says so, and was not stopped by hand', () => {
		assert.equal(resultOf(0, true), 'passed');
		assert.equal(resultOf(2, true), 'failed');
		assert.equal(resultOf(139, true), 'failed');
		assert.equal(resultOf(0, false), 'unknown');
		assert.equal(resultOf(undefined, true), 'unknown');
		assert.equal(resultOf(130, true), 'unknown');
		assert.equal(resultOf(-1073741510, true), 'unknown');
	});
});

suite('agents in terminals', () => {
	test('are known by the program that is started', () => {
		for (const line of [
			'claude',
			'claude --resume abc',
			'npx codex exec "run npm test"',
			'cd web && opencode',
			'npx @anthropic-ai/claude-code@latest',
		]) {
			assert.ok(startsAgent(line), line);
		}
		for (const line of ['npm test', 'cat claude', 'git commit -m "claude"', 'for x in 1; do continue; done', '']) {
			assert.ok(!startsAgent(line), line);
		}
	});

	test('are known by how the terminal is called that they open', () => {
		assert.ok(['Claude Code', 'Roo Code', 'copilot', 'Cline'].every(isAgentsTerminal));
		assert.ok(['bash', 'zsh', 'npm: test', 'recline', ''].every(name => !isAgentsTerminal(name)));
	});
});
