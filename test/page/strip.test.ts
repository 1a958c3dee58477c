import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { OverviewSlice } from '../../src/protocol/overview.ts';
import { launch, open, type OpenPage } from './harness.ts';
import { day, state } from './states.ts';

suite('a slice on the strip of the Overview', () => {
	let browser: Browser;
	let opened: OpenPage;
	suiteSetup(async () => {
		browser = await launch();
	});
	suiteTeardown(() => browser.close());
	setup(async () => {
		opened = await open(browser);
	});
	teardown(() => opened.close());

	const { picture } = day.time;
	assert.ok(picture.kind === 'day');
	const [first] = picture.slices;
	assert.ok(first !== undefined);
	const show = (slice: Partial<OverviewSlice>): Promise<void> =>
		opened.send(state({ ...day, time: { ...day.time, picture: { ...picture, slices: [{ ...first, ...slice }] } } }));
	const slice = () => opened.page.locator('.strip .mark');
	const posted = async () => (await opened.posted()).slice(1);

	test('opens the file that it was about, and else its session', async () => {
		await show({ file: '/home/ada/bookend/src/parser.ts' });
		await slice().click();
		await show({ file: null });
		await slice().click();
		assert.deepEqual(await posted(), [
			{ kind: 'openFile', file: '/home/ada/bookend/src/parser.ts' },
			{ kind: 'openSession', session: 'claude:one' },
		]);
	});

	test('is re-tagged by the context menu, by pointer and by key, whether or not it opens something', async () => {
		await show({ session: null, file: null, mark: 'a-mark' });
		await slice().click({ button: 'right' });
		await slice().focus();
		await opened.page.keyboard.press('Shift+F10');
		const retag = { kind: 'retag', slice: { start: first.start, end: first.end, mark: 'a-mark' } };
		assert.deepEqual(await posted(), [retag, retag]);
	});

	test('is one of those that “Your day, slice by slice” tells', async () => {
		await show({});
		await opened.page.getByRole('button', { name: 'Your day, slice by slice' }).click();
		assert.deepEqual(await posted(), [{ kind: 'action', action: 'yourDay' }]);
	});

	test('tells assistive tools how it is re-tagged', async () => {
		await show({});
		assert.equal(await slice().getAttribute('aria-keyshortcuts'), 'Shift+F10');
	});
});
