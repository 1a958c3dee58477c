import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { root } from '../../scripts/lib/places.mjs';
import { eventually } from '../support/eventually.ts';
import { now, timeZone } from '../support/home/day.ts';
import { makeHome } from '../support/home/home.ts';
import { startInstalledHost, type InstalledHost } from '../support/host/installedHost.ts';
import { openOverview, setSidebarWidth, setTheme, sidebar, themes, type ThemeKind } from '../support/host/workbench.ts';
import { keepFailure, screenshots } from './screenshots.ts';
import { choosePeriod, daysIn, figuresOfCommandLine, figuresOfPage, type Figures, type Period } from './figures.ts';

/** Reading a home and drawing it, on a machine that is busy with other things. */
const SHOWN_WITHIN_MS = 60_000;
const realHome = path.join(root, '..', 'shared', 'fixtures', 'home');

suite('The Overview of a made-up home', () => {
	const home = mkdtempSync(path.join(tmpdir(), 'bookend-home-'));
	makeHome(home, now);
	overviewSuite('made-up', home);
	suiteTeardown(() => {
		rmSync(home, { recursive: true });
	});
});

suite('The Overview of real sessions (../shared/fixtures/home)', () => {
	overviewSuite('real', existsSync(realHome) ? realHome : null);
});

/** Without a home, its tests are skipped. */
function overviewSuite(name: string, home: string | null): void {
	let host: InstalledHost;
	let overview: FrameLocator;

	suiteSetup(async function () {
		if (home === null) {
			this.skip();
		}
		// What the window sees of whoever sits before it would be time that the command line does not know of.
		host = await startInstalledHost({ home, now, timeZone, settings: { 'bookend.capture': false } });
		overview = await openOverview(host.page);
	});
	suiteTeardown(async () => {
		if (home !== null) {
			await host.stop();
		}
	});

	teardown(function () {
		return keepFailure(this.currentTest, host);
	});

	for (const period of Object.keys(daysIn) as Period[]) {
		test(`shows the command line's numbers: ${period}`, async () => {
			assert.ok(home);
			await choosePeriod(overview, period);
			const expected = figuresOfCommandLine(home, period);
			assert.notEqual(expected.tokens, '0');
			await eventually(async () => {
				assert.deepEqual<Figures>(await figuresOfPage(overview), expected);
			}, SHOWN_WITHIN_MS);
		});
	}

	test('keeps what was chosen while it is hidden', async () => {
		assert.ok(home);
		await choosePeriod(overview, 'month');
		await host.page
			.locator('.activitybar')
			.getByRole('tab', { name: /^Explorer/ })
			.click();
		overview = await openOverview(host.page);
		await overview.locator('.periods input[value=month]:checked').waitFor();
		assert.deepEqual<Figures>(await figuresOfPage(overview), figuresOfCommandLine(home, 'month'));
	});

	for (const kind of Object.keys(themes) as ThemeKind[]) {
		test(`fits the sidebar in the theme ${kind}`, async () => {
			overview = await setTheme(host, kind);
			await overview.locator('section.spend').waitFor();
			await sidebar(host.page).getByRole('treeitem').first().waitFor();
			for (const width of [220, 300, 480]) {
				await setSidebarWidth(host.page, width);
				assert.equal(await overview.locator('body').evaluate(body => body.scrollWidth - body.clientWidth), 0);
				await sidebar(host.page).screenshot({ path: path.join(screenshots, `${name}-${kind}-${width}.png`) });
			}
		});
	}

	test('raises no notification', async () => {
		assert.equal(await host.page.locator('.notification-toast').count(), 0);
	});
}
