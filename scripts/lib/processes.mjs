/** Child processes: run to the end, or started as a group that can be stopped without leaving one behind. */
import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

/** How long a group may take to end by itself before it is killed. */
const GRACE_MS = 5_000;
const POLL_MS = 50;

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/**
 * Runs a command to its end, its output shown, and resolves with its exit code; a signal or a failed start is 1.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
	return new Promise(resolve => {
		const child = spawn(command, args, { stdio: 'inherit', ...options });
		child.once('error', error => {
			console.error(`${command} could not be started: ${error.message}`);
			resolve(1);
		});
		child.once('exit', code => resolve(code ?? 1));
	});
}

/**
 * Runs a command to its end and fails with a sentence when it does.
 * @param {string} what what is done, to name it when it fails
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export async function mustRun(what, command, args, options) {
	const code = await run(command, args, options);
	if (code !== 0) {
		throw new Error(`${what} failed (exit code ${code}).`);
	}
}

/**
 * Starts a command as the leader of a group of its own, so that all it starts can be stopped with it. The group ends with us at the latest.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function startGroup(command, args, options = {}) {
	const leader = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
	const end = () => void (leader.pid && signal(-leader.pid, 'SIGKILL'));
	process.once('exit', end);
	leader.once('exit', () => process.off('exit', end));
	return leader;
}

/** A process that is told to end leaves without a word, unless it listens: then what it started ends with it. */
export function exitOnSignals() {
	for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
		if (!process.listeners(name).includes(exitWithFailure)) {
			process.on(name, exitWithFailure);
		}
	}
}

function exitWithFailure() {
	process.exit(1);
}

/**
 * Stops a group and resolves when none of it is left.
 * @param {ChildProcess} leader
 */
export async function stopGroup(leader) {
	if (leader.pid === undefined) {
		return;
	}
	if (process.platform === 'win32') {
		await run('taskkill', ['/pid', String(leader.pid), '/t', '/f'], { stdio: 'ignore' });
		return;
	}
	signal(-leader.pid, 'SIGTERM');
	if (!(await isGone(-leader.pid, GRACE_MS))) {
		signal(-leader.pid, 'SIGKILL');
		await isGone(-leader.pid, GRACE_MS);
	}
}

/**
 * Asks one process that is not our child to end, and kills it when it does not.
 * @param {number} pid
 */
export async function stopProcess(pid) {
	signal(pid, 'SIGTERM');
	if (!(await isGone(pid, GRACE_MS))) {
		signal(pid, 'SIGKILL');
	}
}

/**
 * @param {number} pid negative for a group
 * @param {number} withinMs
 */
async function isGone(pid, withinMs) {
	const end = Date.now() + withinMs;
	while (signal(pid, 0)) {
		if (end < Date.now()) {
			return false;
		}
		await wait(POLL_MS);
	}
	return true;
}

/**
 * Whether there was somebody to signal.
 * @param {number} pid
 * @param {NodeJS.Signals | 0} name
 */
function signal(pid, name) {
	try {
		return process.kill(pid, name);
	} catch {
		return false;
	}
}
