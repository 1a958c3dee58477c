/** What is only to be seen in the real thing: VS Code in a browser, with the packed extension installed. */
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { now, timeZone } from '../support/home/day.ts';
import { makeHome } from '../support/home/home.ts';
import { startInstalledHost } from '../support/host/installedHost.ts';
import { openOverview } from '../support/host/workbench.ts';
import { Activations } from './activations.ts';
import { responseLine, transcriptIn } from './live.ts';
import { median, percentile, type Row } from './table.ts';

const APPENDS = 24;
/** An agent's pause between two lines, never the same: what is done every so often must not fall in step with it. */
const PAUSE_MS = 400;
const LONGER_MS = 37;

export async function onScreenRows(): Promise<readonly Row[]> {
	const home = mkdtempSync(path.join(tmpdir(), 'bookend-screen-'));
	makeHome(home, now);
	const activations = new Activations(home);
	const before = (store: string): Promise<void> => activations.watch(store);
	const host = await startInstalledHost({ home, now, timeZone, settings: { 'bookend.capture': false }, before });
	try {
		const latencies = await appendAndWatch(host.page, transcriptIn(home));
		const note = `median ${median(latencies).toFixed(0)} ms of ${String(APPENDS)} appends, until the frame in which the sidebar shows it`;
		return [
			{ what: 'on screen, a line appended: 95th percentile', values: [percentile(latencies, 0.95)], unit: 'ms', target: 250, note },
			await activations.row(host.page),
		];
	} finally {
		await host.stop();
		rmSync(home, { recursive: true, force: true });
	}
}

/** Milliseconds of each append. */
async function appendAndWatch(page: Page, file: string): Promise<readonly number[]> {
	const overview = await overviewWithTotal(page);
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

async function overviewWithTotal(page: Page): Promise<FrameLocator> {
	const overview = await openOverview(page);
	await overview.locator(TOTAL).waitFor();
	return overview;
}
