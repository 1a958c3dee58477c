import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { startHostServer, writeSettings } from '../../scripts/lib/hostServer.mjs';
import { ensureHost } from '../../scripts/lib/vscodeHost.mjs';
import { launchBrowser } from '../support/host/browser.ts';
import { clockScript } from '../support/host/clock.ts';
import type { TestRun } from './run.ts';
import { canMoveFocus, windowCues } from './windowCues.ts';

const RUN_LIMIT_MS = 240_000;

/** Runs the tests in the extension host of a VS Code server, with its workbench open in a browser. */
export async function runInServer({ extension, tests, folder, env }: TestRun): Promise<void> {
	const data = mkdtempSync(path.join(tmpdir(), 'bookend-integration-'));
	writeSettings(data);
	const server = await startHostServer(await ensureHost(), {
		data,
		env: { ...process.env, ...env, [canMoveFocus]: '1' },
		script: clockScript,
		driver: true,
	});
	const browser = await launchBrowser();
	try {
		const page = await browser.newPage();
		const ended = untilTestsEnd(page);
		await page.goto(
			server.address(folder, [
				['extensionDevelopmentPath', server.remote(extension)],
				['extensionTestsPath', server.remote(tests)],
			]),
		);
		await ended;
	} catch (error) {
		console.error(readFileSync(server.log, 'utf8').slice(-4_000));
		throw error;
	} finally {
		await browser.close();
		await server.stop();
		rmSync(data, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** VS Code calls these two when tests run; their absence it would take for a page that nobody drives. */
async function untilTestsEnd(page: Page): Promise<void> {
	const { promise, resolve, reject } = Promise.withResolvers<undefined>();
	const limit = setTimeout(() => {
		reject(new Error('The tests did not end in time.'));
	}, RUN_LIMIT_MS);
	page.on('crash', () => {
		reject(new Error('The page crashed.'));
	});
	await page.exposeFunction('codeAutomationLog', (_level: unknown, words: unknown) => followCue(page, JSON.stringify(words)));
	await page.exposeFunction('codeAutomationExit', () => {
		resolve(undefined);
	});
	await promise.finally(() => {
		clearTimeout(limit);
	});
}

/** A browser that nobody looks at takes every page for focused: the page is told otherwise when a test asks for it in its log. */
async function followCue(page: Page, words: string): Promise<void> {
	const cue = Object.values(windowCues).find(({ word }) => words.includes(word));
	if (cue !== undefined) {
		await page.evaluate(isFocused => {
			document.hasFocus = () => isFocused;
			window.dispatchEvent(new Event(isFocused ? 'focus' : 'blur'));
			document.dispatchEvent(new Event('visibilitychange'));
		}, cue.isFocused);
	}
}
