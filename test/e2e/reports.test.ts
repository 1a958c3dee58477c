import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { now, timeZone } from '../support/home/day.ts';
import { makeHome } from '../support/home/home.ts';
import { startInstalledHost, type InstalledHost } from '../support/host/installedHost.ts';
import { openOverview, runCommand, setTheme, sidebar, webviewOf } from '../support/host/workbench.ts';
import { keepFailure, screenshots } from './screenshots.ts';

/** Reading a home and making a report, on a machine that is busy with other things. */
const SHOWN_WITHIN_MS = 60_000;

/** Each by its command, how often the first of a list is picked on the way, its heading, and what it has to say of the made-up home. */
const reports = [
	{ command: 'Bookend: Weekly Report', picks: 0, heading: 'Week of 18 May', words: /of your time was at the ends.*You spent \$/ },
	{ command: 'Bookend: Model Allocation', picks: 0, heading: 'Model allocation', words: /Too few sessions to compare models/ },
	{ command: 'Bookend: Session Report', picks: 1, heading: 'Session', words: /prompts?\. The agent .* at list price/ },
	{ command: 'Bookend: Compare Periods', picks: 1, heading: 'Two periods', words: /in the first, .* in the second\./ },
] as const;

suite('Reports from the palette', () => {
	const home = mkdtempSync(path.join(tmpdir(), 'bookend-home-'));
	let host: InstalledHost;

	suiteSetup(async () => {
		makeHome(home, now);
		host = await startInstalledHost({ home, now, timeZone });
	});
	suiteTeardown(async () => {
		await host.stop();
		rmSync(home, { recursive: true });
	});
	teardown(function () {
		return keepFailure(this.currentTest, host);
	});

	/** Beside the Explorer, so that the report is the only page of ours that is drawn. */
	const inTheme = async (kind: 'vs-dark' | 'vs'): Promise<void> => {
		await openOverview(host.page);
		await setTheme(host, kind);
		await sidebar(host.page).locator('section.spend, .pane-header').first().waitFor();
		await host.page
			.locator('.activitybar')
			.getByRole('tab', { name: /^Explorer/ })
			.click();
	};

	const shown = async ({ command, picks, heading }: (typeof reports)[number]): Promise<FrameLocator> => {
		const { page } = host;
		await runCommand(page, 'View: Close All Editors');
		await runCommand(page, command);
		for (let picked = 0; picked < picks; picked++) {
			// The palette's own list goes only when ours comes.
			await page
				.locator('.quick-input-widget')
				.getByPlaceholder(/^Which /)
				.waitFor();
			await page.locator('.quick-input-list').getByRole('option').first().click();
		}
		const report = webviewOf(page, 'bookend.bookend');
		await report.getByRole('heading', { level: 1, name: heading }).waitFor({ timeout: SHOWN_WITHIN_MS });
		return report;
	};

	for (const kind of ['vs-dark', 'vs'] as const) {
		test(`weekly, allocation, session and comparison say what is on record, in the theme ${kind}`, async () => {
			await inTheme(kind);
			for (const wanted of reports) {
				const report = await shown(wanted);
				const said = (await report.locator('main').innerText()).replace(/\s+/g, ' ');
				assert.match(said, wanted.words);
				assert.match(said, /How this is known/);
				assert.doesNotMatch(said, /NaN|undefined|Infinity/);
				assert.equal(await report.locator('body').evaluate(body => body.scrollWidth - body.clientWidth), 0);
				await host.page.screenshot({ path: path.join(screenshots, `report-${wanted.heading.replaceAll(' ', '-')}-${kind}.png`) });
			}
			await runCommand(host.page, 'View: Close All Editors');
		}).timeout(240_000);
	}

	test('a file has to be open for a line to be explained, and that is said', async () => {
		await runCommand(host.page, 'View: Close All Editors');
		await runCommand(host.page, 'Bookend: Explain This Line');
		await host.page.locator('.notification-toast').getByText('put the cursor into the line').waitFor();
	});
});
