import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { root } from '../../scripts/lib/places.mjs';
import { now, timeZone } from '../support/home/day.ts';
import { startInstalledHost, type InstalledHost } from '../support/host/installedHost.ts';
import { openOverview, setSidebarWidth, sidebar, webviewOf } from '../support/host/workbench.ts';
import { keepFailure, screenshots } from './screenshots.ts';

suite('Somebody without a session', () => {
	const home = mkdtempSync(path.join(tmpdir(), 'bookend-home-'));
	let host: InstalledHost;
	let overview: FrameLocator;

	suiteSetup(async () => {
		host = await startInstalledHost({ home, now, timeZone });
		overview = await openOverview(host.page);
	});
	suiteTeardown(async () => {
		await host.stop();
		rmSync(home, { recursive: true });
	});

	teardown(function () {
		return keepFailure(this.currentTest, host);
	});

	test('is told where Bookend looked', async () => {
		await overview.getByRole('heading', { name: 'No sessions found' }).waitFor();
		const places = await overview.locator('.welcome code').allInnerTexts();
		assert.ok(places.length > 0);
		assert.deepEqual(
			places.filter(place => !place.includes(path.basename(home))),
			[],
		);
	});

	test('can look at sample data', async () => {
		await overview.getByRole('button', { name: 'Show sample data' }).click();
		await overview.locator('section.spend').waitFor();
		assert.match(await overview.locator('section.spend .hero b').innerText(), /^\$[1-9]/);
	});

	test('opens a session from the tree beside it', async () => {
		const { page } = host;
		await page.setViewportSize({ width: 1180, height: 940 });
		await setSidebarWidth(page, 320);
		await sidebar(page).getByRole('treeitem', { level: 2 }).nth(1).click();
		await webviewOf(page, 'vscode.markdown-language-features').getByRole('heading', { name: 'Turns' }).waitFor();
		await page.screenshot({ path: path.join(screenshots, 'sample-window.png') });
		if (process.env['UPDATE_SCREENSHOT'] === '1') {
			await page.screenshot({ path: path.join(root, 'media', 'screenshot.png') });
		}
	});

	test('goes back to their own', async () => {
		await overview.getByRole('button', { name: 'Back to my own data' }).click();
		await overview.getByRole('heading', { name: 'No sessions found' }).waitFor();
	});
});
