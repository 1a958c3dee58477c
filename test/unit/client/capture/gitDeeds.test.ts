import assert from 'node:assert/strict';
import { deedsIn } from '../../../../src/client/capture/gitCommand.ts';
import { GitDeeds, type RepositoryState } from '../../../../src/client/capture/gitDeeds.ts';
import { HandTurnedTimers } from '../timers.ts';

const state = (commit: string, staged: readonly string[] = [], branch = 'main'): RepositoryState => ({
	commit,
	branch,
	staged: new Set(staged),
});

suite('what the engineer did to a repository', () => {
	const made = (first = state('a')) => {
		const timers = new HandTurnedTimers();
		const told: unknown[] = [];
		const deeds = new GitDeeds(first, ({ deed, from, to, paths }) => told.push([deed, from, to, paths]), timers);
		return { timers, told, deeds };
	};

	test('a commit is told when the editor made it, whichever of the two is heard first', async () => {
		for (const isCauseFirst of [true, false]) {
			const { timers, told, deeds } = made(state('a', ['/gate.ts']));
			if (isCauseFirst) {
				deeds.caused('commit');
			}
			await timers.pass(3_000);
			deeds.changed(state('b'), true);
			await timers.pass(3_000);
			if (!isCauseFirst) {
				deeds.caused('commit');
			}
			assert.deepEqual(told, [['commit', 'a', 'b', ['/gate.ts']]]);
		}
	});

	test('a commit without a cause is somebody else’s', async () => {
		const { timers, told, deeds } = made();
		deeds.changed(state('b'), true);
		await timers.pass(60_000);
		deeds.caused('commit');
		assert.deepEqual(told, []);
	});

	test('a cause serves one commit', () => {
		const { told, deeds } = made();
		deeds.caused('commit');
		deeds.changed(state('b'), true);
		deeds.changed(state('c'), true);
		assert.deepEqual(told, [['commit', 'a', 'b', []]]);
	});

	test('another branch of the same commit is a checkout', () => {
		const { told, deeds } = made();
		deeds.caused('checkout');
		deeds.changed(state('a', [], 'quay'), true);
		assert.deepEqual(told, [['checkout', 'a', 'a', []]]);
	});

	test('what stays staged where the engineer is was staged by them', async () => {
		const { timers, told, deeds } = made();
		deeds.changed(state('a', ['/gate.ts']), true);
		deeds.changed(state('a', ['/gate.ts', '/quay.ts']), true);
		assert.deepEqual(told, []);
		await timers.pass(5_000);
		assert.deepEqual(told, [['stage', null, null, ['/gate.ts', '/quay.ts']]]);
	});

	test('what is staged and committed at once by nobody here is an agent’s', async () => {
		const { timers, told, deeds } = made();
		deeds.changed(state('a', ['/gate.ts']), true);
		await timers.pass(500);
		deeds.changed(state('b'), true);
		await timers.pass(60_000);
		assert.deepEqual(told, []);
	});

	test('what is staged where nobody is counts only with a cause', async () => {
		const { timers, told, deeds } = made();
		deeds.changed(state('a', ['/gate.ts']), false);
		await timers.pass(60_000);
		deeds.caused('stage');
		deeds.changed(state('a', ['/gate.ts', '/quay.ts']), false);
		assert.deepEqual(told, [['stage', null, null, ['/quay.ts']]]);
	});

	test('staging that the engineer commits is told before the commit', () => {
		const { told, deeds } = made();
		deeds.changed(state('a', ['/gate.ts']), true);
		deeds.caused('commit');
		deeds.changed(state('b'), true);
		assert.deepEqual(told, [
			['stage', null, null, ['/gate.ts']],
			['commit', 'a', 'b', ['/gate.ts']],
		]);
	});

	test('what the engineer stages counts though an agent’s commit is heard of at the same time', () => {
		const { told, deeds } = made();
		deeds.caused('stage');
		deeds.changed(state('b', ['/gate.ts']), true);
		assert.deepEqual(told, [['stage', null, null, ['/gate.ts']]]);
	});

	test('a commit that is taken back to the stage stages nothing', async () => {
		const { timers, told, deeds } = made(state('b'));
		deeds.changed(state('a', ['/gate.ts']), true);
		await timers.pass(60_000);
		assert.deepEqual(told, []);
	});

	test('what a repository holds when it is first looked at was done before', async () => {
		const { timers, told, deeds } = made({ commit: null, branch: null, staged: new Set() });
		deeds.caused('commit');
		deeds.changed(state('a', ['/gate.ts']), true);
		await timers.pass(60_000);
		assert.deepEqual(told, []);
	});

	test('the first commit of a repository is one', () => {
		const { told, deeds } = made({ commit: null, branch: 'main', staged: new Set(['/gate.ts']) });
		deeds.caused('commit');
		deeds.changed(state('a'), true);
		assert.deepEqual(told, [['commit', null, 'a', ['/gate.ts']]]);
	});

	test('what is taken off the stage is nothing', async () => {
		const { timers, told, deeds } = made(state('a', ['/gate.ts']));
		deeds.changed(state('a'), true);
		await timers.pass(60_000);
		assert.deepEqual(told, []);
	});
});

suite('what a command line does to a repository', () => {
	const check = (line: string, expected: readonly string[]): void => {
		assert.deepEqual(deedsIn(line), expected, line);
	};

	test('is read from git’s subcommands', () => {
		check('git commit -m "git checkout main"', ['commit']);
		check('git add -A && git commit -m x', ['stage', 'commit']);
		check('git -C web -c user.name=x stage .', ['stage']);
		check('cd web && git switch main', ['checkout']);
		check('git checkout -b quay', ['checkout']);
	});

	test('is nothing where git only tells, or is only named', () => {
		check('git status', []);
		check('git log --grep commit', []);
		check('echo git commit', []);
		check('git', []);
		check('', []);
	});
});
