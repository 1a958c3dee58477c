/** A real VS Code with the packed extension installed, as a person has it, open in a real browser. */
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { installExtensions, startHostServer, writeSettings } from '../../../scripts/lib/hostServer.mjs';
import { vsixFile } from '../../../scripts/lib/places.mjs';
import { exitOnSignals } from '../../../scripts/lib/processes.mjs';
import { ensureHost } from '../../../scripts/lib/vscodeHost.mjs';
import { freshContext, launchBrowser } from './browser.ts';
import { clockScript, turnedClock } from './clock.ts';

export interface HostSetting {
	/** The home in which agents left their transcripts. */
	readonly home: string;
	/** The time that it is for the host, in milliseconds. */
	readonly now: number;
	readonly timeZone: string;
	/** The folder to open; an empty one where none is given. */
	readonly folder?: string;
	/** Settings that hold whatever else a test configures. */
	readonly settings?: Readonly<Record<string, unknown>>;
	/** What was done to Bookend's store before the host starts. */
	readonly before?: (store: string) => Promise<void>;
}

export interface InstalledHost {
	readonly page: Page;
	/** Replaces the profile's own settings; VS Code takes them up when the page is loaded anew. */
	readonly configure: (settings: Readonly<Record<string, unknown>>) => void;
	/** What Bookend has logged so far, in every window. */
	readonly log: () => string;
	readonly stop: () => Promise<void>;
}

/** What is on screen before a test chooses a theme of its own. */
const firstLook = { 'workbench.colorTheme': 'Dark Modern', 'window.autoDetectHighContrast': false };

/** Starts the host and opens a folder in it, in a dark theme. */
export async function startInstalledHost({ home, now, timeZone, folder, settings = {}, before }: HostSetting): Promise<InstalledHost> {
	exitOnSignals();
	const host = await ensureHost();
	const data = mkdtempSync(path.join(tmpdir(), 'bookend-host-'));
	writeSettings(data, { ...firstLook, ...settings });
	await installExtensions(host, data, [vsixFile()]);
	await before?.(path.join(data, 'data', 'User', 'globalStorage', 'bookend.bookend', 'bookend.db'));
	const env = { ...process.env, ...turnedClock(now, timeZone), BOOKEND_HOME: home };
	const server = await startHostServer(host, { data, env, script: clockScript });
	const browser = await launchBrowser();
	const page = await (await freshContext(browser, timeZone)).newPage();
	await page.goto(server.address(folder ?? mkdtempSync(path.join(data, 'workspace-'))));
	return {
		page,
		configure: configured => {
			writeSettings(data, { ...configured, ...settings });
		},
		log: () => readLogs(path.join(data, 'data', 'logs')),
		stop: async () => {
			await browser.close();
			await server.stop();
			rmSync(data, { recursive: true, force: true, maxRetries: 5 });
		},
	};
}

function readLogs(folder: string): string {
	const files = globSync('**/Bookend.log', { cwd: folder }).sort();
	return files.map(file => readFileSync(path.join(folder, file), 'utf8')).join('\n');
}
