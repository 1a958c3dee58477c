import assert from 'node:assert/strict';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { exportedReport } from '../../src/share/report.ts';
import { HOSTILE } from '../unit/share/documents.ts';
import { seriousFaults } from './axe.ts';
import { poorContrasts } from './contrast.ts';
import { launch, open, openReport, type OpenPage } from './harness.ts';
import { coverage } from './coverageReport.ts';
import { yourDay } from './dayReport.ts';
import { madeReports } from './madeReports.ts';
import { reports, shown, week } from './reportStates.ts';
import { states } from './states.ts';
import { themes, type ThemeName } from './themes.ts';

const pictures = path.resolve(import.meta.dirname, '../../out/screenshots/page');
const widths = [320, 560, 780, 924];
/** The others look the same in each. */
const inEveryTheme: ReadonlySet<string> = new Set(['coverage', 'your-day', 'week', 'weekly', 'allocation', 'team', 'everything']);
const themeNames = Object.keys(themes) as ThemeName[];

suite('the page of a report', () => {
	let browser: Browser;
	let opened: OpenPage<'report'>;
	suiteSetup(async () => {
		browser = await launch();
	});
	suiteTeardown(() => browser.close());
	setup(async () => {
		opened = await openReport(browser);
	});
	teardown(async () => {
		assert.deepEqual(opened.complaints, [], 'the console and the security policy have nothing to complain of');
		await opened.close();
	});

	const main = () => opened.page.locator('main');
	const text = async (): Promise<string> => (await main().innerText()).replace(/\s+/g, ' ');
	const posted = async () => (await opened.posted()).slice(1);

	test('it asks for a state as soon as it is there, and keeps which report it is', async () => {
		assert.deepEqual(await opened.posted(), [{ kind: 'ready' }]);
		assert.match(await text(), /The report is being made/);
		await opened.send(reports.coverage);
		const saved = await opened.page.evaluate(() => sessionStorage.getItem('state'));
		assert.deepEqual(JSON.parse(saved ?? ''), { request: { kind: 'coverage', days: 7 } });
	});

	test('it reads from sentences to figures, tables and how it is known', async () => {
		await opened.send(reports.coverage);
		const all = await text();
		const order = [
			'62 % of the lines that agents wrote are verified',
			'measured, n = 664',
			'What speaks for the lines',
			'By file',
			'How this is known',
		];
		const places = order.map(words => all.indexOf(words));
		assert.ok(
			places.every(place => place >= 0),
			all,
		);
		assert.deepEqual(
			places,
			[...places].sort((a, b) => a - b),
		);
	});

	test('it has one heading of the first level, and one for each part', async () => {
		await opened.send(reports.coverage);
		assert.deepEqual(await opened.page.getByRole('heading', { level: 1 }).allInnerTexts(), ['Verification coverage']);
		assert.equal(await opened.page.getByRole('heading', { level: 2 }).count(), coverage.sections.length + 1);
		assert.equal(await opened.page.getByRole('table', { name: 'Files with agent-written lines' }).count(), 1);
		assert.equal(await opened.page.getByRole('rowheader', { name: 'src/main.ts' }).count(), 1);
	});

	test('links open what they name', async () => {
		await opened.send(reports.coverage);
		await opened.page.getByRole('button', { name: 'src/main.ts' }).click();
		await opened.page.getByRole('button', { name: '12–52' }).press('Enter');
		await opened.page.getByRole('button', { name: 'Parser for Codex' }).click();
		const uri = 'file:///home/ada/bookend/src/';
		assert.deepEqual(await posted(), [
			{ kind: 'action', action: { kind: 'openFile', uri: `${uri}main.ts`, line: 11 } },
			{ kind: 'action', action: { kind: 'review', uri: `${uri}agents/claudeCode/parser.ts`, line: 11 } },
			{ kind: 'action', action: { kind: 'openSession', session: 'claude-code:Parser for Codex' } },
		]);
	});

	test('a day leads to the day before, and its slices open by keyboard', async () => {
		await opened.send(shown(yourDay));
		await opened.page.getByRole('button', { name: 'The day before' }).click();
		await opened.page.locator('.strip .mark').last().focus();
		await opened.page.keyboard.press('Home');
		assert.equal(await opened.page.locator('.tip').innerText(), '09:04–09:31 Spec\n27 m, wrote the next prompt');
		await opened.page.keyboard.press('Enter');
		assert.deepEqual((await posted()).at(-1), {
			kind: 'action',
			action: { kind: 'openSession', session: 'claude-code:Fix the race between refresh and sign-out' },
		});
	});

	test('a slice is re-tagged from its row, and from the strip by the context menu or its key', async () => {
		await opened.send(shown(yourDay));
		await opened.page.getByRole('button', { name: 're-tag' }).nth(1).click();
		await opened.page.locator('.strip .mark').nth(1).click({ button: 'right' });
		await opened.page.locator('.strip .mark').nth(1).focus();
		await opened.page.keyboard.press('Shift+F10');
		const [inRow, ...inStrip] = await posted();
		assert.ok(inRow?.kind === 'action' && inRow.action.kind === 'retag' && inRow.action.end - inRow.action.start === 40 * 60_000);
		assert.deepEqual(inStrip, [inRow, inRow]);
	});

	test('every place of a plot says what it stands for, and what is not known there', async () => {
		await opened.send(reports.coverage);
		const marks = opened.page.locator('.of-lines .mark');
		assert.equal(await marks.first().getAttribute('aria-label'), '12 November: verified 180, all 420');
		assert.equal(await marks.nth(2).getAttribute('aria-label'), '14 November: nothing on record');
		assert.equal(await opened.page.locator('.of-lines path:not(.area)').count(), 4, 'a day without a figure parts each line');
	});

	test('columns are as high as their shares, with round lines across', async () => {
		await opened.send(shown(week));
		const heights = await opened.page
			.locator('.of-columns .column')
			.first()
			.locator('i')
			.evaluateAll(parts => parts.map(part => part.getBoundingClientRect().height));
		const [spec = 0, delegate = 0] = heights;
		assert.ok(Math.abs(spec / delegate - 2_700 / 4_800) < 0.02);
		assert.deepEqual(await opened.page.locator('.of-columns .across').allInnerTexts(), ['2 h', '4 h']);
	});

	test('trouble is said above the last figures', async () => {
		await opened.send(reports.trouble);
		assert.match(await opened.page.getByRole('alert').innerText(), /being started again/);
		assert.match(await text(), /412 of 664/);
	});

	test('hostile text is text', async () => {
		await opened.send(reports.hostile);
		assert.equal(await opened.page.locator('img, main style').count(), 0);
		assert.doesNotMatch(await main().innerHTML(), /[\u202E\u001b]/);
		assert.ok((await text()).includes(HOSTILE.replace(/[\u202E\u001b]/g, ' ').replace(/\s+/g, ' ')));
	});

	test('a message that it does not know changes nothing', async () => {
		await opened.send(reports.coverage);
		const before = await text();
		for (const message of [null, 7, 'text', {}, { kind: 'other' }]) {
			await opened.send(message as never);
		}
		assert.equal(await text(), before);
	});
});

suite('how reports look', () => {
	let browser: Browser;
	suiteSetup(async () => {
		browser = await launch();
	});
	suiteTeardown(() => browser.close());

	for (const theme of themeNames) {
		for (const [name, message] of Object.entries(reports).filter(([one]) => theme === 'dark' || inEveryTheme.has(one))) {
			test(`${name}, ${theme}`, async () => {
				const { page, complaints, send, close } = await openReport(browser, { theme });
				await send(message);
				assert.deepEqual(await poorContrasts(page), []);
				assert.deepEqual(await seriousFaults(page), []);
				for (const width of widths) {
					await page.setViewportSize({ width, height: 900 });
					assert.ok((await widestOverflow(page)) <= 0, `nothing is wider than ${width} px`);
					await page.screenshot({ path: path.join(pictures, `report-${name}-${theme}-${width}.png`), fullPage: true });
				}
				assert.deepEqual(complaints, []);
				await close();
			});
		}
	}

	for (const colorScheme of ['light', 'dark'] as const) {
		test(`exported as HTML, ${colorScheme}: it can be read, fits, and asks for nothing`, async () => {
			const context = await browser.newContext({ colorScheme, viewport: { width: 924, height: 900 }, deviceScaleFactor: 2 });
			const page = await context.newPage();
			const asked: string[] = [];
			const complaints: string[] = [];
			page.on('request', request => asked.push(request.url()));
			page.on('console', message => complaints.push(message.text()));
			for (const [name, report] of Object.entries({ coverage, week, 'your-day': yourDay, ...madeReports })) {
				await page.setContent(exportedReport(report, 'html'));
				assert.deepEqual(await poorContrasts(page), []);
				assert.deepEqual(await seriousFaults(page), []);
				for (const width of widths) {
					await page.setViewportSize({ width, height: 900 });
					assert.ok((await widestOverflow(page)) <= 0, `${name}: nothing is wider than ${width} px`);
				}
				await page.screenshot({ path: path.join(pictures, `export-${name}-${colorScheme}.png`), fullPage: true });
			}
			assert.deepEqual([asked, complaints], [[], []]);
			await context.close();
		});
	}
});

suite('axe-core finds nothing serious in the Overview', () => {
	let browser: Browser;
	suiteSetup(async () => {
		browser = await launch();
	});
	suiteTeardown(() => browser.close());

	for (const [name, message] of Object.entries(states)) {
		test(name, async () => {
			const { page, send, close } = await open(browser);
			await send(message);
			assert.deepEqual(await seriousFaults(page), []);
			await close();
		});
	}
});

/** How far the widest thing reaches over the right edge, in CSS pixels. */
function widestOverflow(page: Page): Promise<number> {
	return page.evaluate(() => {
		const edges = [...document.querySelectorAll('main *')]
			.filter(
				element => element.checkVisibility() && getComputedStyle(element).clipPath === 'none' && element.closest('thead, svg') === null,
			)
			.map(element => element.getBoundingClientRect().right);
		return Math.max(document.documentElement.scrollWidth, ...edges) - document.documentElement.clientWidth;
	});
}
