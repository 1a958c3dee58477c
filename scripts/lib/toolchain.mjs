/** The project's own tools: what package-lock.json names, on the Node 24 of the npm package `node`. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './places.mjs';
import { mustRun } from './processes.mjs';

const modules = path.join(root, 'node_modules');
const isWindows = process.platform === 'win32';

/** Runs .ts files as they are, and the tools that want more than the machine's Node 20. */
export const node24 = path.join(modules, 'node', 'bin', isWindows ? 'node.exe' : 'node');

/** The environment in which `node` is Node 24 and the project's tools are found first. */
export function toolEnvironment() {
	return { ...process.env, PATH: [path.join(modules, '.bin'), process.env['PATH']].join(path.delimiter) };
}

/** Installs what package-lock.json names, unless it is there already. */
export async function ensureDependencies() {
	if (isInstalled()) {
		return;
	}
	console.log('Installing the dependencies that package-lock.json names ...');
	await npm(['ci'], root);
}

/**
 * Runs npm in a folder, with the npm that runs us where that is known.
 * @param {readonly string[]} args
 * @param {string} cwd
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export async function npm(args, cwd, options = {}) {
	const npmScript = process.env['npm_execpath'];
	const what = `npm ${args.join(' ')} in ${cwd}`;
	if (npmScript?.endsWith('.js')) {
		await mustRun(what, process.execPath, [npmScript, ...args], { cwd, ...options });
	} else {
		await mustRun(what, 'npm', args, { cwd, shell: isWindows, ...options });
	}
}

/** Compares what npm noted in node_modules with the lock file: times say nothing after a checkout. */
function isInstalled() {
	const installed = packagesOf(path.join(modules, '.package-lock.json'));
	const wanted = packagesOf(path.join(root, 'package-lock.json'));
	return (
		existsSync(node24) &&
		Object.entries(wanted).every(
			([where, { version, optional }]) => where === '' || optional === true || installed[where]?.version === version,
		)
	);
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(lockFile) {
	return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {};
}
