import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { CoverageBlock } from '../../src/protocol/overview.ts';
import { coverageOfPath, coverages, longCoverage, measured } from './coverageStates.ts';
import { launch, open, type OpenPage } from './harness.ts';
import { dayWith, nothingInPeriod, state, states } from './states.ts';

suite('the coverage block of the Overview page', () => {
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

	const block = () => opened.page.getByRole('region', { name: 'Verification coverage' });
	const button = () => block().getByRole('button', { name: 'Review next' });
	const text = async (): Promise<string> => (await block().innerText()).replace(/\s+/g, ' ').trim();
	const check = async (coverage: CoverageBlock, ...expected: readonly string[]): Promise<void> => {
		await opened.send(dayWith(coverage));
		assert.equal(await text(), ['VERIFICATION COVERAGE', ...expected].join(' '));
	};

	test('the share, what speaks for the lines and what does not, and where to look next', () =>
		check(
			measured,
			'why?',
			'62 % 412 of 664 agent lines +9 points today',
			'run by a passing test 293 44 %',
			'reviewed by you 119 18 %',
			'agent’s own tests only 73 11 %',
			'seen, not verified 60 9 %',
			'nothing 119 18 %',
			'Review next: parser.ts, 41 lines 9 files',
		));

	test('every standing has a row, the strongest first', () =>
		check(
			coverages['every-standing'],
			'why?',
			'62 % 412 of 664 agent lines +9 points today',
			'killed every mutant 40 6 %',
			'run by a passing test 253 38 %',
			'reviewed by you 119 18 %',
			'agent’s own tests only 73 11 %',
			'package tested, line not run 66 10 %',
			'package checked only 33 5 %',
			'seen, not verified 40 6 %',
			'nothing 40 6 %',
			'Review next: parser.ts, 41 lines 9 files',
			'Not applicable: 1,204 lines in generated, vendored, lock or prose files.',
		));

	test('all verified is 100 %, and nothing is left to review', async () => {
		await check(
			coverages['all-verified'],
			'why?',
			'100 % 664 of 664 agent lines +9 points today',
			'run by a passing test 545 82 %',
			'reviewed by you 119 18 %',
		);
		assert.equal(await button().count(), 0);
	});

	test('all but one line is not 100 %', () =>
		check(
			coverages['all-but-one'],
			'why?',
			'99 % 9,999 of 10,000 agent lines +9 points today',
			'killed every mutant 9,999 99 %',
			'nothing 1 <1 %',
			'Review next: main.go, 1 line 1 file',
			'Not applicable: 1 line in generated, vendored, lock or prose files.',
		));

	test('lines that only the agent’s own tests run are none verified', () =>
		check(
			coverages['self-graded-only'],
			'why?',
			'0 % 0 of 73 agent lines +9 points today',
			'agent’s own tests only 73 100 %',
			'Review next: parser.ts, 41 lines 2 files',
		));

	test('nothing to verify is said, and is no 100 %', async () => {
		const sentence = 'Nothing to verify in the open folders.';
		await check(coverages['nothing-to-verify'], `${sentence} Not applicable: 318 lines in generated, vendored, lock or prose files.`);
		await check({ kind: 'nothingToVerify', notApplicable: 0 }, sentence);
	});

	test('without a figure it says why not', async () => {
		await check(coverages['no-folder'], 'Open a folder that you trust to see which agent-written lines are verified.');
		await check(coverages.looking, 'Looking at the lines that agents wrote …');
		assert.equal(await block().getByRole('img').count(), 0);
	});

	test('it is of the folders, and stays when a period has no sessions', async () => {
		await opened.send(state(nothingInPeriod));
		assert.match(await text(), /62 % 412 of 664 agent lines/);
		assert.match(await opened.page.locator('main').innerText(), /No sessions today/);
	});

	test('the bar has a part for each standing, as wide as its share, and says so', async () => {
		await opened.send(dayWith(coverages['every-standing']));
		const bar = block().getByRole('img');
		assert.match((await bar.getAttribute('aria-label')) ?? '', /^killed every mutant 6 %, run by a passing test 38 %, .*, nothing 6 %$/);
		const widths = await bar.locator('i').evaluateAll(parts => parts.map(part => part.getBoundingClientRect().width));
		const all = widths.reduce((sum, width) => sum + width, 0);
		assert.deepEqual(
			widths.map(width => Math.round((width / all) * 664)),
			[40, 253, 119, 73, 66, 33, 40, 40],
		);
	});

	test('a narrow sidebar keeps the counts and leaves out what repeats them', async () => {
		await opened.page.setViewportSize({ width: 220, height: 700 });
		await opened.send(states.day);
		assert.match(await text(), /^VERIFICATION COVERAGE why\? 62 % \+9 points today run by a passing test 293 reviewed by you 119 agent/);
		assert.equal(await block().locator('.hero').getAttribute('title'), '412 of 664 agent lines in the open folders');
	});

	test('what to review next is opened by mouse and by keyboard, and keeps the focus when it changes', async () => {
		await opened.send(states.day);
		await button().click();
		await button().press('Enter');
		await button().press(' ');
		assert.equal(await button().evaluate(link => getComputedStyle(link).outlineStyle), 'solid');
		const action = { kind: 'action', action: 'reviewNext' };
		assert.deepEqual((await opened.posted()).slice(1), [action, action, action]);
		await opened.send(dayWith(coverageOfPath('src/main.ts')));
		assert.equal(await opened.page.evaluate(() => document.activeElement?.getAttribute('title')), 'src/main.ts, line 12');
	});

	test('when nothing is left to review, the focus goes to the period', async () => {
		await opened.send(states.day);
		await button().focus();
		await opened.send(dayWith(coverages['all-verified']));
		assert.equal(await opened.page.locator('input:focus').getAttribute('value'), 'today');
	});

	test('a long path is shortened, and is there to be pointed at', async () => {
		await opened.send(dayWith(longCoverage));
		assert.match(await button().innerText(), /^Review next: AbstractSingletonProxyFactoryBe…, 98,765 lines$/);
		assert.match((await button().getAttribute('title')) ?? '', /^src\/a-long-folder\/.*\.java, line 123,456$/);
	});

	test('a change that is not known is left out, and one for the worse has its sign', async () => {
		await opened.send(dayWith({ ...measured, change: null }));
		assert.doesNotMatch(await text(), /points/);
		await opened.send(dayWith({ ...measured, change: -2.6 }));
		assert.match(await text(), /agent lines −3 points today/);
	});

	test('where there is room it says of which lines it is', async () => {
		await opened.page.setViewportSize({ width: 480, height: 700 });
		await opened.send(states.day);
		assert.match(await text(), /^VERIFICATION COVERAGE open folders · why\?/);
	});

	test('“why?” leads to the explanation', async () => {
		await opened.send(states.day);
		await block().getByRole('button', { name: 'Why this coverage?' }).click();
		assert.deepEqual((await opened.posted()).slice(1), [{ kind: 'action', action: 'whyCoverage' }]);
	});

	test('a hostile path is text', async () => {
		await opened.send(states.hostile);
		assert.match(await button().innerText(), /^Review next: safe gnp\.exe <img src=x onerror…, 41 lines$/);
		assert.doesNotMatch(await block().innerHTML(), /[\u202E\u2066\u001b]/);
		assert.equal(await block().locator('img').count(), 0);
	});
});
