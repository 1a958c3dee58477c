/** A running VS Code server: a data folder, a port, and the addresses a browser opens it by. */
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { mustRun, startGroup, stopGroup } from './processes.mjs';

const READY_WITHIN_MS = 60_000;
const POLL_MS = 100;

/** What would otherwise stand between a fresh profile and the extension: trust prompt, welcome page, chat, updates. */
export const quietSettings = {
	'security.workspace.trust.enabled': false,
	'workbench.startupEditor': 'none',
	'workbench.tips.enabled': false,
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'chat.disableAIFeatures': true,
	'telemetry.telemetryLevel': 'off',
	'update.mode': 'none',
	'extensions.autoUpdate': false,
	'extensions.autoCheckUpdates': false,
	'extensions.ignoreRecommendations': true,
	'git.openRepositoryInParentFolders': 'never',
};

/**
 * @typedef {object} HostOptions
 * @property {string} data the folder of its profile, extensions and logs
 * @property {NodeJS.ProcessEnv} [env] reaches the extension host
 * @property {number} [port] 0 takes a free one
 * @property {string} [script] loaded first by the server's Node and by all that it forks
 * @property {boolean} [driver] takes extension and tests from the page's address; hides notifications
 */

/**
 * @typedef {object} HostServer
 * @property {number} port
 * @property {string} log its log file
 * @property {Promise<void>} ended
 * @property {(folder: string, payload?: readonly (readonly [string, string])[]) => string} address
 * @property {(file: string) => string} remote how the page names a file of the host
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the server and resolves when it answers.
 * @param {import('./vscodeHost.mjs').VsCodeHost} host
 * @param {HostOptions} options
 * @returns {Promise<HostServer>}
 */
export async function startHostServer(host, options) {
	const port = await freePort(options.port ?? 0);
	const log = path.join(options.data, 'server.log');
	const child = launch(host, options, port, log);
	/** @type {Promise<void>} */
	const ended = new Promise(resolve => child.once('exit', () => resolve()));
	const stop = () => stopGroup(child);
	try {
		await untilItAnswers(port, child, log);
	} catch (error) {
		await stop();
		throw error;
	}
	return {
		port,
		log,
		ended,
		stop,
		address: (folder, payload) => address(port, folder, payload),
		remote: file => `vscode-remote://localhost:${port}${file}`,
	};
}

/**
 * @param {import('./vscodeHost.mjs').VsCodeHost} host
 * @param {HostOptions} options
 * @param {number} port
 * @param {string} log
 */
function launch(host, { data, env = process.env, script, driver = false }, port, log) {
	mkdirSync(data, { recursive: true });
	const output = openSync(log, 'a');
	const before = script === undefined ? [] : ['--require', script];
	const after = driver ? ['--enable-smoke-test-driver'] : [];
	const child = startGroup(host.node, [...before, ...serverArguments(host, data, port), ...after], {
		cwd: data,
		env: hostEnvironment(env),
		stdio: ['ignore', output, output],
	});
	closeSync(output);
	return child;
}

/**
 * Writes the profile's settings; the page reads them when it is loaded.
 * @param {string} data
 * @param {Record<string, unknown>} [settings]
 */
export function writeSettings(data, settings = {}) {
	const folder = path.join(data, 'data', 'User');
	mkdirSync(folder, { recursive: true });
	writeFileSync(path.join(folder, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, '\t'));
}

/**
 * Installs packaged extensions into the profile, as a person would.
 * @param {import('./vscodeHost.mjs').VsCodeHost} host
 * @param {string} data
 * @param {readonly string[]} vsixFiles
 */
export async function installExtensions(host, data, vsixFiles) {
	const args = [host.main, ...profileArguments(data), ...vsixFiles.flatMap(file => ['--install-extension', file]), '--force'];
	await mustRun('Installing the extension into VS Code', host.node, args, {
		env: hostEnvironment(process.env),
		stdio: ['ignore', 'ignore', 'inherit'],
	});
}

/** @param {string} data */
function profileArguments(data) {
	return ['--accept-server-license-terms', '--server-data-dir', data, '--extensions-dir', path.join(data, 'extensions')];
}

/**
 * @param {import('./vscodeHost.mjs').VsCodeHost} host
 * @param {string} data
 * @param {number} port
 */
function serverArguments(host, data, port) {
	const network = ['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'];
	return [host.main, ...profileArguments(data), ...network, '--telemetry-level', 'off'];
}

/**
 * Without a gallery: extensions come from files only.
 * @param {NodeJS.ProcessEnv} env
 */
function hostEnvironment(env) {
	return { ...env, EXTENSIONS_GALLERY: '{}' };
}

/**
 * The host part must be the one the page is opened on, or the page cannot reach its files.
 * @param {number} port
 * @param {string} folder
 * @param {readonly (readonly [string, string])[]} payload
 */
function address(port, folder, payload = []) {
	const query = new URLSearchParams({ folder });
	if (payload.length > 0) {
		query.set('payload', JSON.stringify(payload));
	}
	return `http://localhost:${port}/?${query}`;
}

/**
 * @param {number} wanted
 * @returns {Promise<number>}
 */
function freePort(wanted) {
	return new Promise((resolve, reject) => {
		const probe = net.createServer();
		probe.once('error', () => reject(new Error(`Port ${wanted} is taken: name another one with --port.`)));
		probe.listen(wanted, '127.0.0.1', () => {
			const { port } = /** @type {net.AddressInfo} */ (probe.address());
			probe.close(() => resolve(port));
		});
	});
}

/**
 * @param {number} port
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} log
 */
async function untilItAnswers(port, child, log) {
	const end = Date.now() + READY_WITHIN_MS;
	while (!(await answers(port))) {
		if (child.exitCode !== null || end < Date.now()) {
			throw new Error(`VS Code's server did not start:\n${readFileSync(log, 'utf8').slice(-2_000)}`);
		}
		await wait(POLL_MS);
	}
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function answers(port) {
	return new Promise(resolve => {
		const request = http.get({ host: '127.0.0.1', port, path: '/' }, response => {
			response.resume();
			resolve((response.statusCode ?? 500) < 500);
		});
		request.on('error', () => resolve(false));
	});
}
