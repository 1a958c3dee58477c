import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { silentLogger } from '../../../../src/base/log.ts';
import { HOUR_MS } from '../../../../src/base/units.ts';
import { lookItemSchema, type LookItem } from '../../../../src/protocol/look.ts';
import type { Engine } from '../../../../src/server/engine.ts';
import { usualVerification } from '../../../../src/server/ledger/coveredTree.ts';
import { Ledgers } from '../../../../src/server/ledger/ledgers.ts';
import { Looks } from '../../../../src/server/look/looks.ts';
import { engineOver } from '../../../support/engine.ts';
import { Workspace } from '../../../support/workspace.ts';

suite('what is worth a look', function () {
	this.timeout(60_000);
	const begins = Date.parse('2026-10-01T08:00:00Z');
	let workspace: Workspace;
	let engine: Engine;
	let ledgers: Ledgers;
	let looks: Looks;

	setup(() => {
		workspace = new Workspace(begins);
		engine = engineOver(workspace.home, () => begins + 10 * HOUR_MS);
		const { book, marks } = engine;
		const sources = { book, marks, documentAt: () => undefined, folders: [workspace.repo], verification: usualVerification };
		ledgers = new Ledgers(sources, () => undefined, silentLogger);
		looks = new Looks({ book, marks, ledgers, onChange: () => undefined });
	});
	teardown(() => {
		looks.dispose();
		ledgers.dispose();
		engine.close();
		workspace.remove();
	});

	test('nothing is, where what is said is what happened', async () => {
		workspace.creates('src/a.ts', ['one();']);
		workspace.runs('npm test');
		workspace.says('All tests pass.');
		workspace.creates('README.md', ['Words.']);
		workspace.says('The README says so, and all tests pass.');
		assert.deepEqual(await items(), []);
	});

	test('a claim that tests pass, where none ran after the last edit, until one does', async () => {
		workspace.creates('src/a.ts', ['one();']);
		workspace.runs('npm test');
		workspace.replaces('src/a.ts', ['one();'], ['two();']);
		workspace.says('Done, all tests pass.');
		const [item, ...others] = await items();
		assert.deepEqual(others, []);
		assert.equal(item?.kind, 'claimedNotRun');
		assert.deepEqual(item.facts, [
			'Claude Code ended its work (Thursday 8:08) with the words that tests pass.',
			'No test run is on record after its last edit (src/a.ts, Thursday 8:07).',
		]);
		assert.deepEqual([item.session, item.file?.path, item.file?.uri], ['claude-code:made-up', 'src/a.ts', workspace.uri('src/a.ts')]);
		workspace.runs('npm test');
		assert.deepEqual(await items(), []);
	});

	test('a claim that the last test run contradicts; and none where its result is not known', async () => {
		workspace.creates('src/a.ts', ['one();']);
		workspace.runs('npm test', false);
		workspace.says('All tests pass.');
		assert.match((await items())[0]?.facts[1] ?? '', /^The last test run after its last edit \(.*\) failed, and none has passed since\.$/);
		workspace.begins('other');
		workspace.creates('src/b.ts', ['one();']);
		workspace.runs('npm test | tail -3');
		workspace.says('All tests pass.');
		assert.deepEqual(
			(await items()).map(({ session }) => session),
			['claude-code:made-up'],
		);
	});

	test('tests that an edit made weaker, until what was taken away is back', async () => {
		const strong = ["it('adds', () => {", '\texpect(add(1, 2)).toBe(3);', '});'];
		workspace.writes('test/a.test.ts', `${strong.join('\n')}\n`);
		workspace.replaces('test/a.test.ts', strong, ["it.skip('adds', () => {", '\texpect(add(1, 2)).toBeDefined();', '});']);
		const [item] = await items();
		assert.equal(item?.kind, 'weakenedTests');
		assert.deepEqual(item.facts, [
			'Claude Code edited the tests in test/a.test.ts (Thursday 8:03).',
			'They hold the code to less than before: 1 expectation loosened, tests kept from running in 1 place.',
		]);
		assert.equal(item.file?.line, 0);
		workspace.writes('test/a.test.ts', `${strong.join('\n')}\n`);
		assert.deepEqual(await items(), []);
	});

	test('not assertions that the session only moved to another file', async () => {
		workspace.writes('test/a.test.ts', 'expect(a).toBe(1);\nkeep();\n');
		workspace.replaces('test/a.test.ts', ['expect(a).toBe(1);', 'keep();'], ['keep();']);
		assert.deepEqual(
			(await items()).map(({ kind }) => kind),
			['weakenedTests'],
		);
		workspace.creates('test/b.test.ts', ['expect(a).toBe(1);']);
		assert.deepEqual(await items(), []);
	});

	test('a commit with lines for which nothing speaks, until something does', async () => {
		workspace.creates('src/a.ts', ['one();', 'two();', '', 'three();']);
		workspace.commits('Take it in');
		const [item, ...others] = await items();
		assert.deepEqual(others, []);
		assert.equal(item?.kind, 'unverifiedAtCommit');
		assert.match(item.facts[0], /^Commit [0-9a-f]{7} \(Thursday 8:04\) has 3 lines that Claude Code wrote and that are still there\.$/);
		assert.equal(item.facts[1], 'Nothing spoke for 3 lines of them then, and nothing does now: no test, no check, no review.');
		assert.deepEqual([item.session, item.file?.path, item.file?.line], ['claude-code:made-up', 'src/a.ts', 0]);
		workspace.runs('npm test');
		assert.deepEqual(await items(), []);
	});

	test('not a commit that only moved such lines, nor one of lines that are gone', async () => {
		workspace.creates('src/a.ts', ['one();']);
		workspace.commits('Take it in');
		workspace.writes('src/a.ts', 'one();\nmine();\n');
		workspace.commits('Go on');
		assert.equal((await items()).length, 1);
		workspace.writes('src/a.ts', 'mine();\n');
		assert.deepEqual(await items(), []);
	});

	test('edits outside of the folder that the agent worked in, and neither temporary files nor its own plans', async () => {
		workspace.createsElsewhere('/tmp/scratch.py');
		workspace.createsElsewhere('/home/sam/.claude/plans/quiet-river.md');
		assert.deepEqual(await items(), []);
		workspace.createsElsewhere('/home/sam/.bashrc');
		const [item] = await items();
		assert.equal(item?.kind, 'outsideWorkspace');
		assert.deepEqual(item.facts, [`Claude Code worked in ${workspace.repo}.`, 'It also edited 1 file outside of it: /home/sam/.bashrc.']);
		engine.marks.dismiss(item.id, '');
		assert.deepEqual(await items(), []);
		workspace.createsElsewhere('/home/sam/.profile');
		assert.match((await items())[0]?.facts[1] ?? '', /2 files outside of it: \/home\/sam\/\.bashrc, \/home\/sam\/\.profile\.$/);
	});

	test('what was dismissed is not shown, and is again when that is taken back', async () => {
		workspace.creates('src/a.ts', ['one();']);
		workspace.says('All tests pass.');
		const before = await items();
		assert.equal(before.length, 1);
		const mark = engine.marks.dismiss(before[0]?.id ?? '', 'It is only a sketch.');
		assert.deepEqual(await items(), []);
		assert.equal(engine.marks.dismissals()[0]?.reason, 'It is only a sketch.');
		engine.marks.unmark(mark);
		assert.deepEqual(await items(), before);
	});

	test('nothing of sessions that worked elsewhere, and nothing in a tree without git that only commits tell', async () => {
		workspace.creates('src/a.ts', ['one();']);
		workspace.says('All tests pass.');
		rmSync(path.join(workspace.repo, '.git'), { recursive: true });
		assert.deepEqual(
			(await items()).map(({ kind }) => kind),
			['claimedNotRun'],
		);
		ledgers.openFolders([workspace.home]);
		assert.deepEqual(await items(), []);
	});

	async function items(): Promise<LookItem[]> {
		await engine.sweep();
		if (ledgers.trees.length === 0) {
			ledgers.start();
		}
		ledgers.lookAtAll();
		return (await looks.items()).map(item => lookItemSchema.parse(item));
	}
});
