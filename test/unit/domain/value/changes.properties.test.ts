import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changesOf, type ChangeSources } from '../../../../src/domain/value/changes.ts';
import type { BlobId, Commit, CommitId } from '../../../../src/domain/value/history.ts';
import { spendParts, spendShares, splitSpend } from '../../../../src/domain/value/spendSplit.ts';
import { runs } from '../../../support/facts.ts';
import { sourcesOf, steps } from './history.ts';

suite('changes: whatever was edited and committed', () => {
	test('no count is negative, and nothing survives that was not brought', () => {
		holds(sources => {
			for (const { lines, surviving, sessions, survivingAfter } of changesOf(sources).changes) {
				assert.ok(0 < lines && 0 <= surviving && surviving <= lines);
				assert.ok([survivingAfter.days14, survivingAfter.days30].every(count => count === null || (0 <= count && count <= lines)));
				assert.equal(sumOf(sessions.map(session => session.lines)), lines);
				assert.equal(sumOf(sessions.map(session => session.surviving)), surviving);
			}
		});
	});

	test('a session’s lines are never more than it wrote, and its shares are all of its spend', () => {
		holds(sources => {
			for (const { session, ...lines } of changesOf(sources).sessions) {
				const counts = Object.values(lines);
				const written = sources.files.flatMap(file => file.traces).filter(trace => trace.session === session);
				assert.ok(counts.every(count => count >= 0));
				assert.ok(sumOf(counts) <= sumOf(written.flatMap(({ hunks }) => hunks.map(hunk => hunk.lines.length))));
				const split = splitSpend([{ costUsd: 7, shares: spendShares(lines, 0) }]);
				assert.ok(Math.abs(sumOf(spendParts.map(part => split[part] ?? 0)) - 7) < 1e-9);
			}
		});
	});

	test('a line counts in one commit alone', () => {
		holds(sources => {
			const written = sources.files.flatMap(file => file.traces.flatMap(({ hunks }) => hunks.flatMap(hunk => hunk.lines)));
			assert.ok(sumOf(changesOf(sources).changes.map(({ lines }) => lines)) <= written.length);
		});
	});

	test('a commit of other files changes nothing', () => {
		holds(sources => {
			const { changes, sessions } = changesOf(sources);
			const more = changesOf(withAnotherCommit(sources));
			assert.deepEqual(more.changes, changes);
			assert.deepEqual(more.sessions, sessions);
		});
	});
});

suite('spend by its lines', () => {
	const whole = { surviving: 0, open: 0, gone: 0, dropped: 0 };

	test('work elsewhere takes its part of the spend along', () => {
		assert.deepEqual(spendShares({ ...whole, surviving: 3, gone: 1, dropped: 2 }, 6), {
			landed: 0.25,
			open: 0,
			droppedOrReverted: 0.25,
			noEdits: 0,
		});
		assert.deepEqual(spendShares(null, 6), { landed: 0, open: 0, droppedOrReverted: 0, noEdits: 0 });
		assert.deepEqual(spendShares(whole, 0), { landed: 0, open: 0, droppedOrReverted: 0, noEdits: 1 });
	});

	test('what has no price is unknown where nothing else was spent, and is left out elsewhere', () => {
		const landed = spendShares({ ...whole, surviving: 1 }, 0);
		assert.deepEqual(splitSpend([{ costUsd: null, shares: landed }]), { landed: null, open: 0, droppedOrReverted: 0, noEdits: 0 });
		assert.equal(splitSpend([null, 2].map(costUsd => ({ costUsd, shares: landed }))).landed, 2);
	});
});

function holds(claim: (sources: ChangeSources) => void): void {
	fc.assert(
		fc.property(steps, all => {
			claim(sourcesOf(all));
		}),
		runs(300),
	);
}

function sumOf(counts: readonly number[]): number {
	return counts.reduce((sum, count) => sum + count, 0);
}

function withAnotherCommit(sources: ChangeSources): ChangeSources {
	const { commits, defaultBranch } = sources.history;
	const touch = { from: 'three', path: 'three', before: null, after: '["a","b"]' as BlobId };
	const id = 'another' as CommitId;
	const another: Commit = { id, title: '', parents: defaultBranch?.tips ?? [], at: sources.now, reverts: [], touches: [touch] };
	const steps = [...(defaultBranch?.steps ?? []), another];
	return { ...sources, history: { commits: [another, ...commits], defaultBranch: { name: 'main', tips: [id], steps } } };
}
