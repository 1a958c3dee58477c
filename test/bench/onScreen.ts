/** What is only to be seen in the real thing: VS Code in a browser, with the packed extension installed. */
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { now, timeZone } from '../support/home/day.ts';
import { makeHome } from '../support/home/home.ts';
import { startInstalledHost } from '../support/host/installedHost.ts';
import { openOverview } from '../support/host/workbench.ts';
import { responseLine, transcriptIn } from './live.ts';
import { median, percentile, type Row } from './table.ts';

const APPENDS = 24;
const LOADS = 5;
/** An agent's pause between two lines, never the same: what is done every so often must not fall in step with it. */
const PAUSE_MS = 400;
const LONGER_MS = 37;

export async function onScreenRows(): Promise<readonly Row[]> {
	const home = mkdtempSync(path.join(tmpdir(), 'bookend-screen-'));
	makeHome(home, now);
	const host = await startInstalledHost({ home, now, timeZone, settings: { 'bookend.capture': false } });
	try {
		const latencies = await appendAndWatch(host.page, transcriptIn(home));
		const { own, git } = await activations(host.page);
		const shown = `median ${median(latencies).toFixed(0)} ms of ${String(APPENDS)} appends, until the frame in which the sidebar shows it`;
		const told = `as VS Code tells it, while a window with all that it brings is loaded; its own Git extension takes ${median(git).toFixed(0)} ms`;
		return [
			{ what: 'on screen, a line appended: 95th percentile', values: [percentile(latencies, 0.95)], unit: 'ms', target: 250, note: shown },
			{ what: 'extension host, load and activate, real', values: own, unit: 'ms', target: 50, note: told },
		];
	} finally {
		await host.stop();
		rmSync(home, { recursive: true, force: true });
	}
}

/** Milliseconds of each append. */
async function appendAndWatch(page: Page, file: string): Promise<readonly number[]> {
	const overview = await shownOverview(page);
	const latencies: number[] = [];
	for (let number = 0; number < APPENDS; number++) {
		const shown = nextTotal(overview, await overview.locator(TOTAL).innerText());
		await page.waitForTimeout(PAUSE_MS + number * LONGER_MS);
		const begun = performance.timeOrigin + performance.now();
		appendFileSync(file, responseLine(number, now, MILLION));
		latencies.push((await shown) - begun);
	}
	return latencies;
}

/** When the total of the Overview was another one on screen: a moment of the clock that both processes have. */
function nextTotal(overview: FrameLocator, before: string): Promise<number> {
	return overview.locator('body').evaluate(
		(body, [total, before]) =>
			new Promise<number>(resolve => {
				const observer = new MutationObserver(() => {
					const element = body.querySelector<HTMLElement>(total);
					if (element !== null && element.innerText !== before) {
						observer.disconnect();
						requestAnimationFrame(() => {
							resolve(performance.timeOrigin + performance.now());
						});
					}
				});
				observer.observe(body, { childList: true, subtree: true, characterData: true });
			}),
		[TOTAL, before] as const,
	);
}

const TOTAL = 'section.spend .hero b';
/** Tokens of each line, so that the total changes with every one. */
const MILLION = 1_000_000;

async function shownOverview(page: Page): Promise<FrameLocator> {
	const overview = await openOverview(page);
	await overview.locator(TOTAL).waitFor();
	return overview;
}

/** What "Developer: Show Running Extensions" says each time that the window is loaded anew: of Bookend, and of one that VS Code brings. */
async function activations(page: Page): Promise<{ readonly own: readonly number[]; readonly git: readonly number[] }> {
	const own: number[] = [];
	const git: number[] = [];
	for (let load = 0; load < LOADS; load++) {
		await page.reload();
		await shownOverview(page);
		await page.keyboard.press('F1');
		await page.locator('.quick-input-widget input').fill('>Developer: Show Running Extensions');
		await page.locator('.quick-input-list').getByRole('option', { name: 'Show Running Extensions' }).first().click();
		own.push(await activationOf(page, 'bookend'));
		git.push(await activationOf(page, 'git'));
	}
	return { own, git };
}

async function activationOf(page: Page, name: string): Promise<number> {
	const row = page.locator(`.runtime-extensions-editor .monaco-list-row[aria-label="${name}"]`);
	return Number(/(\d+)ms/.exec(await row.locator('.activation-time').innerText())?.[1] ?? NaN);
}
