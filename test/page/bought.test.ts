/** What the spend became, and what is worth a look, at the end of the Overview. */
import assert from 'node:assert/strict';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import type { ValueBlock } from '../../src/protocol/overview.ts';
import { seriousFaults } from './axe.ts';
import { poorContrasts } from './contrast.ts';
import { launch, open, type OpenPage } from './harness.ts';
import { longLooks, manyLooks, noLooks, twoLooks } from './lookStates.ts';
import { dayWith, dayWithLook, dayWithValue, state, states } from './states.ts';
import { themes, type ThemeName } from './themes.ts';

const pictures = path.resolve(import.meta.dirname, '../../out/screenshots/page');

suite('what it bought, on the Overview page', () => {
	let browser: Browser;
	let opened: OpenPage;
	suiteSetup(async () => {
		browser = await launch();
	});
	suiteTeardown(() => browser.close());
	setup(async () => {
		opened = await open(browser);
	});
	teardown(async () => {
		assert.deepEqual(opened.complaints, [], 'the console and the security policy have nothing to complain of');
		await opened.close();
	});

	const textOf = async (selector: string): Promise<string> => (await opened.page.locator(selector).innerText()).replace(/\s+/g, ' ').trim();
	const bought = async (value: ValueBlock): Promise<string> => {
		await opened.send(dayWithValue(value));
		return textOf('.became');
	};
	const measured = { kind: 'measured', changes: 3, landed: 3.3, notLanded: 0.9, notFollowed: 0 } as const;

	test('what a change cost that landed, and what went into work that did not', async () => {
		assert.equal(await bought(measured), '$1.10 for each change that landed (3) · $0.90 on work that did not.');
		assert.equal(
			await bought({ ...measured, notLanded: 0, notFollowed: 2 }),
			'$1.10 for each change that landed (3) · $2.00 in projects not open here.',
		);
		assert.equal(await bought({ ...measured, changes: 0, landed: 0 }), 'No change landed · $0.90 on work that did not.');
	});

	test('what has no price, and what nobody can know, is no zero', async () => {
		assert.equal(await bought({ ...measured, landed: null, notLanded: null, notFollowed: null }), '3 changes landed, at no known price.');
		for (const why of ['looking', 'noRepository', 'noDefaultBranch', 'elsewhere'] as const) {
			assert.doesNotMatch(await bought({ kind: 'notMeasured', why }), /\$|\d/);
		}
		await opened.send(dayWithValue({ kind: 'notMeasured', why: 'noFolder' }));
		assert.equal(await opened.page.locator('.became').count(), 0);
	});

	test('the latest things that are worth a look, each with its session and its time', async () => {
		await opened.send(dayWithLook(twoLooks));
		assert.equal(
			await textOf('.look'),
			'WORTH A LOOK “Tests pass”, and none ran after the last edit Fix auth race · Claude Code · 14:20 ' +
				'2 assertions removed in auth.test.ts same session · 14:12',
		);
	});

	test('is opened by mouse and by keys, and leads to the rest', async () => {
		await opened.send(dayWithLook(manyLooks));
		assert.match(await textOf('.look'), /84 agent lines went into a3f9c2e without evidence Claude Code and Codex · 19 Nov, 09:20 11 more$/);
		await opened.page.getByRole('button', { name: /2 assertions removed/ }).click();
		await opened.page.getByRole('button', { name: /^“Tests pass”/ }).focus();
		await opened.page.keyboard.press('Enter');
		await opened.page.getByRole('button', { name: '11 more' }).click();
		assert.deepEqual((await opened.posted()).slice(1), [
			{ kind: 'openLook', item: 'weakened' },
			{ kind: 'openLook', item: 'claim' },
			{ kind: 'action', action: 'allLooks' },
		]);
	});

	test('nothing worth a look is said, and so is that nobody knows yet; without a folder nobody looked', async () => {
		await opened.send(dayWithLook(noLooks));
		assert.equal(await textOf('.look'), 'WORTH A LOOK Nothing in the open folders contradicts what agents said.');
		await opened.send(dayWithLook(null));
		assert.match(await textOf('.look'), /Looking at what agents said and did …$/);
		await opened.send(dayWith({ kind: 'notMeasured', why: 'noFolder' }));
		assert.equal(await opened.page.locator('.look').count(), 0);
	});

	test('stands there while the period has nothing, and not beside sample data', async () => {
		await opened.send(states['nothing-in-period']);
		assert.equal(await opened.page.locator('.look .item').count(), 2);
		await opened.send(states.sample);
		assert.equal(await opened.page.locator('.look').count(), 0);
		await opened.send(state(null));
		assert.equal(await opened.page.locator('.look').count(), 0);
	});

	for (const theme of Object.keys(themes) as ThemeName[]) {
		test(`fits and can be read, ${theme}`, async () => {
			const { page, send, close } = await open(browser, { theme });
			for (const [name, message] of Object.entries({
				many: { ...states.budget, look: manyLooks },
				long: dayWithLook(longLooks),
				none: dayWithLook(noLooks),
			})) {
				await send(message);
				assert.deepEqual(await poorContrasts(page), [], name);
				assert.deepEqual(await seriousFaults(page), [], name);
				for (const width of [220, 300, 480]) {
					await page.setViewportSize({ width, height: 700 });
					const widest = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
					assert.ok(widest <= 0, `${name}: nothing is wider than ${width} px`);
					await page.screenshot({ path: path.join(pictures, `bought-${name}-${theme}-${width}.png`), fullPage: true });
				}
			}
			await close();
		});
	}
});
