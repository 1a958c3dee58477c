import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { runCli } from '../support/cli.ts';
import { now, timeZone } from '../support/home/day.ts';
import { makeHome } from '../support/home/home.ts';
import { startInstalledHost, type InstalledHost } from '../support/host/installedHost.ts';
import { openOverview, runCommand, setTheme, webviewOf } from '../support/host/workbench.ts';
import { madeTeam } from '../support/team.ts';
import { keepFailure, screenshots } from './screenshots.ts';

/** Reading summaries and making a report, on a machine that is busy with other things. */
const SHOWN_WITHIN_MS = 60_000;
const MOST_TRIES = 10;

suite('A team’s report from the palette', () => {
	const home = mkdtempSync(path.join(tmpdir(), 'bookend-home-'));
	const shared = path.join(home, 'shared');
	let host: InstalledHost;

	suiteSetup(async () => {
		makeHome(home, now);
		mkdirSync(shared);
		madeTeam(14).forEach((summary, index) => {
			writeFileSync(path.join(shared, `${String(index)}.json`), JSON.stringify(summary));
		});
		writeFileSync(path.join(shared, 'later.json'), '{"schema":"bookend-summary/2"}');
		host = await startInstalledHost({ home, now, timeZone });
	});
	suiteTeardown(async () => {
		await host.stop();
		rmSync(home, { recursive: true });
	});
	teardown(function () {
		return keepFailure(this.currentTest, host);
	});

	const made = async (): Promise<FrameLocator> => {
		const { page } = host;
		await runCommand(page, 'View: Close All Editors');
		await runCommand(page, 'Bookend: Team Report');
		const asked = page.locator('.quick-input-widget').filter({ hasText: 'Folder With Shared Summaries' });
		await asked.getByRole('option', { name: '..' }).waitFor();
		await name(asked);
		const report = webviewOf(page, 'bookend.bookend');
		await report.getByRole('heading', { level: 1, name: 'Team report' }).waitFor({ timeout: SHOWN_WITHIN_MS });
		return report;
	};

	/** A dialog that is not done with its own folder yet may put that in the place of what was typed. */
	const name = async (asked: Locator): Promise<void> => {
		const input = asked.locator('input').first();
		for (let tries = 0; tries < MOST_TRIES; tries++) {
			await input.fill(`${shared}${path.sep}`);
			await asked.getByRole('option', { name: '..' }).waitFor();
			if ((await input.inputValue()) === `${shared}${path.sep}`) {
				await asked.getByRole('button', { name: 'Make Report' }).click();
				return;
			}
		}
		assert.fail('The dialog does not take the folder.');
	};

	for (const kind of ['vs-dark', 'vs'] as const) {
		test(`says what the command line says, and nothing of one person, in the theme ${kind}`, async () => {
			await openOverview(host.page);
			await setTheme(host, kind);
			await host.page
				.locator('.activitybar')
				.getByRole('tab', { name: /^Explorer/ })
				.click();
			const report = await made();
			const said = (await report.locator('main').innerText()).replace(/\s+/g, ' ');
			const lead = /About \d+ % of the time was at the ends/.exec(said)?.[0] ?? 'no lead';
			assert.ok(runCli(['team', shared]).stdout.includes(lead), lead);
			assert.match(said, /Upper half/);
			assert.match(said, /later\.json.*newer Bookend/);
			assert.doesNotMatch(said, /NaN|undefined|Infinity/);
			assert.equal(await report.locator('body').evaluate(body => body.scrollWidth - body.clientWidth), 0);
			await host.page.screenshot({ path: path.join(screenshots, `report-Team-${kind}.png`) });
			await runCommand(host.page, 'View: Close All Editors');
		}).timeout(240_000);
	}
});
