/** VS Code on the desktop: the one on the PATH, or one that @vscode/test-electron downloads; in a profile of its own. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onPath } from './executables.mjs';
import { quietSettings } from './hostServer.mjs';
import { cacheFolder } from './places.mjs';
import { mustRun, startGroup, stopGroup, stopProcess } from './processes.mjs';

/** A machine that cannot reach the download says so sooner than this. */
const DOWNLOAD_TIMEOUT_MS = 10_000;

/** Whether a window can be shown. */
export function hasDisplay() {
	return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/** The command line of a desktop VS Code, or undefined where there is none to be had. */
export async function findDesktop() {
	if (!hasDisplay()) {
		return undefined;
	}
	return onPath('code') ?? (await downloadedDesktop());
}

async function downloadedDesktop() {
	const { downloadAndUnzipVSCode, resolveCliPathFromVSCodeExecutablePath } = await import('@vscode/test-electron');
	try {
		return resolveCliPathFromVSCodeExecutablePath(
			await downloadAndUnzipVSCode({ cachePath: path.join(cacheFolder(), 'vscode'), timeout: DOWNLOAD_TIMEOUT_MS }),
		);
	} catch (error) {
		console.log(`VS Code could not be downloaded (${error instanceof Error ? error.message : error}).`);
		return undefined;
	}
}

/**
 * Opens a folder in a window with the extensions, and nothing else, installed.
 * @param {string} cli
 * @param {{ profile: string, vsixFiles: readonly string[], folder: string, env: NodeJS.ProcessEnv }} what
 */
export async function openDesktop(cli, { profile, vsixFiles, folder, env }) {
	const userData = path.join(profile, 'user-data');
	mkdirSync(path.join(userData, 'User'), { recursive: true });
	writeFileSync(path.join(userData, 'User', 'settings.json'), JSON.stringify(quietSettings, null, '\t'));
	const own = [...rootFlags(), '--user-data-dir', userData, '--extensions-dir', path.join(profile, 'extensions')];
	const shell = process.platform === 'win32';
	const quote = (/** @type {string} */ text) => (shell ? `"${text}"` : text);
	const install = [...own, ...vsixFiles.flatMap(file => ['--install-extension', file]), '--force'];
	await mustRun('Installing the extension into VS Code', quote(cli), install.map(quote), { env, shell });
	const window = startGroup(quote(cli), [...own, '--new-window', '--wait', folder].map(quote), { env, shell, stdio: 'ignore' });
	/** @type {Promise<void>} */
	const ended = new Promise(resolve => window.once('exit', () => resolve()));
	return { ended, says: 'VS Code is open, in a profile of its own.', stop: () => stopDesktop(window, path.join(userData, 'code.lock')) };
}

/**
 * The command line only waits for the window; the process behind it has a group of its own and notes its id in a lock file.
 * @param {import('node:child_process').ChildProcess} window
 * @param {string} lockFile
 */
async function stopDesktop(window, lockFile) {
	const pid = existsSync(lockFile) ? Number(readFileSync(lockFile, 'utf8')) : Number.NaN;
	if (Number.isInteger(pid) && pid > 0) {
		await stopProcess(pid);
	}
	await stopGroup(window);
}

function rootFlags() {
	return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
