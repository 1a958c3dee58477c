import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { Engine } from '../../../../src/server/engine.ts';
import type { CoveredFile } from '../../../../src/server/ledger/coverage.ts';
import { CoveredTree, usualVerification, type Verification } from '../../../../src/server/ledger/coveredTree.ts';
import type { OpenDocument } from '../../../../src/server/ledger/texts.ts';
import { openWorkTree } from '../../../../src/server/ledger/workTree.ts';
import { engineOver } from '../../../support/engine.ts';
import { Workspace } from '../../../support/workspace.ts';

suite('a tree whose coverage is asked for again', () => {
	const begins = Date.parse('2026-10-01T08:00:00Z');
	const now = Date.parse('2026-10-01T12:00:00Z');
	let workspace: Workspace;
	let engine: Engine;
	let documents: Map<string, OpenDocument>;
	let covered: CoveredTree;
	let verification: Verification;

	setup(async () => {
		workspace = new Workspace(begins);
		workspace.creates('package.json', ['{}']);
		workspace.creates('src/a.ts', ['one();', 'two();']);
		workspace.creates('src/b.ts', ['three();', 'four();']);
		engine = engineOver(workspace.home, () => now);
		await engine.sweep();
		documents = new Map();
		const { book, marks } = engine;
		const tree = openWorkTree(workspace.repo);
		verification = usualVerification;
		const documentAt = (file: string): OpenDocument | undefined => documents.get(path.basename(file));
		covered = new CoveredTree(tree, { book, marks, documentAt, verification: () => verification });
	});
	teardown(() => {
		engine.close();
		workspace.remove();
	});

	test('gives the same values as long as nothing has changed, however often the disk is looked at', () => {
		const before = covered.coverage().files;
		covered.lookAtFiles();
		covered.lookAtAll(openWorkTree(workspace.repo));
		assert.equal(same(before, covered.coverage().files).length, before.length);
	});

	test('a keystroke costs the file that is typed in, and no other', () => {
		const before = covered.coverage().files;
		documents.set('a.ts', { version: 2, changedAt: now, getText: () => 'one();\ntwo(2);\n' });
		assert.deepEqual(same(before, covered.coverage().files), ['package.json', 'src/b.ts']);
		assert.deepEqual(aliveIn('src/a.ts'), 1);
		documents.delete('a.ts');
		assert.deepEqual(aliveIn('src/a.ts'), 2);
	});

	test('a document that is as on disk is the file on disk', () => {
		const before = covered.coverage().files;
		documents.set('a.ts', { version: 1, changedAt: now, getText: () => 'one();\r\ntwo();' });
		assert.equal(same(before, covered.coverage().files).length, before.length);
	});

	test('a session that goes on elsewhere leaves the files what they are', async () => {
		const before = covered.coverage().files;
		workspace.creates('src/c.ts', ['five();']);
		await engine.sweep();
		assert.deepEqual(same(before, covered.coverage().files), ['package.json', 'src/a.ts', 'src/b.ts']);
		covered.lookAtAll(openWorkTree(workspace.repo));
		assert.equal(aliveIn('src/c.ts'), 1);
	});

	test('a file that git still lists under its old name is found under its new one', () => {
		execFileSync('git', ['-C', workspace.repo, 'add', '.']);
		renameSync(path.join(workspace.repo, 'src/a.ts'), path.join(workspace.repo, 'src/moved.ts'));
		covered.lookAtAll(openWorkTree(workspace.repo));
		assert.deepEqual([aliveIn('src/moved.ts'), aliveIn('src/a.ts')], [2, undefined]);
	});

	test('a line that is typed after the report keeps nothing from the others', async () => {
		workspace.tests({ 'src/a.ts': [1, 2], 'src/b.ts': [1] });
		await engine.sweep();
		covered.lookAtAll(openWorkTree(workspace.repo));
		assert.deepEqual(verifiedIn('src/a.ts'), ['one();', 'two();'].length);
		documents.set('a.ts', { version: 2, changedAt: now, getText: () => '// new\none();\ntwo();\n' });
		assert.deepEqual(
			file('src/a.ts')?.lines.map(line => line.state.verified),
			[false, true, true],
		);
		assert.equal(verifiedIn('src/b.ts'), 1);
	});

	test('a mark on a line that stands twice speaks for the one that was marked', () => {
		workspace.creates('src/d.ts', ['open();', 'same();', 'middle();', 'same();', 'close();']);
		return engine.sweep().then(() => {
			covered.lookAtAll(openWorkTree(workspace.repo));
			const keys = file('src/d.ts')?.lines.map(line => line.key) ?? [];
			engine.marks.markReviewed(`${workspace.repo}/src/d.ts`, keys.slice(2, 4));
			assert.deepEqual(
				file('src/d.ts')?.lines.map(line => line.state.human),
				['none', 'none', 'reviewed', 'reviewed', 'none'],
			);
		});
	});

	test('tests that the same session wrote do not count until they are reviewed', async () => {
		workspace.creates('test/a.test.ts', ['expect(one());']);
		workspace.tests({ 'src/a.ts': [1, 2] });
		await engine.sweep();
		covered.lookAtAll(openWorkTree(workspace.repo));
		assert.deepEqual([verifiedIn('src/a.ts'), file('src/a.ts')?.lines[0]?.state.selfGraded], [0, true]);
		const keys = file('test/a.test.ts')?.lines.map(line => line.key) ?? [];
		engine.marks.markReviewed(`${workspace.repo}/test/a.test.ts`, keys);
		assert.deepEqual([verifiedIn('src/a.ts'), file('src/a.ts')?.lines[0]?.state.selfGraded], [2, false]);
	});

	test('another bar holds at once, and without anything being read again', async () => {
		workspace.tests({ 'src/a.ts': [1] });
		await engine.sweep();
		covered.lookAtAll(openWorkTree(workspace.repo));
		const verified = (bar: Verification['bar']): number | undefined => {
			verification = { ...verification, bar };
			return verifiedIn('src/a.ts');
		};
		assert.deepEqual([verified('standard'), verified('loose'), verified('strict')], [1, 2, 0]);
		const keys = file('src/a.ts')?.lines.map(line => line.key) ?? [];
		engine.marks.markReviewed(`${workspace.repo}/src/a.ts`, keys);
		assert.deepEqual([verified('strict'), verified('standard')], [1, 2]);
	});

	test('reports are also found where the setting says, and never outside of the tree', async () => {
		workspace.tests({ 'src/a.ts': [1, 2] });
		const usual = path.join(workspace.repo, 'coverage', 'lcov.info');
		const own = path.join(workspace.repo, 'out', 'hits.txt');
		mkdirSync(path.dirname(own));
		renameSync(usual, own);
		copyFileSync(own, path.join(workspace.folder, 'hits.txt'));
		await engine.sweep();
		covered.lookAtAll(openWorkTree(workspace.repo));
		assert.equal(verifiedIn('src/a.ts'), 0);
		verification = { ...verification, reports: ['../*.txt', `${workspace.folder}/*.txt`] };
		covered.lookAtAll(openWorkTree(workspace.repo));
		assert.equal(verifiedIn('src/a.ts'), 0);
		verification = { ...verification, reports: ['out/*.txt'] };
		covered.lookAtAll(openWorkTree(workspace.repo));
		assert.equal(verifiedIn('src/a.ts'), 2);
	});

	const junit = (failures: number): string => {
		const failed = Array.from({ length: failures }, (_, index) => `<testcase name="f${String(index)}"><failure/></testcase>`);
		return `<testsuites><testsuite name="all"><testcase name="a"/><testcase name="b"/><testcase name="c"><skipped/></testcase>${failed.join('')}</testsuite></testsuites>`;
	};
	const look = async (): Promise<void> => {
		await engine.sweep();
		covered.lookAtAll(openWorkTree(workspace.repo));
	};
	const machineIn = (name: string): string | undefined => file(name)?.lines[0]?.state.machine;

	test('a JUnit report gives a result to the run that wrote it, where none is on record, and counts', async () => {
		workspace.runs('npm test 2>&1 | tail -5');
		await look();
		assert.equal(machineIn('src/a.ts'), 'none', 'what came of a pipe is not known');
		workspace.writes('junit.xml', junit(0));
		await look();
		assert.equal(machineIn('src/a.ts'), 'tested');
		const cause = file('src/a.ts')?.lines[0]?.evidence[0]?.cause;
		assert.ok(cause?.kind === 'run');
		assert.deepEqual(covered.testCounts(cause.run), { passed: 2, failed: 0, skipped: 1 });
	});

	test('a run that passed with failures in its report did not pass, nor did what it covered', async () => {
		workspace.tests({ 'src/a.ts': [1, 2] });
		await look();
		assert.equal(machineIn('src/a.ts'), 'exercised');
		workspace.writes('junit.xml', junit(1));
		await look();
		assert.equal(machineIn('src/a.ts'), 'none');
		workspace.tests({ 'src/a.ts': [1, 2] });
		await look();
		assert.equal(machineIn('src/a.ts'), 'exercised', 'a report of the run before says nothing of this one');
	});

	test('a report of one package says nothing of the runs of another, and of those at the top what they wrote below', async () => {
		workspace.creates('packages/b/package.json', ['{}']);
		workspace.creates('packages/b/src/c.ts', ['five();']);
		workspace.runs('npm test | cat');
		workspace.writes('packages/b/junit.xml', junit(0));
		await look();
		assert.deepEqual([machineIn('src/a.ts'), machineIn('packages/b/src/c.ts')], ['tested', 'none']);
	});

	test('a run in which every test was skipped has tested nothing', async () => {
		workspace.runs('npm test');
		workspace.writes('junit.xml', '<testsuite><testcase name="a"><skipped/></testcase></testsuite>');
		await look();
		assert.equal(machineIn('src/a.ts'), 'none');
	});

	const file = (name: string): CoveredFile | undefined => covered.coverage().files.find(one => one.path === name);
	const aliveIn = (name: string): number | undefined => file(name)?.coverage.alive;
	const verifiedIn = (name: string): number | undefined => file(name)?.coverage.verified;
});

/** Files whose value is the one that it was. */
function same(before: readonly CoveredFile[], after: readonly CoveredFile[]): string[] {
	return after.filter(file => before.includes(file)).map(file => file.path);
}
