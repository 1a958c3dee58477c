import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { URI } from 'vscode-uri';
import { usualVerification } from '../../../../src/server/ledger/coveredTree.ts';
import { fileOfUri, openTrees, uriOf } from '../../../../src/server/ledger/folders.ts';
import { openWorkTree } from '../../../../src/server/ledger/workTree.ts';
import { Marks } from '../../../../src/server/marks/marks.ts';
import { bookOf } from '../../../support/book.ts';
import { Workspace } from '../../../support/workspace.ts';

suite('open folders', () => {
	const now = '2026-10-01T08:00:00Z';
	let workspace: Workspace;
	const open = (...folders: string[]) => {
		const marks = new Marks(null, () => 0);
		return openTrees(folders, { book: bookOf({}, now), marks, documentAt: () => undefined, verification: () => usualVerification });
	};

	setup(() => {
		workspace = new Workspace(Date.parse(now));
		workspace.writes('src/a.ts', 'one();\n');
	});
	teardown(() => {
		workspace.remove();
	});

	test('of one working tree are one tree, and those that are not there are none', () => {
		const { repo, home } = workspace;
		const trees = open(repo, path.join(repo, 'src'), path.join(repo, 'gone'), home);
		assert.deepEqual(
			trees.map(tree => [tree.name, tree.folders.map(folder => folder.given)]),
			[
				['repo', [repo, path.join(repo, 'src')]],
				['home', [home]],
			],
		);
	});

	test('keep the names that the editor knows, although links lead to them', function () {
		const link = path.join(workspace.folder, 'link');
		try {
			symlinkSync(workspace.repo, link, 'dir');
		} catch {
			this.skip();
		}
		const [tree] = open(link);
		assert.ok(tree !== undefined);
		assert.equal(uriOf(tree, 'src/a.ts'), URI.file(path.join(link, 'src', 'a.ts')).toString());
		assert.equal(fileOfUri(uriOf(tree, 'src/a.ts')), `${tree.covered.tree.root}/src/a.ts`);
	});

	test('what is no file on disk has none', () => {
		assert.equal(fileOfUri('git:/work/a.ts?HEAD'), undefined);
		assert.equal(fileOfUri('untitled:a'), undefined);
		assert.equal(fileOfUri('%'), undefined);
	});

	test('a program that the repository names is not run', function () {
		if (process.platform === 'win32') {
			this.skip();
		}
		const [program, proof] = [path.join(workspace.folder, 'watcher'), path.join(workspace.folder, 'proof')];
		writeFileSync(program, `#!/bin/sh\ntouch '${proof}'\n`);
		chmodSync(program, 0o755);
		mkdirSync(path.join(workspace.repo, 'more'));
		const git = (...args: string[]): void => {
			execFileSync('git', ['-C', workspace.repo, ...args], { stdio: 'ignore' });
		};
		git('config', 'core.fsmonitor', program);
		assert.deepEqual(openWorkTree(workspace.repo).files, ['src/a.ts']);
		assert.ok(!existsSync(proof));
		git('status');
		assert.ok(existsSync(proof), 'git itself runs it');
	});
});
