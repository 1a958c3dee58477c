/** What `npm test` runs, in order. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './places.mjs';
import { startGroup, stopGroup } from './processes.mjs';
import { node24, toolEnvironment } from './toolchain.mjs';

/** Longer than any stage takes on a slow machine. */
const STAGE_LIMIT_MS = 900_000;

/** @typedef {'build' | 'chromium' | 'host' | 'pytest'} Need */
/** @typedef {{ title: string, reason: string }} Failure */
/** @typedef {{ passed: number, failed: number, skipped: number, failures: readonly Failure[] }} Counts */

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {readonly string[]} command a script for Node 24, and its arguments
 * @property {readonly Need[]} needs
 * @property {boolean} countsItself whether it writes counts; what does not counts as one
 */

/** @type {readonly Stage[]} */
export const stages = [
	check('build', ['scripts/package.mjs']),
	check('types', ['node_modules/typescript/bin/tsc', '-b']),
	check('lint', ['node_modules/eslint/bin/eslint.js', '.']),
	check('format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']),
	mochaSuite('architecture', []),
	mochaSuite('unit', []),
	mochaSuite('runners', ['pytest']),
	mochaSuite('page', ['build', 'chromium']),
	mochaSuite('package', ['build']),
	{ name: 'integration', command: ['test/integration/run.ts'], needs: ['build', 'chromium', 'host'], countsItself: true },
	mochaSuite('e2e', ['build', 'chromium', 'host']),
];

/**
 * Runs a stage, its output shown, and resolves with what it counted. A stage that fails without a failed test counts as one more.
 * @param {Stage} stage
 * @param {AbortSignal} interrupted
 * @returns {Promise<Counts>}
 */
export async function runStage({ name, command, countsItself }, interrupted) {
	const countsFile = path.join(root, 'out', `${name}.counts.json`);
	rmSync(countsFile, { force: true });
	const code = await finish(command, { ...toolEnvironment(), BOOKEND_COUNTS: countsFile }, interrupted);
	const counts = countsItself && existsSync(countsFile) ? JSON.parse(readFileSync(countsFile, 'utf8')) : undefined;
	const ended = failedAs(name, `ended with exit code ${code}`);
	if (counts === undefined) {
		return code === 0 ? { passed: 1, failed: 0, skipped: 0, failures: [] } : ended;
	}
	return code !== 0 && counts.failed === 0 ? { ...ended, passed: counts.passed, skipped: counts.skipped } : counts;
}

/**
 * One failure that is not a test's.
 * @param {string} title
 * @param {string} reason
 * @returns {Counts}
 */
export function failedAs(title, reason) {
	return { passed: 0, failed: 1, skipped: 0, failures: [{ title, reason }] };
}

/**
 * @param {readonly string[]} command
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} interrupted
 * @returns {Promise<number>}
 */
async function finish(command, env, interrupted) {
	const child = startGroup(node24, command, { cwd: root, env, stdio: 'inherit' });
	const stop = () => void stopGroup(child);
	const limit = setTimeout(stop, STAGE_LIMIT_MS);
	interrupted.addEventListener('abort', stop);
	const code = await new Promise(resolve => child.once('exit', code => resolve(code ?? 1)).once('error', () => resolve(1)));
	clearTimeout(limit);
	interrupted.removeEventListener('abort', stop);
	await stopGroup(child);
	return code;
}

/**
 * @param {string} name
 * @param {readonly string[]} command
 * @returns {Stage}
 */
function check(name, command) {
	return { name, command, needs: [], countsItself: false };
}

/**
 * @param {string} name the folder of test/ that holds the suite and its configuration
 * @param {readonly Need[]} needs
 * @returns {Stage}
 */
function mochaSuite(name, needs) {
	const command = [
		'node_modules/mocha/bin/mocha.js',
		'--config',
		`test/${name}/.mocharc.json`,
		'--reporter',
		'scripts/lib/countingReporter.cjs',
	];
	return { name, command, needs, countsItself: true };
}
