/** Real tests of real packages, run by the tools that people use: what their reports say reaches the lines that an agent wrote. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Engine } from '../../src/server/engine.ts';
import type { CoveredFile } from '../../src/server/ledger/coverage.ts';
import { CoveredTree, usualVerification } from '../../src/server/ledger/coveredTree.ts';
import { openWorkTree } from '../../src/server/ledger/workTree.ts';
import { engineOver } from '../support/engine.ts';
import { Workspace } from '../support/workspace.ts';

const modules = path.resolve(import.meta.dirname, '../../node_modules');
const mocha = path.join(modules, 'mocha/bin/mocha.js');
const c8 = path.join(modules, 'c8/bin/c8.js');
const python = process.env['PYTHON'] ?? 'python3';

interface Runner {
	readonly name: string;
	/** As the agent types it. */
	readonly command: string;
	readonly folder: string;
	readonly run: (cwd: string) => number | null;
	/** Files of the engineer: the manifest, and the tests of `double`. */
	readonly theirs: Readonly<Record<string, string>>;
	readonly source: string;
	/** A function that is tested, one that is not, and the tested one with an error. */
	readonly tested: readonly string[];
	readonly untested: readonly string[];
	readonly broken: string;
}

const runners: readonly Runner[] = [
	{
		name: 'mocha with c8',
		command: 'npx c8 --reporter=lcov mocha',
		folder: 'js',
		run: cwd => ended(process.execPath, [c8, '--reporter=lcov', process.execPath, mocha, 'test/cart.test.js'], cwd),
		theirs: {
			'package.json': '{ "name": "cart", "type": "module" }\n',
			'test/cart.test.js': [
				"import assert from 'node:assert/strict';",
				"import { double } from '../src/cart.js';",
				"describe('cart', () => {",
				"	it('doubles', () => assert.equal(double(21), 42));",
				'});',
				'',
			].join('\n'),
		},
		source: 'src/cart.js',
		tested: ['export function double(count) {', '\treturn count + count;', '}'],
		untested: ['export function half(count) {', '\treturn count / 2;', '}'],
		broken: '\treturn count + 1;',
	},
	{
		name: 'pytest with pytest-cov',
		command: 'python3 -m pytest -q --cov=shop --cov-report=xml',
		folder: 'py',
		run: cwd => ended(python, ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', '--cov=shop', '--cov-report=xml'], cwd),
		theirs: {
			'pyproject.toml': '[project]\nname = "shop"\nversion = "1"\n',
			'shop/__init__.py': '',
			'tests/test_cart.py': 'from shop.cart import double\n\n\ndef test_doubles():\n    assert double(21) == 42\n',
		},
		source: 'shop/cart.py',
		tested: ['def double(count):', '    return count + count'],
		untested: ['def half(count):', '    return count / 2'],
		broken: '    return count + 1',
	},
];

for (const runner of runners) {
	const { name, command, folder, run, theirs, source, tested, untested, broken } = runner;
	const file = `${folder}/${source}`;
	const body = tested[1] ?? '';

	suite(name, () => {
		let workspace: Workspace;
		let engine: Engine;
		let covered: CoveredTree;

		setup(() => {
			workspace = new Workspace(Date.now(), 'real');
			Object.entries(theirs).forEach(([path, text]) => {
				workspace.writes(`${folder}/${path}`, text);
			});
			workspace.creates(file, [...tested, '', '', ...untested]);
			engine = engineOver(workspace.home, Date.now);
			const { book, marks } = engine;
			const verification = (): typeof usualVerification => usualVerification;
			covered = new CoveredTree(openWorkTree(workspace.repo), { book, marks, documentAt: () => undefined, verification });
		});
		teardown(() => {
			engine.close();
			workspace.remove();
		});

		test('lines that a passing test ran become exercised and verified; the others of the package are only tested', async () => {
			assert.equal((await look()).coverage.verified, 0);
			workspace.runsIn(folder, command, run);
			const lines = linesOf(await look());
			assert.deepEqual(lines.get(body), { machine: 'exercised', verified: true });
			assert.deepEqual(lines.get(untested[1] ?? ''), { machine: 'tested', verified: false });
		});

		test('a test that fails makes nothing exercised, and takes from the lines what its report said before', async () => {
			workspace.runsIn(folder, command, run);
			assert.ok((await look()).coverage.verified > 0);
			workspace.replaces(file, [body], [broken]);
			workspace.runsIn(folder, command, cwd => {
				const code = run(cwd);
				assert.notEqual(code, 0, 'the test fails');
				return code;
			});
			const covered = await look();
			assert.equal(covered.coverage.verified, 0);
			assert.deepEqual(linesOf(covered).get(broken), { machine: 'none', verified: false });
		});

		test('mended, it is proved: a failing test went green with it', async () => {
			workspace.replaces(file, [body], [broken]);
			workspace.runsIn(folder, command, run);
			workspace.replaces(file, [broken], [body]);
			workspace.runsIn(folder, command, run);
			assert.deepEqual(linesOf(await look()).get(body), { machine: 'proved', verified: true });
		});

		async function look(): Promise<CoveredFile> {
			await engine.sweep();
			covered.lookAtAll(openWorkTree(workspace.repo));
			const found = covered.coverage().files.find(({ path }) => path === file);
			assert.ok(found);
			return found;
		}

		function linesOf({ lines }: CoveredFile): Map<string, { machine: string; verified: boolean }> {
			const text = (covered.textOf(file) ?? '').split('\n');
			return new Map(lines.map(({ number, state: { machine, verified } }) => [text[number - 1] ?? '', { machine, verified }]));
		}
	});
}

suite('pytest whose exit code a pipe hides', () => {
	test('has its result from the JUnit report that it wrote', async () => {
		const workspace = new Workspace(Date.now(), 'real');
		workspace.writes('pyproject.toml', '[project]\nname = "shop"\nversion = "1"\n');
		workspace.writes('test_cart.py', 'from cart import double\n\n\ndef test_doubles():\n    assert double(21) == 42\n');
		workspace.creates('cart.py', ['def double(count):', '    return count + count']);
		workspace.runsIn('.', 'python3 -m pytest --cov --cov-report=xml --junitxml=junit.xml | tail -1', cwd =>
			ended(python, ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', '--cov', '--cov-report=xml', '--junitxml=junit.xml'], cwd),
		);
		const engine = engineOver(workspace.home, Date.now);
		await engine.sweep();
		const { book, marks } = engine;
		const [run] = book.ports.store.runs({ since: null, until: null });
		assert.equal(run?.result, 'unknown');
		const covered = new CoveredTree(openWorkTree(workspace.repo), {
			book,
			marks,
			documentAt: () => undefined,
			verification: () => usualVerification,
		});
		const { coverage } = covered.coverage().files.find(({ path }) => path === 'cart.py') ?? {};
		assert.deepEqual([coverage?.alive, coverage?.verified], [2, 2]);
		assert.deepEqual(covered.testCounts(run.id), { passed: 1, failed: 0, skipped: 0 });
		engine.close();
		workspace.remove();
	});
});

function ended(program: string, args: readonly string[], cwd: string): number | null {
	// What measures or steers our own tests must not reach into theirs.
	const { NODE_V8_COVERAGE: _, ...env } = process.env;
	const { status, stdout, stderr } = spawnSync(program, args, { cwd, env: { ...env, PYTHONDONTWRITEBYTECODE: '1' }, encoding: 'utf8' });
	assert.notEqual(status, null, `${program} could not be run: ${stderr}${stdout}`);
	return status;
}
