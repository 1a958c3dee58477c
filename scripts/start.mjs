// `npm start`: builds and packs Bookend and opens a VS Code with it, in a profile of its own. Runs on Node 20.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findDesktop, hasDisplay, openDesktop } from './lib/desktop.mjs';
import { installExtensions, startHostServer, writeSettings } from './lib/hostServer.mjs';
import { cacheFolder, root, vsixFile } from './lib/places.mjs';
import { mustRun, run } from './lib/processes.mjs';
import { ensureDependencies, node24 } from './lib/toolchain.mjs';
import { ensureHost } from './lib/vscodeHost.mjs';
import { packVsix } from './lib/vsix.mjs';

const usage = `npm start -- [--home DIR] [--sample] [--folder DIR] [--port N] [--no-open]
  --home DIR    show the sessions under DIR instead of your own
  --sample      show the sample data that ships with Bookend
  --folder DIR  the folder to open; this project otherwise
  --port N      where VS Code listens when it is opened in the browser
  --no-open     print the address to open instead of opening a window`;

/** @typedef {{ home?: string, sample: boolean, folder: string, port: number, noOpen: boolean }} Options */
/** @typedef {{ says: string, ended: Promise<void>, stop: () => Promise<void> }} Opened */

const interrupted = new AbortController();
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
	process.on(signal, () => interrupted.abort());
}
try {
	await start(readOptions());
} catch (error) {
	if (!interrupted.signal.aborted) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}

/** @param {Options} options */
async function start(options) {
	await ensureDependencies();
	const profile = makeProfile(options);
	try {
		const vsixFiles = await packExtensions(profile.folder);
		const opened = await open(options, profile.folder, vsixFiles);
		console.log(`\n${opened.says}\nCtrl-C ends it.`);
		await Promise.race([opened.ended, interruption()]);
		await opened.stop();
	} finally {
		profile.remove();
	}
}

/** @returns {Options} */
function readOptions() {
	try {
		const { values } = parseArgs({
			options: {
				home: { type: 'string' },
				sample: { type: 'boolean', default: false },
				folder: { type: 'string', default: root },
				port: { type: 'string', default: '0' },
				'no-open': { type: 'boolean', default: false },
				help: { type: 'boolean', default: false },
			},
		});
		if (values.help) {
			console.log(usage);
			process.exit(0);
		}
		const home = values.home === undefined ? {} : { home: path.resolve(values.home) };
		return { ...home, sample: values.sample, folder: path.resolve(values.folder), port: Number(values.port), noOpen: values['no-open'] };
	} catch (error) {
		console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
		process.exit(2);
	}
}

/**
 * The profile for one's own sessions is kept, and with it what was already read; any other is thrown away.
 * @param {Options} options
 */
function makeProfile({ home, sample }) {
	if (home === undefined && !sample) {
		return { folder: path.join(cacheFolder(), 'start'), remove: () => undefined };
	}
	const folder = mkdtempSync(path.join(tmpdir(), 'bookend-start-'));
	return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** @param {string} profile */
async function packExtensions(profile) {
	const { signal } = interrupted;
	await mustRun('Packing Bookend', node24, ['scripts/package.mjs'], { cwd: root, signal });
	const opener = path.join(profile, 'opener.vsix');
	await packVsix(path.join(root, 'scripts', 'opener'), opener, signal);
	return [vsixFile(), opener];
}

/**
 * @param {Options} options
 * @param {string} profile
 * @param {readonly string[]} vsixFiles
 * @returns {Promise<Opened>}
 */
async function open(options, profile, vsixFiles) {
	const { folder } = options;
	const env = environmentFor(options);
	const desktop = options.noOpen ? undefined : await findDesktop();
	if (desktop !== undefined) {
		return openDesktop(desktop, { profile, vsixFiles, folder, env });
	}
	const host = await ensureHost();
	const data = path.join(profile, 'host');
	writeSettings(data);
	await installExtensions(host, data, vsixFiles);
	const server = await startHostServer(host, { data, env, port: options.port });
	const address = server.address(folder);
	await showInBrowser(address, options.noOpen);
	return { says: `VS Code is running. Open it here: ${address}`, ended: server.ended, stop: server.stop };
}

/**
 * The extension reads these two in its settings; HOME itself stays.
 * @param {Options} options
 */
function environmentFor({ home, sample }) {
	return { ...process.env, ...(home !== undefined && { BOOKEND_HOME: home }), ...(sample && { BOOKEND_SAMPLE: '1' }) };
}

/**
 * @param {string} address
 * @param {boolean} noOpen
 */
async function showInBrowser(address, noOpen) {
	if (noOpen || !hasDisplay()) {
		return;
	}
	const openers = { darwin: 'open', win32: 'explorer', linux: 'xdg-open' };
	await run(openers[/** @type {keyof typeof openers} */ (process.platform)] ?? 'xdg-open', [address], { stdio: 'ignore' });
}

/** @returns {Promise<void>} */
function interruption() {
	return new Promise(resolve => {
		interrupted.signal.addEventListener('abort', () => resolve());
		if (interrupted.signal.aborted) {
			resolve();
		}
	});
}
