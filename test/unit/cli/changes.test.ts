import assert from 'node:assert/strict';
import * as z from 'zod';
import { cliJson, runCli } from '../../support/cli.ts';
import { lines, Story } from '../server/value/story.ts';

const begins = Date.parse('2026-08-03T09:00:00Z');
const spendJson = z.object({ totals: z.object({ costUsd: z.number() }) });
const changesJson = z.object({ spendUsd: z.record(z.string(), z.number()) });

suite('bookend changes', function () {
	this.timeout(60_000);
	let story: Story;
	let session: string;
	let commit: string;
	const asked = (...more: readonly string[]): string[] => [
		'changes',
		'--no-store',
		'--home',
		story.home,
		'--repo',
		story.repository.root,
		...more,
	];

	setup(() => {
		story = new Story(begins);
		story.repository.write('byHand.ts', lines('byHand', 2));
		session = story.session('codex', { 'a.ts': [...lines('a', 2), '', ...lines('b', 1)], 'b.ts': lines('c', 1) });
		story.repository.git('add', 'a.ts', 'byHand.ts');
		story.repository.git('commit', '-q', '-m', 'A');
		commit = story.repository.head();
	});
	teardown(() => {
		story.remove();
	});

	test('gives commits, their sessions and what the spend became, as documented', () => {
		const { costUsd } = spendJson.parse(cliJson(['spend', '--no-store', '--home', story.home])).totals;
		const told = cliJson(asked());
		assert.deepEqual(told, {
			schema: 'bookend/changes/1',
			commits: [
				{
					sha: commit,
					at: new Date(story.repository.now).toISOString(),
					state: 'landed',
					addedLines: 5,
					agentLines: 3,
					survivingLines: 3,
					sessions: [{ session, agent: 'codex', lines: 3 }],
				},
			],
			spendUsd: changesJson.parse(told).spendUsd,
		});
		assert.deepEqual(changesJson.parse(told).spendUsd, { landed: costUsd * 0.75, open: costUsd * 0.25, droppedOrReverted: 0, noEdits: 0 });
	});

	test('a choice of agents or times chooses commits and spend', () => {
		for (const choice of [
			['--agent', 'claude-code'],
			['--until', '2026-08-01'],
		]) {
			const told = cliJson(asked(...choice));
			const nothing = { landed: 0, open: 0, droppedOrReverted: 0, noEdits: 0 };
			assert.deepEqual(told, { schema: 'bookend/changes/1', commits: [], spendUsd: nothing });
		}
	});

	test('says the same to people', () => {
		const { stdout, code } = runCli(asked());
		assert.equal(code, 0);
		assert.match(stdout, new RegExp(`${commit.slice(0, 10)}  A +2026-08-03 09:30  landed +5 +3 +3 +1`));
		assert.match(stdout, /landed, and still there +\$0\.\d\d +75 %/);
		assert.match(stdout, /Landed means in main\./);
	});

	test('a folder in no repository is said, with what to do', () => {
		const { code, stderr } = runCli(['changes', '--no-store', '--home', story.home, '--repo', story.home]);
		assert.equal(code, 1);
		assert.match(stderr, /is in no git repository of which git can tell the history\. --repo names another folder\./);
	});
});
