/** What work bought, in a real VS Code: told on the Overview and in reports, said by the engineer, exported, and still there after a reload. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { HOUR_MS } from '../../src/base/units.ts';
import { now, timeZone } from '../support/home/day.ts';
import { startInstalledHost, type InstalledHost } from '../support/host/installedHost.ts';
import {
	documentOf,
	openFile,
	runCommand,
	setSidebarWidth,
	setTheme,
	sidebar,
	themes,
	webviewOf,
	type ThemeKind,
} from '../support/host/workbench.ts';
import { lines, Story } from '../unit/server/value/story.ts';
import { keepFailure, screenshots } from './screenshots.ts';

/** Reading a home and a repository, on a machine that is busy with other things. */
const SHOWN_WITHIN_MS = 60_000;
/** Less than the smallest session costs. */
const BUDGET_USD = 0.02;

suite('What work bought', () => {
	const story = new Story(now - 3 * HOUR_MS);
	let host: InstalledHost;
	let overview: FrameLocator;

	suiteSetup(async () => {
		story.session('claude-code', { 'src/water.ts': lines('bed', 9), 'src/sketch.ts': lines('sketch', 3) });
		story.repository.git('add', 'src/water.ts');
		story.repository.git('commit', '-q', '-m', 'Water the beds');
		story.repository.git('clean', '-q', '-f', '-d');
		story.session('codex', { 'src/tank.ts': lines('tank', 4) });
		story.repository.commit('Fill the tank');
		const settings = { 'bookend.budget.month': BUDGET_USD };
		host = await startInstalledHost({ home: story.home, now, timeZone, folder: story.repository.root, settings });
	});
	suiteTeardown(async () => {
		await host.stop();
		story.remove();
	});
	teardown(function () {
		return keepFailure(this.currentTest, host);
	});

	test('a budget that is passed is told once, and leads to the Overview', async () => {
		const note = toast('The budget that you set for May is passed');
		await note.waitFor({ timeout: SHOWN_WITHIN_MS });
		await host.page.screenshot({ path: path.join(screenshots, 'value-budget.png') });
		await note.getByRole('button', { name: 'Open Overview' }).click();
		overview = webviewOf(host.page, 'bookend.bookend');
		await overview.locator('.budget').getByText('Budget for May').waitFor();
	}).timeout(2 * SHOWN_WITHIN_MS);

	test('the Overview says what each change cost that landed, and ends with what is worth a look', async () => {
		await setSidebarWidth(host.page, 340);
		await overview
			.locator('.became')
			.getByText(/^\$[\d.]+ for each change that landed \(2\) · \$[\d.]+ on work that did not\.$/)
			.waitFor();
		const item = overview.locator('.look .item').getByText(/^4 agent lines went into [0-9a-f]{7} without evidence$/);
		await item.waitFor();
		await item.click();
		await tab('tank.ts').waitFor();
		// An editor that takes the focus later would close what is asked next.
		await host.page.locator('.editor-instance .monaco-editor.focused').waitFor();
	}).timeout(SHOWN_WITHIN_MS);

	test('what came of a change is said in three steps, and is a part of the report and a report of its own', async () => {
		await runCommand(host.page, 'Bookend: Say What Came of It');
		await pick('What came of what?', 'A change');
		await pick('Which change?', 'Water the beds');
		await pick('What came of it?', /^shipped something/);
		await type(/^For example/, '1,200 EUR');
		await type(/^Enter leaves it out/, 'Fewer dry beds');
		await host.page.locator('.statusbar').getByText('Kept.').waitFor();
		await runCommand(host.page, 'Bookend: Weekly Report');
		const report = await shownReport('Week of 18 May');
		const row = report.getByRole('row', { name: /^Shipped something that customers pay for/ });
		await row.getByText('1,200 EUR').waitFor({ timeout: SHOWN_WITHIN_MS });
		await row.getByRole('button').or(row.getByRole('link')).click();
		await report.getByText(/^only what you say shipped something that customers pay for ·/).waitFor();
		await report.getByText('All work', { exact: true }).click();
		await report
			.getByText(/^1 session|2 sessions/)
			.first()
			.waitFor();
	}).timeout(2 * SHOWN_WITHIN_MS);

	test('a report is exported where the engineer says, whole', async () => {
		const file = path.join(story.repository.root, 'week.md');
		await runCommand(host.page, 'Bookend: Export Report as Markdown');
		const input = host.page.locator('.quick-input-widget input');
		// VS Code names a file of its own, and only then takes another.
		const named = (): boolean => (document.querySelector<HTMLInputElement>('.quick-input-widget input.input')?.value ?? '').endsWith('.md');
		await host.page.waitForFunction(named);
		await input.fill(file);
		await host.page.keyboard.press('Enter');
		await toast('The report is in ').waitFor();
		assert.ok(existsSync(file));
		const text = readFileSync(file, 'utf8');
		assert.match(text, /^# Week of 18 May\n/);
		assert.match(text, /\| Shipped something that customers pay for \| 1 \| 50 % \|/);
		assert.doesNotMatch(text, new RegExp(story.repository.root));
		assert.ok(!existsSync(`${file}.part`));
	}).timeout(SHOWN_WITHIN_MS);

	test('a report is there again after the window is loaded anew', async () => {
		await runCommand(host.page, 'Developer: Reload Window');
		await shownReport('Week of 18 May');
		await runCommand(host.page, 'View: Close All Editors');
	}).timeout(2 * SHOWN_WITHIN_MS);

	test('a slice of the day is said to be for something else, and given back', async () => {
		overview = webviewOf(host.page, 'bookend.bookend');
		const slice = overview
			.locator('bookend-marks .strip .mark')
			.getByLabel(/By hand/)
			.or(overview.getByLabel(/^\d\d:\d\d.\d\d:\d\d By hand/));
		await runCommand(host.page, 'Bookend: Re-tag a Slice of Your Day');
		const times = await pick('Which slice of today?', /Delegate/);
		await pick(/^What was .* for\?$/, 'By hand');
		await slice.first().waitFor();
		await runCommand(host.page, 'Bookend: Re-tag a Slice of Your Day');
		await pick('Which slice of today?', /By hand, as you said/);
		await pick(/^What was .* for\?$/, 'Take back what I said');
		await slice.first().waitFor({ state: 'detached' });
		assert.match(times, /^\d\d:\d\d–\d\d:\d\d/);
	}).timeout(SHOWN_WITHIN_MS);

	for (const kind of Object.keys(themes) as ThemeKind[]) {
		test(`a line, its week and what is worth a look can be read in the theme ${kind}`, async () => {
			await runCommand(host.page, 'View: Close All Editors');
			// What is still open when the window goes is open again in the next.
			await host.page.locator('.tabs-container .tab').first().waitFor({ state: 'detached' });
			overview = await setTheme(host, kind);
			await overview.locator('.look .item').first().waitFor({ timeout: SHOWN_WITHIN_MS });
			await overview.locator('.look').scrollIntoViewIfNeeded();
			await sidebar(host.page).screenshot({ path: path.join(screenshots, `value-overview-${kind}.png`) });
			const editor = await openFile(host.page, 'tank.ts');
			await editor.getByText('tank0').first().waitFor();
			await host.page.keyboard.press('Control+Home');
			for (let line = 1; line < 4; line++) {
				await host.page.keyboard.press('ArrowDown');
			}
			await runCommand(host.page, 'Bookend: Explain This Line');
			await shownReport('Line 4');
			await host.page.screenshot({ path: path.join(screenshots, `value-line-${kind}.png`) });
			await runCommand(host.page, 'View: Close All Editors');
			await runCommand(host.page, 'Bookend: Weekly Report');
			const report = await shownReport('Week of 18 May');
			await report.getByRole('heading', { name: 'What came of it' }).waitFor({ timeout: SHOWN_WITHIN_MS });
			await host.page.screenshot({ path: path.join(screenshots, `value-week-${kind}.png`) });
		}).timeout(4 * SHOWN_WITHIN_MS);
	}

	test('the way to all that is worth a look is the view of that name', async () => {
		await runCommand(host.page, 'Bookend: Focus on Worth a Look View');
		await sidebar(host.page)
			.getByRole('treeitem', { name: /^Unverified at commit, water\.ts/ })
			.waitFor();
		await host.page.screenshot({ path: path.join(screenshots, 'value-looks.png') });
	});

	function toast(words: string): Locator {
		return host.page.locator('.notification-toast').filter({ hasText: words });
	}

	function tab(name: string): Locator {
		return host.page.locator('.tabs-container').getByRole('tab', { name });
	}

	/** Chooses from a list of ours, and gives what the line says. */
	async function pick(question: string | RegExp, answer: string | RegExp): Promise<string> {
		await host.page.locator('.quick-input-widget').getByPlaceholder(question).waitFor();
		const option = host.page.locator('.quick-input-list').getByRole('option', { name: answer }).first();
		await option.waitFor({ timeout: SHOWN_WITHIN_MS });
		const words = (await option.getAttribute('aria-label')) ?? '';
		await option.click();
		return words;
	}

	async function type(prompt: RegExp, answer: string): Promise<void> {
		await host.page.locator('.quick-input-widget').getByText(prompt).waitFor();
		await host.page.locator('.quick-input-widget input').fill(answer);
		await host.page.keyboard.press('Enter');
	}

	/** The report that is on show, beside the Overview if that is too. */
	function shownReport(heading: string): Promise<FrameLocator> {
		const isReport = (page: FrameLocator): Promise<boolean> => page.getByRole('heading', { level: 1, name: heading }).isVisible();
		return documentOf(host.page, heading, isReport, SHOWN_WITHIN_MS);
	}
});
