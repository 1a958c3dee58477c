// `npm test`: every check, each shown with its time; at the end what failed, and their sum. Stages named as arguments run alone. Runs on Node 20.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ensureChromium } from './lib/chromium.mjs';
import { root } from './lib/places.mjs';
import { ensurePytest } from './lib/pytest.mjs';
import { failedAs, runStage, stages } from './lib/stages.mjs';
import { ensureDependencies } from './lib/toolchain.mjs';
import { ensureHost } from './lib/vscodeHost.mjs';

/** @typedef {import('./lib/stages.mjs').Need} Need */
/** @typedef {import('./lib/stages.mjs').Stage} Stage */
/** @typedef {import('./lib/stages.mjs').Counts} Counts */

const interrupted = new AbortController();
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
	process.on(signal, () => interrupted.abort());
}

/**
 * Why a need cannot be met; what is not here is met.
 * @type {Map<Need, string>}
 */
const missing = new Map();

const asked = process.argv.slice(2);
const unknown = asked.filter(name => !stages.some(stage => stage.name === name));
if (unknown.length > 0) {
	console.error(`No such stage: ${unknown.join(', ')}. There are: ${stages.map(({ name }) => name).join(', ')}.`);
	process.exit(2);
}
const chosen = stages.filter(({ name }) => asked.length === 0 || asked.includes(name));
const sum = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const failures = [];

mkdirSync(path.join(root, 'out'), { recursive: true });
await ensureDependencies();
await prepare('chromium', async () => {
	process.env['CHROMIUM'] = await ensureChromium();
});
await prepare('host', ensureHost);
await prepare('pytest', async () => {
	process.env['PYTHON'] = await ensurePytest();
});
for (const stage of chosen) {
	const counts = await attempt(stage);
	sum.passed += counts.passed;
	sum.failed += counts.failed;
	sum.skipped += counts.skipped;
	failures.push(...counts.failures.map(({ title, reason }) => `${stage.name}: ${title}\n${reason.replaceAll(/^/gm, '    ')}`));
}
process.exitCode = sum.failed === 0 && !interrupted.signal.aborted ? 0 : 1;
// Once more, behind everything: the end of a log is often all that is kept of it.
for (const failure of failures) {
	console.log(`\n✘ ${failure}`);
}
console.log(`\n${line(sum)}`);

/**
 * Installs what a chosen stage needs. What cannot be had fails that stage, and no other.
 * @param {Need} need
 * @param {() => Promise<unknown>} install
 */
async function prepare(need, install) {
	if (!chosen.some(({ needs }) => needs.includes(need))) {
		return;
	}
	try {
		await install();
	} catch (error) {
		missing.set(need, error instanceof Error ? error.message : String(error));
	}
}

/**
 * @param {Stage} stage
 * @returns {Promise<Counts>}
 */
async function attempt(stage) {
	console.log(`\n=== ${stage.name}`);
	const obstacle = stage.needs.map(need => missing.get(need)).find(reason => reason !== undefined);
	if (obstacle !== undefined || interrupted.signal.aborted) {
		console.log(`Not run: ${obstacle ?? 'interrupted'}`);
		return failedAs('not run', obstacle ?? 'interrupted');
	}
	const begun = Date.now();
	const counts = await runStage(stage, interrupted.signal);
	if (stage.name === 'build' && counts.failed > 0) {
		missing.set('build', 'the build failed');
	}
	console.log(`=== ${stage.name}: ${line(counts)} (${((Date.now() - begun) / 1_000).toFixed(1)} s)`);
	return counts;
}

/** @param {Omit<Counts, 'failures'>} counts */
function line({ passed, failed, skipped }) {
	return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
