/** Every state in every theme: fits at every width, can be read, and is kept as pictures to look at. */
import assert from 'node:assert/strict';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launch, open } from './harness.ts';
import { poorContrasts } from './contrast.ts';
import { coverages } from './coverageStates.ts';
import { dayWith, states } from './states.ts';
import { themes, type ThemeName } from './themes.ts';

const pictures = path.resolve(import.meta.dirname, '../../out/screenshots/page');
const widths = [220, 300, 480, 600];
/** The states that show how two columns share the room. */
const wide = new Set(['day', 'month', 'long-names']);
const themeNames = Object.keys(themes) as ThemeName[];

suite('how the Overview page looks', () => {
	let browser: Browser;
	suiteSetup(async () => {
		browser = await launch();
	});
	suiteTeardown(() => browser.close());

	for (const theme of themeNames) {
		for (const [name, message] of Object.entries(states)) {
			test(`${name}, ${theme}`, async () => {
				const { page, complaints, send, close } = await open(browser, { theme });
				await send(message);
				assert.deepEqual(await poorContrasts(page), []);
				for (const width of widths) {
					await page.setViewportSize({ width, height: 700 });
					assert.ok((await widestOverflow(page)) <= 0, `nothing is wider than ${width} px`);
					if (width < 600 || wide.has(name)) {
						await page.screenshot({ path: path.join(pictures, `${name}-${theme}-${width}.png`), fullPage: true });
					}
				}
				assert.deepEqual(complaints, []);
				await close();
			});
		}
	}

	for (const theme of themeNames) {
		test(`the coverage block, ${theme}`, async () => {
			const { page, complaints, send, close } = await open(browser, { theme });
			for (const [name, coverage] of Object.entries(coverages)) {
				await send(dayWith(coverage));
				assert.deepEqual(await poorContrasts(page), [], name);
				for (const width of widths) {
					await page.setViewportSize({ width, height: 700 });
					assert.ok((await widestOverflow(page)) <= 0, `${name}: nothing is wider than ${width} px`);
				}
				await page.setViewportSize({ width: 300, height: 700 });
				await page.locator('.coverage').screenshot({ path: path.join(pictures, `coverage-${name}-${theme}-300.png`) });
			}
			assert.deepEqual(complaints, []);
			await close();
		});
	}

	for (const theme of themeNames) {
		test(`a slice with the focus, ${theme}`, async () => {
			const { page, send, close } = await open(browser, { theme, width: 220 });
			await send(states.day);
			for (const [at, picture] of [
				[0, 'first'],
				[8, 'late'],
				[10, 'last'],
			] as const) {
				await page.keyboard.press('Tab');
				await page.locator('.strip .mark').nth(at).focus();
				assert.ok((await widestOverflow(page)) <= 0, 'the tip stays inside');
				assert.deepEqual(await poorContrasts(page), []);
				await page.screenshot({ path: path.join(pictures, `focus-${picture}-${theme}-220.png`) });
			}
			await close();
		});
	}

	const looksOf = (page: Page, section: string): Promise<string[]> =>
		page.evaluate(
			swatches =>
				[...document.querySelectorAll(swatches)].map(swatch => {
					const { backgroundImage, backgroundColor } = getComputedStyle(swatch);
					return `${backgroundImage} ${backgroundImage === 'none' ? backgroundColor : ''}`;
				}),
			`${section} .swatch`,
		);

	for (const [kind, options] of Object.entries({
		'high contrast': { theme: 'high-contrast' },
		'light high contrast': { theme: 'high-contrast-light' },
		'the system’s own colours': { theme: 'dark', forcedColors: true },
	} as const)) {
		test(`no phase and no standing is told by colour alone in ${kind}`, async () => {
			const { page, send, close } = await open(browser, options);
			await send(dayWith(coverages['every-standing']));
			for (const [section, count] of [
				['.time', 5],
				['.coverage', 8],
			] as const) {
				const looks = await looksOf(page, section);
				assert.equal(looks.length, count);
				assert.equal(new Set(looks).size, count, looks.join('\n'));
			}
			await page.screenshot({ path: path.join(pictures, `patterns-${kind.replaceAll(/\W+/g, '-')}.png`), fullPage: true });
			await close();
		});
	}
});

/** How far the widest thing reaches over the right edge, in CSS pixels. */
function widestOverflow(page: Page): Promise<number> {
	return page.evaluate(() => {
		const edges = [...document.querySelectorAll('main *')].map(element => element.getBoundingClientRect().right);
		return Math.max(document.documentElement.scrollWidth, ...edges) - document.documentElement.clientWidth;
	});
}
