#!/usr/bin/env node
/**
 * Runs the unit tests that hold properties with new seeds: node scripts/seeds.mjs [--rounds N] [--seed FIRST].
 * Says which seed failed; BOOKEND_SEED has that one again in any run. Exit code 1 when one failed.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { root } from './lib/places.mjs';
import { node24, toolEnvironment } from './lib/toolchain.mjs';

/** fast-check's seeds have 32 bits. */
const SEEDS = 2 ** 31;
/** Many more than a run has, on a machine that may be busy. */
const TEST_LIMIT_MS = 120_000;

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, seed: { type: 'string' } } });
const [rounds, first] = [Number(values.rounds), Number(values.seed ?? randomInt(SEEDS))];
if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(first)) {
	console.error('--rounds is how often, at least once; --seed is the whole number to begin with.');
	process.exit(2);
}
const files = globSync('test/unit/**/*.test.ts', { cwd: root }).filter(file =>
	readFileSync(`${root}/${file}`, 'utf8').includes("'fast-check'"),
);
const failed = Array.from({ length: rounds }, (_, round) => (first + round) % SEEDS).filter(seed => !holds(seed));
console.log(failed.length === 0 ? 'All held.' : `Failed: ${failed.map(seed => `BOOKEND_SEED=${seed}`).join(' ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** @param {number} seed @returns {boolean} */
function holds(seed) {
	console.log(`\nSeed ${seed}`);
	const mocha = ['node_modules/mocha/bin/mocha.js', '--no-config', '--ui', 'tdd', '--extension', 'ts', '--require', 'test/support/seed.ts'];
	const args = [...mocha, '--reporter', 'dot', '--timeout', String(TEST_LIMIT_MS), ...files];
	const env = { ...toolEnvironment(), BOOKEND_SEED: String(seed) };
	return spawnSync(node24, args, { cwd: root, env, stdio: 'inherit' }).status === 0;
}
