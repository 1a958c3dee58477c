/**
 * A whole VS Code without a desktop: the server that the npm package `code-server` carries, started directly.
 * It is installed once into the cache, for a machine that reaches npm's registry and nothing else.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, root } from './places.mjs';
import { node24, npm } from './toolchain.mjs';

/** The lock file there pins what is installed. */
const recipe = path.join(root, 'test', 'support', 'host');

/** A half-made installation older than this was abandoned. */
const ABANDONED_MS = 3_600_000;

/** Without these two the host runs, but output channels stay empty and an orphan may live on. */
const nativeModules = ['@vscode/spdlog', '@vscode/native-watchdog'];

/** Large, and of no use here. */
const unused = ['node_modules/@github', 'node_modules/@microsoft/mxc-sdk', 'extensions/copilot'];

/** Its own install scripts refuse other Nodes and build what is not needed here. */
const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

/** @type {import('node:child_process').SpawnOptions} */
const onlyErrors = { stdio: ['ignore', 'ignore', 'inherit'] };

/**
 * @typedef {object} VsCodeHost
 * @property {string} node the Node that runs it
 * @property {string} main its entry point
 */

/**
 * The installed host; installed first where it is missing.
 * @returns {Promise<VsCodeHost>}
 */
export async function ensureHost() {
	const { dependencies } = JSON.parse(readFileSync(path.join(recipe, 'package.json'), 'utf8'));
	const folder = path.join(cacheFolder(), `vscode-host-${dependencies['code-server']}`);
	if (!existsSync(folder)) {
		await installHost(folder);
	}
	return hostIn(folder);
}

/**
 * Installs beside the folder and renames at the end, so that a killed installation is never taken for a whole one.
 * @param {string} folder
 */
async function installHost(folder) {
	console.log(`Installing VS Code's server into ${folder}: once, about a minute and 500 MB ...`);
	removeAbandoned(folder);
	const draft = `${folder}.draft-${process.pid}`;
	try {
		await fill(draft);
		moveInPlace(draft, folder);
	} finally {
		rmSync(draft, { recursive: true, force: true });
	}
}

/** @param {string} draft */
async function fill(draft) {
	mkdirSync(draft, { recursive: true });
	for (const file of ['package.json', 'package-lock.json']) {
		copyFileSync(path.join(recipe, file), path.join(draft, file));
	}
	await npm(['ci', ...quietly], draft, onlyErrors);
	// Not `npm ci`: the shrinkwrap that is shipped there leaves a package out.
	await npm(['install', '--omit=dev', '--no-save', ...quietly], serverFolder(draft), onlyErrors);
	await buildNativeModules(draft);
	prune(serverFolder(draft));
	check(hostIn(draft));
}

/** @param {string} folder */
function removeAbandoned(folder) {
	mkdirSync(path.dirname(folder), { recursive: true });
	for (const name of readdirSync(path.dirname(folder))) {
		const sibling = path.join(path.dirname(folder), name);
		if (name.startsWith(`${path.basename(folder)}.draft-`) && statSync(sibling).mtimeMs < Date.now() - ABANDONED_MS) {
			rmSync(sibling, { recursive: true, force: true });
		}
	}
}

/** @param {string} folder */
async function buildNativeModules(folder) {
	const nodeFolder = path.dirname(path.dirname(hostIn(folder).node));
	const env = {
		...process.env,
		PATH: `${path.join(nodeFolder, 'bin')}${path.delimiter}${process.env['PATH']}`,
		npm_config_nodedir: nodeFolder,
	};
	try {
		await npm(['rebuild', '--ignore-scripts=false', '--loglevel=error', ...nativeModules], serverFolder(folder), { env, stdio: 'ignore' });
	} catch {
		console.warn(
			"VS Code's log writer could not be built (it wants Python, make and a C++ compiler): output channels will stay empty in this host.",
		);
	}
}

/** @param {string} server */
function prune(server) {
	const ripgreps = path.join(server, 'node_modules/@vscode/ripgrep-universal/bin');
	const foreign = existsSync(ripgreps) ? readdirSync(ripgreps).filter(name => !name.endsWith(`${process.platform}-${process.arch}`)) : [];
	for (const folder of [...unused.map(name => path.join(server, name)), ...foreign.map(name => path.join(ripgreps, name))]) {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** @param {VsCodeHost} host */
function check(host) {
	const answer = spawnSync(host.node, [host.main, '--version'], { encoding: 'utf8' });
	if (answer.status !== 0) {
		throw new Error(`VS Code's server was installed but does not run: ${answer.stderr || answer.error}`);
	}
}

/**
 * Somebody else may have been faster; theirs is as good.
 * @param {string} draft
 * @param {string} folder
 */
function moveInPlace(draft, folder) {
	try {
		renameSync(draft, folder);
	} catch (error) {
		if (!existsSync(folder)) {
			throw error;
		}
	}
}

/**
 * @param {string} folder
 * @returns {VsCodeHost}
 */
function hostIn(folder) {
	const own = path.join(folder, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
	return { node: existsSync(own) ? own : node24, main: path.join(serverFolder(folder), 'out', 'server-main.js') };
}

/** @param {string} folder */
function serverFolder(folder) {
	return path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}
