import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { replacedIn } from '../../src/domain/summary/markers.ts';
import { readSummary } from '../../src/share/summary/read.ts';
import { eventually } from '../support/eventually.ts';
import { now, timeZone } from '../support/home/day.ts';
import { makeHome } from '../support/home/home.ts';
import { startInstalledHost, type InstalledHost } from '../support/host/installedHost.ts';
import { openOverview, runCommand, setTheme, sidebar } from '../support/host/workbench.ts';
import { keepFailure, screenshots } from './screenshots.ts';

/** Tall enough for every line of a summary to be on screen at once. */
const VIEW = { width: 1400, height: 6_000 };
const SHOT = { width: 1400, height: 900 };
const TAB_SPACES = 4;
/** On a machine that is busy with other things. */
const WITHIN_MS = 30_000;

suite('Sharing a summary', () => {
	const home = mkdtempSync(path.join(tmpdir(), 'bookend-home-'));
	const folder = mkdtempSync(path.join(tmpdir(), 'bookend-share-'));
	let host: InstalledHost;

	suiteSetup(async () => {
		makeHome(home, now);
		const settings = { 'editor.minimap.enabled': false, 'editor.stickyScroll.enabled': false, 'editor.wordWrap': 'off' };
		host = await startInstalledHost({ home, now, timeZone, folder, settings: { ...settings, '[markdown]': { 'editor.wordWrap': 'off' } } });
		host.page.setDefaultTimeout(WITHIN_MS);
		await openOverview(host.page);
	});
	suiteTeardown(async () => {
		await host.stop();
		rmSync(home, { recursive: true });
		rmSync(folder, { recursive: true });
	});
	teardown(async function () {
		await keepFailure(this.currentTest, host);
		await host.page.keyboard.press('Escape');
	});

	const widget = (): Locator => host.page.locator('.quick-input-widget');
	const box = (name: string): Locator => widget().getByRole('checkbox', { name, exact: true });

	/** Picks the newest session, a form of it, and waits for the document. */
	const begin = async (command: string, form?: string): Promise<void> => {
		// Without a session on show there is nothing to share, and the palette says so.
		await sidebar(host.page).getByRole('treeitem', { level: 2 }).first().waitFor();
		await runCommand(host.page, command);
		await widget()
			.getByPlaceholder(/^Which session/)
			.waitFor();
		await widget().getByRole('option').first().click();
		if (form !== undefined) {
			await widget()
				.getByPlaceholder(/^In which form/)
				.waitFor();
			await widget().getByRole('option', { name: form }).click();
		}
		await widget()
			.getByPlaceholder(/^Nothing is written yet/)
			.waitFor();
	};
	/** Answers what is asked for; the list that was there before goes only when the question comes. */
	const answer = async (question: string, words: string): Promise<void> => {
		await widget().getByText(question).waitFor();
		await widget().locator('input.input').last().fill(words);
		await host.page.keyboard.press('Enter');
	};
	/** Agrees to what is shown; VS Code then asks where to, and names a file of its own. */
	const agree = async (): Promise<void> => {
		await widget().getByRole('button', { name: 'OK' }).click();
		const named = (): boolean =>
			(document.querySelector<HTMLInputElement>('.quick-input-widget input.input')?.value ?? '').includes('bookend-session-');
		await host.page.waitForFunction(named);
	};
	const agreeTo = async (file: string): Promise<void> => {
		await agree();
		await widget().locator('input.input').last().fill(file);
		await host.page.keyboard.press('Enter');
	};
	const written = (): readonly string[] => readdirSync(folder).filter(name => name !== '.vscode');

	for (const kind of ['vs-dark', 'vs'] as const) {
		test(`the document shows every byte that is then written, with what was chosen, in the theme ${kind}`, async () => {
			const { page } = host;
			await page.setViewportSize(SHOT);
			await setTheme(host, kind);
			await begin('Bookend: Export Session Summary', 'JSON, for a team report');
			assert.doesNotMatch(await textShown(page), /"title"|"author"/);
			await box('Title').click();
			await box('Your name').click();
			await answer('The name under which it is shared', 'Ada Example');
			await widget().getByText('3 Selected').waitFor();
			await page.screenshot({ path: path.join(screenshots, `share-choices-${kind}.png`) });
			await page.setViewportSize(VIEW);
			await page.getByText('"title"').first().waitFor();
			await page.getByText('Ada Example"').first().waitFor();
			const shown = await textShown(page);
			assert.deepEqual(written(), [], 'nothing is written before it is agreed to');
			await page.setViewportSize(SHOT);
			const file = path.join(folder, 'summary.json');
			await agreeTo(file);
			await page.locator('.notification-toast').getByText('The summary is in').waitFor();
			assert.equal(readFileSync(file, 'utf8'), shown);
			const told = readSummary(shown);
			assert.ok(told.kind === 'summary');
			assert.equal(told.summary.chosen.author, 'Ada Example');
			rmSync(file);
			await runCommand(page, 'Notifications: Clear All Notifications');
		}).timeout(180_000);
	}

	test('what looks like a secret is left out, said, and can be written anew', async () => {
		const { page } = host;
		await begin('Bookend: Export Session Summary', 'Markdown, for a pull request');
		await box('Note').click();
		await answer('A sentence of your own', 'db_password=hunter2');
		await widget().getByText('Note left out: line 1, column 4 looks like a password').waitFor();
		await page.screenshot({ path: path.join(screenshots, 'share-secret.png') });
		assert.doesNotMatch(await textShown(page), /hunter2/);
		assert.equal(await box('Note').isChecked(), false);
		await page.keyboard.press('Escape');
		await widget().waitFor({ state: 'hidden' });
	}).timeout(120_000);

	test('giving up writes nothing, and takes the document away', async () => {
		const { page } = host;
		await begin('Bookend: Export Session Summary', 'HTML');
		await page.getByRole('tab', { name: /bookend-session-.*\.html/ }).waitFor();
		await page.keyboard.press('Escape');
		await page.getByRole('tab', { name: /bookend-session-.*\.html/ }).waitFor({ state: 'detached' });
		await begin('Bookend: Export Session Summary', 'CSV');
		await widget().getByRole('button', { name: 'Read the Whole Document First' }).click();
		await page.locator('.notification-toast').getByRole('button', { name: 'Go On' }).click();
		await widget()
			.getByPlaceholder(/^Nothing is written yet/)
			.waitFor();
		await agree();
		await page.keyboard.press('Escape');
		await page.getByRole('tab', { name: /bookend-session-.*\.csv/ }).waitFor({ state: 'detached' });
		assert.deepEqual(written(), []);
	}).timeout(120_000);

	test('the summary of a pull request is copied as it is shown, and takes the place of the one before in a text that has one', async () => {
		const { page } = host;
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.setViewportSize(VIEW);
		await begin('Bookend: Copy Summary for Pull Request');
		const shown = await textShown(page);
		await page.setViewportSize(SHOT);
		await page.screenshot({ path: path.join(screenshots, 'share-markdown.png') });
		await widget().getByRole('button', { name: 'OK' }).click();
		await page.getByText('Summary copied.').first().waitFor();
		assert.equal(await page.evaluate(() => navigator.clipboard.readText()), shown);
		assert.match(shown, /^<!-- bookend:begin bookend-summary\/1 -->\n### Session with an agent\n/);
		const file = path.join(folder, 'pull-request.md');
		const before = '# Mine\n\n<!-- bookend:begin bookend-summary/1 -->\nold\n<!-- bookend:end -->\n\nEnd.\n';
		writeFileSync(file, before);
		await begin('Bookend: Export Session Summary', 'Markdown, for a pull request');
		await agreeTo(file);
		await confirmOverwriting(page);
		await widget().getByText('Write the file as the document shows it').click();
		await page.locator('.notification-toast').getByText('The summary is in').waitFor();
		assert.equal(readFileSync(file, 'utf8'), replacedIn(before, shown));
		assert.ok(existsSync(file));
	}).timeout(180_000);
});

/** VS Code's own question, where the chosen file is there already. */
async function confirmOverwriting(page: Page): Promise<void> {
	const question = page.getByText('already exists').first();
	const next = page.getByText('Write the file as the document shows it').first();
	await question.or(next).waitFor();
	if (await question.isVisible()) {
		await page.keyboard.press('Enter');
	}
}

/** The text in the editor in front, of which every line is on screen: indentation is shown as spaces. It is drawn bit by bit. */
async function textShown(page: Page): Promise<string> {
	let shown = '';
	await eventually(async () => {
		const before = shown;
		const lines = await linesShown(page);
		shown = lines.map(({ text }) => text).join('\n');
		const heights = lines.slice(1).map(({ top }, index) => top - (lines[index]?.top ?? 0));
		assert.ok(new Set(heights).size === 1, 'Lines are missing between those that are shown.');
		assert.equal(shown, before, 'More is still being drawn.');
	}, WITHIN_MS);
	return shown;
}

async function linesShown(page: Page): Promise<readonly { readonly top: number; readonly text: string }[]> {
	const lines = page.locator('.editor-instance .view-lines .view-line');
	const placed = await lines.evaluateAll(all => all.map(line => ({ top: (line as HTMLElement).offsetTop, text: line.textContent })));
	return placed.sort((a, b) => a.top - b.top).map(({ top, text }) => ({ top, text: withTabs(text.replaceAll('\u00a0', ' ')) }));
}

function withTabs(line: string): string {
	const spaces = /^ */.exec(line)?.[0].length ?? 0;
	return '\t'.repeat(Math.floor(spaces / TAB_SPACES)) + line.slice(Math.floor(spaces / TAB_SPACES) * TAB_SPACES);
}
