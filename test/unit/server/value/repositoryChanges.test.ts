import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DAY_MS } from '../../../../src/base/units.ts';
import { splitSpend } from '../../../../src/domain/value/spendSplit.ts';
import { everything } from '../../../../src/server/book.ts';
import { openWorkTree } from '../../../../src/server/ledger/workTree.ts';
import { RepositoryChanges, type CommitChange, type RepositoryValue } from '../../../../src/server/value/repositoryChanges.ts';
import { lines, Story } from './story.ts';

const begins = Date.parse('2026-08-03T09:00:00Z');

suite('what became of agents’ work in a repository', function () {
	this.timeout(60_000);
	let story: Story;
	let base: readonly string[];

	setup(() => {
		story = new Story(begins);
		base = lines('base', 20);
		story.repository.write('app.ts', base);
		story.repository.commit('Begin');
		story.repository.pass(DAY_MS);
	});
	teardown(() => {
		story.remove();
	});

	test('a feature branch lands with its merge, and what others wrote in it is not the agent’s', async () => {
		const { repository } = story;
		repository.git('checkout', '-q', '-b', 'feature');
		const session = story.session('claude-code', { 'app.ts': [...base, ...lines('quote', 6)] });
		repository.write('app.ts', [...lines('byHand', 3), ...base, ...lines('quote', 6)]);
		const commit = repository.commit('Read quotes');
		assert.deepEqual(shown(await value()), [[commit, 'open', 9, 6, 0, [[session, 6]]]]);
		repository.pass(DAY_MS);
		merge('feature');
		const landed = await value();
		assert.deepEqual(shown(landed), [[commit, 'landed', 9, 6, 6, [[session, 6]]]]);
		assert.equal(landed.changes[0]?.landedAt, repository.now);
		assert.deepEqual(parts(landed), { landed: 1, open: 0, droppedOrReverted: 0, noEdits: 0 });
	});

	test('a squash is the same change, whether the branch that it came from is still there or not', async () => {
		const { repository } = story;
		repository.git('checkout', '-q', '-b', 'squashed');
		const one = story.session('claude-code', { 'b.ts': lines('one', 5) });
		repository.commit('One');
		const two = story.session('codex', { 'b.ts': [...lines('one', 5), ...lines('two', 3)] });
		repository.commit('Two');
		repository.git('checkout', '-q', 'main');
		repository.pass(DAY_MS);
		repository.git('merge', '-q', '--squash', 'squashed');
		const squash = repository.commit('One and two');
		const expected = [
			[
				squash,
				'landed',
				8,
				8,
				8,
				[
					[one, 5],
					[two, 3],
				],
			],
		];
		assert.deepEqual(shown(await value()), expected);
		repository.git('branch', '-q', '-D', 'squashed');
		assert.deepEqual(shown(await value()), expected);
	});

	test('a rebase is the same change', async () => {
		const { repository } = story;
		repository.git('checkout', '-q', '-b', 'rebased');
		const session = story.session('claude-code', { 'app.ts': [...base, ...lines('late', 5)] });
		repository.commit('Late');
		repository.git('branch', 'as-it-was');
		repository.git('checkout', '-q', 'main');
		repository.write('app.ts', [...lines('bobs', 4), ...base]);
		repository.commit('Bob was quicker', 'Bob');
		repository.pass(DAY_MS);
		repository.git('rebase', '-q', 'main', 'rebased');
		repository.git('checkout', '-q', 'main');
		repository.git('merge', '-q', '--ff-only', 'rebased');
		assert.deepEqual(shown(await value()), [[repository.head(), 'landed', 5, 5, 5, [[session, 5]]]]);
	});

	test('a revert takes a commit back, and a revert of the revert brings it again', async () => {
		const { repository } = story;
		const session = story.session('codex', { 'app.ts': [...base.slice(0, 9), ...lines('rash', 4), ...base.slice(9)] });
		const commit = repository.commit('Rash');
		repository.pass(DAY_MS);
		repository.git('revert', '--no-edit', commit);
		const revert = repository.head();
		const reverted = await value();
		assert.deepEqual(shown(reverted), [[commit, 'reverted', 4, 4, 0, [[session, 4]]]]);
		assert.deepEqual(parts(reverted), { landed: 0, open: 0, droppedOrReverted: 1, noEdits: 0 });
		repository.pass(DAY_MS);
		repository.git('revert', '--no-edit', revert);
		assert.deepEqual(shown(await value()), [[commit, 'landed', 4, 4, 4, [[session, 4]]]]);
	});

	test('to revert a merge is to take back all that it brought', async () => {
		const { repository } = story;
		repository.git('checkout', '-q', '-b', 'feature');
		story.session('claude-code', { 'f.ts': lines('f', 4) });
		const commit = repository.commit('F');
		merge('feature');
		repository.pass(40 * DAY_MS);
		repository.git('revert', '--no-edit', '-m', '1', repository.head());
		const [change] = (await value()).changes;
		assert.deepEqual([change?.commit.id, change?.state, change?.survivingAfter], [commit, 'reverted', { days14: 4, days30: 4 }]);
	});

	test('what is removed soon was taken back without a word; what is written anew was not', async () => {
		const { repository } = story;
		story.session('claude-code', { 'gone.ts': lines('gone', 8) });
		const gone = repository.commit('Gone');
		story.session('claude-code', { 'anew.ts': lines('first', 8) });
		const first = repository.commit('First');
		repository.pass(2 * DAY_MS);
		repository.git('rm', '-q', 'gone.ts');
		repository.commit('Without it');
		repository.write('anew.ts', lines('better', 8));
		repository.commit('Better');
		const states = new Map((await value()).changes.map(({ commit, state, surviving }) => [commit.id as string, [state, surviving]]));
		assert.deepEqual(
			[states.get(gone), states.get(first)],
			[
				['reverted', 0],
				['landed', 0],
			],
		);
	});

	test('what is picked from a branch has landed, and the rest of the branch is open', async () => {
		const { repository } = story;
		repository.git('checkout', '-q', '-b', 'picked');
		const session = story.session('claude-code', { 'e1.ts': lines('e', 3), 'e2.ts': lines('f', 9) });
		repository.git('add', 'e1.ts');
		repository.as('Ada', 'commit', '-q', '-m', 'E1');
		const first = repository.head();
		const second = repository.commit('E2');
		repository.git('checkout', '-q', 'main');
		repository.pass(DAY_MS);
		repository.as('Bob', 'cherry-pick', first);
		const picked = await value();
		assert.deepEqual(shown(picked), [
			[repository.head(), 'landed', 3, 3, 3, [[session, 3]]],
			[second, 'open', 9, 9, 0, [[session, 9]]],
		]);
		assert.deepEqual(parts(picked), { landed: 0.25, open: 0.75, droppedOrReverted: 0, noEdits: 0 });
	});

	test('one large commit takes from each session what its own lines are worth', async () => {
		const { repository } = story;
		const small = story.session('claude-code', { 'small.ts': lines('small', 2), 'later.ts': lines('later', 2) });
		const large = story.session('claude-code', { 'large.ts': lines('large', 300) });
		repository.write('vendored.ts', lines('vendored', 900));
		repository.git('add', 'small.ts', 'large.ts', 'vendored.ts');
		repository.as('Ada', 'commit', '-q', '-m', 'Everything');
		const all = await value();
		assert.deepEqual(shown(all), [
			[
				repository.head(),
				'landed',
				1202,
				302,
				302,
				[
					[large, 300],
					[small, 2],
				],
			],
		]);
		const shares = new Map(all.sessions.map(session => [session.session as string, session.shares]));
		assert.deepEqual(shares.get(small), { landed: 0.5, open: 0.5, droppedOrReverted: 0, noEdits: 0 });
		assert.deepEqual(shares.get(large), { landed: 1, open: 0, droppedOrReverted: 0, noEdits: 0 });
	});

	test('what was thrown away is dropped, a session that left nothing has no edits, and work elsewhere is no part of it', async () => {
		const { repository } = story;
		const kept = story.session('claude-code', { 'kept.ts': lines('kept', 6), 'dropped.ts': lines('dropped', 2) });
		repository.git('add', 'kept.ts');
		repository.as('Ada', 'commit', '-q', '-m', 'Kept');
		repository.git('clean', '-q', '-f');
		const asked = story.session('codex', {});
		story.session('codex', {}, '/somewhere/else');
		const { sessions } = await value();
		assert.deepEqual(
			sessions.map(({ session, shares }) => [session, shares]),
			[
				[kept, { landed: 0.75, open: 0, droppedOrReverted: 0.25, noEdits: 0 }],
				[asked, { landed: 0, open: 0, droppedOrReverted: 0, noEdits: 1 }],
			],
		);
	});

	test('a file that was moved takes its lines with it, and survival is told when its time has come', async () => {
		const { repository } = story;
		story.session('claude-code', { 'old.ts': lines('moved', 10) });
		repository.commit('Old');
		repository.pass(2 * DAY_MS);
		repository.git('mv', 'old.ts', 'new.ts');
		repository.write('new.ts', lines('moved', 8));
		repository.commit('New');
		const survival = async () => (await value()).changes.map(({ surviving, survivingAfter }) => [surviving, survivingAfter]);
		assert.deepEqual(await survival(), [[8, { days14: null, days30: null }]]);
		repository.pass(20 * DAY_MS);
		repository.write('new.ts', lines('moved', 5));
		repository.commit('Less');
		repository.pass(10 * DAY_MS);
		assert.deepEqual(await survival(), [[5, { days14: 8, days30: 5 }]]);
	});

	test('commits of others change nothing', async () => {
		const { repository } = story;
		story.session('claude-code', { 'a.ts': lines('a', 5) });
		repository.commit('A');
		const before = await value();
		repository.write('other.ts', lines('other', 50));
		repository.write('app.ts', [...base, ...lines('more', 5)]);
		repository.commit('Others', 'Bob');
		assert.deepEqual(shown(await value()), shown(before));
		assert.deepEqual((await value()).sessions, before.sessions);
	});

	test('a repository without commits has no changes yet', async () => {
		const empty = new Story(begins);
		empty.session('claude-code', { 'a.ts': lines('a', 3) });
		const engine = await empty.engine();
		const found = await new RepositoryChanges(engine.book).of(openWorkTree(empty.repository.root), everything);
		assert.deepEqual([found?.changes, found?.defaultBranch, found?.sessions.map(({ shares }) => shares.open)], [[], null, [1]]);
		engine.close();
		empty.remove();
	});

	test('a history that cannot be read is none, and no empty one', async () => {
		const engine = await story.engine();
		rmSync(path.join(story.repository.root, '.git/objects'), { recursive: true });
		mkdirSync(path.join(story.repository.root, '.git/objects'));
		assert.equal(await new RepositoryChanges(engine.book).of(openWorkTree(story.repository.root), everything), undefined);
		engine.close();
	});

	test('without a repository there is no answer', async () => {
		const engine = await story.engine();
		const changes = new RepositoryChanges(engine.book);
		assert.equal(await changes.of({ root: story.home, siblings: [], files: [] }, everything), undefined);
		engine.close();
	});

	test('whoever cancels gets no answer', async () => {
		const engine = await story.engine();
		await assert.rejects(
			new RepositoryChanges(engine.book).of(openWorkTree(story.repository.root), everything, AbortSignal.abort()),
			/abort/i,
		);
		engine.close();
	});

	function merge(branch: string): void {
		story.repository.git('checkout', '-q', 'main');
		story.repository.git('merge', '-q', '--no-ff', '-m', `Merge ${branch}`, branch);
	}

	async function value(): Promise<RepositoryValue> {
		const engine = await story.engine();
		const found = await new RepositoryChanges(engine.book).of(openWorkTree(story.repository.root), everything);
		engine.close();
		assert.ok(found);
		assert.deepEqual(
			found.changes.map(({ commit }) => commit.at),
			found.changes.map(({ commit }) => commit.at).sort((a, b) => b - a),
		);
		return found;
	}
});

/** Each commit: its state, what it added, what agents wrote of that, what is left of it, and whose it is. */
function shown({ changes }: RepositoryValue): readonly unknown[] {
	return changes.map(({ commit, state, addedLines, lines: own, surviving, sessions }: CommitChange) => [
		commit.id,
		state,
		addedLines,
		own,
		surviving,
		sessions.map(share => [share.session, share.lines]),
	]);
}

/** The parts of all spend. */
function parts({ sessions }: RepositoryValue): Readonly<Record<string, number>> {
	const split = splitSpend(sessions);
	const sum = sessions.reduce((total, { costUsd }) => total + (costUsd ?? 0), 0);
	assert.ok(sum > 0);
	return Object.fromEntries(Object.entries(split).map(([part, usd]) => [part, Math.round(((usd ?? NaN) / sum) * 1e9) / 1e9]));
}
