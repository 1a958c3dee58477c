/** VS Code's workbench, used as a person would. */
import assert from 'node:assert/strict';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import type { InstalledHost } from './installedHost.ts';

/** From a fresh profile on a busy machine, a webview may take this long. */
const FIRST_PAINT_MS = 60_000;
const THEME_WITHIN_MS = 20_000;

/** VS Code's four kinds of theme, by the class that each puts on the workbench. */
export const themes = {
	'vs-dark': 'Dark Modern',
	vs: 'Light Modern',
	'hc-black': 'Default High Contrast',
	'hc-light': 'Default High Contrast Light',
} as const;
export type ThemeKind = keyof typeof themes;

/** Opens Bookend's sidebar where another one is open and answers with the document of its Overview. */
export async function openOverview(page: Page): Promise<FrameLocator> {
	await page.locator('.activitybar').getByRole('tab', { name: 'Bookend' }).click({ timeout: FIRST_PAINT_MS });
	return shownOverview(page);
}

/** The Overview where it is open, as after a window was loaded anew. A report may be open beside it: the Overview is where its script is. */
export async function shownOverview(page: Page): Promise<FrameLocator> {
	const isOverview = async (document: FrameLocator): Promise<boolean> => (await document.locator('script[src*="overview.js"]').count()) > 0;
	const overview = await documentOf(page, 'The Overview', isOverview, FIRST_PAINT_MS);
	await overview.locator('main').waitFor({ timeout: FIRST_PAINT_MS });
	return overview;
}

/** Of all that Bookend shows in webviews the document of which this holds, once there is one; `what` is how a failure names it. */
export async function documentOf(
	page: Page,
	what: string,
	isIt: (document: FrameLocator) => Promise<boolean>,
	withinMs: number,
): Promise<FrameLocator> {
	const webviews = page.locator('iframe.webview.ready[src*="extensionId=bookend.bookend"]');
	let name: string | null = null;
	await eventually(async () => {
		for (const webview of await webviews.all()) {
			name = (await isIt(webview.contentFrame().frameLocator('iframe#active-frame'))) ? await webview.getAttribute('name') : name;
		}
		assert.ok(name !== null, `${what} is not on show.`);
	}, withinMs);
	return page.frameLocator(`iframe.webview[name="${String(name)}"]`).frameLocator('iframe#active-frame');
}

/** The document that an extension shows in a webview. */
export function webviewOf(page: Page, extension: string): FrameLocator {
	return page.frameLocator(`iframe.webview.ready[src*="extensionId=${extension}"]`).frameLocator('iframe#active-frame');
}

export function sidebar(page: Page): Locator {
	return page.locator('.part.sidebar');
}

/**
 * Changes the setting and loads the window anew, because VS Code's server does not watch its settings. A window that is still busy
 * with its first start may put the old ones in their place; so they are changed before each load. The sidebar is open again by itself;
 * answers with its new Overview.
 */
export async function setTheme({ page, configure }: InstalledHost, kind: ThemeKind): Promise<FrameLocator> {
	for (let tries = 0; tries < MOST_RELOADS; tries++) {
		configure({ 'workbench.colorTheme': themes[kind], 'window.autoDetectHighContrast': false });
		await page.reload();
		if (await isWorn(page, kind)) {
			return shownOverview(page);
		}
	}
	assert.fail(`VS Code does not take up the theme ${themes[kind]}.`);
}

const MOST_RELOADS = 4;

async function isWorn(page: Page, kind: ThemeKind): Promise<boolean> {
	const workbench = page.locator(`.monaco-workbench.${kind}`);
	return workbench.waitFor({ timeout: THEME_WITHIN_MS }).then(
		() => true,
		() => false,
	);
}

/** Opens a file of the workspace by its name, and answers with its editor. */
export async function openFile(page: Page, name: string): Promise<Locator> {
	const tab = page.locator('.tabs-container .tab.active').filter({ hasText: name });
	await throughPalette(async () => {
		await page.keyboard.press('Control+P');
		await choose(page, name, name);
		await tab.waitFor({ timeout: PALETTE_WITHIN_MS });
	});
	const editor = page.locator('.editor-instance .monaco-editor').filter({ has: page.locator('.view-line') });
	await editor.first().waitFor();
	return editor.first();
}

/** Opens a view of the sidebar that is closed. */
export async function expandView(page: Page, name: string): Promise<void> {
	await sidebar(page)
		.getByRole('button', { name: new RegExp(`^${name} Section`) })
		.click();
}

/** Runs a command of the palette. */
export function runCommand(page: Page, name: string): Promise<void> {
	return throughPalette(async () => {
		await page.keyboard.press('F1');
		await choose(page, `>${name}`, name);
	});
}

/** What takes the focus, as an editor that is restored late, closes the palette: then it is opened again. */
async function throughPalette(ask: () => Promise<void>): Promise<void> {
	for (let tries = 1; ; tries++) {
		try {
			await ask();
			return;
		} catch (error) {
			if (tries === MOST_PALETTES) {
				throw error;
			}
		}
	}
}

async function choose(page: Page, words: string, name: string): Promise<void> {
	await page.locator('.quick-input-widget input').fill(words, { timeout: PALETTE_WITHIN_MS });
	await page.locator('.quick-input-list').getByRole('option', { name }).first().click({ timeout: PALETTE_WITHIN_MS });
}

const PALETTE_WITHIN_MS = 15_000;
const MOST_PALETTES = 3;

/** Drags the edge of the sidebar until it is so many pixels wide. */
export async function setSidebarWidth(page: Page, width: number): Promise<void> {
	const box = await sidebar(page).boundingBox();
	assert.ok(box, 'The sidebar is not on screen.');
	const middle = box.y + box.height / 2;
	await page.mouse.move(box.x + box.width, middle);
	await page.mouse.down();
	await page.mouse.move(box.x + width, middle, { steps: 5 });
	await page.mouse.up();
	await page.mouse.move(box.x + width + 200, middle);
	const reached = await sidebar(page).boundingBox();
	assert.equal(Math.round(reached?.width ?? 0), width);
}
