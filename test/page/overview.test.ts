import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { FromOverviewPage } from '../../src/protocol/webview.ts';
import { launch, open, type OpenPage } from './harness.ts';
import { day, HOSTILE, hostile, nothingInPeriod, state, states, week } from './states.ts';

suite('the Overview page', () => {
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

	const main = () => opened.page.locator('main');
	const text = async (): Promise<string> => (await main().innerText()).replace(/\s+/g, ' ');
	const focused = (): Promise<string | null> =>
		opened.page.evaluate(() => {
			const { activeElement } = document;
			const name = activeElement?.getAttribute('aria-label') ?? activeElement?.textContent.replace(/\s+/g, ' ').trim();
			return activeElement instanceof HTMLInputElement ? activeElement.value : (name ?? null);
		});
	const press = (key: string): Promise<void> => opened.page.keyboard.press(key);
	const posted = async (): Promise<readonly FromOverviewPage[]> => (await opened.posted()).slice(1);

	const says = async (message: (typeof states)[keyof typeof states], ...sentences: readonly string[]): Promise<void> => {
		await opened.send(message);
		const all = await text();
		for (const sentence of sentences) {
			assert.ok(all.includes(sentence), `“${sentence}” in: ${all}`);
		}
	};

	suite('what it says', () => {
		test('it asks for a state as soon as it is there', async () => {
			assert.deepEqual(await opened.posted(), [{ kind: 'ready' }]);
			assert.equal(await opened.page.locator('.skeleton').count(), 1);
		});

		test('a day', async () => {
			await says(states.day, '62 % 412 of 664 agent lines', '3 h 12 m active', '53 % at the ends +4');
			await says(states.day, 'Spec 46 m 24 %', 'Delegate 1 h 13 m 38 %');
			await says(states.day, 'Verify 56 m 29 %', 'By hand 11 m 6 %', 'Unknown 6 m 3 %', 'Agents worked 4 h 10 m, 1.3 times your time.');
			await says(states.day, 'Inferred from transcripts.', '$4.20 1.9 M tokens, 78 % cached', 'Opus 4.8 $3.10 74 %', 'Sonnet 5 $1.10 26 %');
			await says(states.day, 'list-price estimate', 'List prices of 18 November 2026.');
			assert.doesNotMatch(await text(), /lower bound|no price|sample|Reading|Budget/);
			await says(states.budget, 'Budget for November: $64.30 of $80.00 spent. Forecast $92.00, between $81.00 and $104.00;');
		});

		test('a week and a month', async () => {
			await says(states.week, '14 h 5 m active', '55 % at the ends −3', '4 h', 'Sat Sun Mon Tue Wed Thu Fri', '7 Nov 20 Nov');
			await says(states.month, '63 h 56 m active', '$1,240 412 M tokens', '22 Oct 20 Nov');
			assert.equal(await opened.page.locator('.time .column').count(), 30);
		});

		test('what is unknown is no zero', async () => {
			await says(states.unpriced, '<1 %', 'Spec under 1 m <1 %', 'Delegate 3 h 10 m 99 %', 'under $0.01', 'nova no price');
			await says(states.unpriced, '3 k tokens of nova have no price. Usage of 12 responses is a lower bound.');
			await says(states['nothing-priced'], '– no active time', 'no price 1.9 M tokens');
			assert.doesNotMatch(await text(), /\$0|0 %|cached|NaN/);
		});

		test('reading', async () => {
			await says(states.reading, 'Reading transcripts: 120 of 1,300 files, 0.4 of 1.1 GB', '53 % at the ends');
			const bar = opened.page.getByRole('progressbar', { name: 'Reading transcripts' });
			assert.equal(await bar.getAttribute('aria-valuenow'), '38');
			assert.equal(await opened.page.locator('[role=status]').innerText(), 'Reading transcripts, 25 % done');
			await opened.send(states.day);
			assert.equal(await bar.count(), 0);
		});

		test('nothing found, nothing in the period', async () => {
			await says(states['nothing-found'], 'It looked here:', 'Claude Code /home/ada/.claude/projects nothing there');
			assert.equal(await opened.page.getByRole('radio').count(), 0);
			await says(states['nothing-in-period'], 'No sessions today.', 'The latest was on 13 November at 14:20.');
		});

		test('trouble, with the last figures where there are some', async () => {
			await says(states.stopped, 'was not started again', '53 % at the ends');
			assert.equal(await opened.page.getByRole('alert').count(), 1);
			await says(states['no-sqlite'], 'has no SQLite');
			assert.equal(await opened.page.locator('section, header').count(), 0);
		});

		test('a message that it does not know changes nothing', async () => {
			await opened.send(states.day);
			const before = await text();
			for (const message of [null, 7, 'text', {}, { kind: 'other' }]) {
				await opened.send(message as never);
			}
			assert.equal(await text(), before);
		});

		test('hostile text is text', async () => {
			await says(states.hostile, HOSTILE, 'safe gnp.exe [31m');
			assert.equal(await opened.page.locator('img').count(), 0);
			assert.equal(await opened.page.title(), 'Bookend');
			assert.doesNotMatch(await main().innerHTML(), /\u202E|\u2066|\u001b/);
			await opened.page.locator('.strip .mark').first().hover();
			assert.ok((await opened.page.locator('.tip').innerText()).includes(HOSTILE));
		});
	});

	suite('by keyboard', () => {
		test('one stop each for the periods, the project, what to review next and both charts', async () => {
			await opened.send(states.day);
			const stops: (string | null)[] = [];
			for (let stop = 0; stop < 7; stop++) {
				await press('Tab');
				stops.push(await focused());
			}
			assert.deepEqual(stops, [
				'today',
				'Project',
				'Why this coverage?',
				'Review next: parser.ts, 41 lines',
				'14:33–14:48 Verify: 15 m, read what the agent had done',
				'Your day, slice by slice',
				'Friday 20 November: $4.20, 1.9 M tokens',
			]);
		});

		test('arrows choose a period, which stays in focus when its figures come', async () => {
			await opened.send(states.day);
			await press('Tab');
			await press('ArrowRight');
			assert.deepEqual(await posted(), [{ kind: 'scope', scope: { period: 'week', project: null } }]);
			assert.equal(await main().getAttribute('aria-busy'), 'true');
			await opened.send(states.week);
			assert.equal(await main().getAttribute('aria-busy'), 'false');
			assert.equal(await focused(), 'week');
			assert.equal(await opened.page.getByRole('radio', { name: '7 days' }).isChecked(), true);
		});

		test('arrows go from slice to slice, what it says is shown, and Enter opens its session', async () => {
			await opened.send(states.day);
			await opened.page.locator('.strip .mark').last().focus();
			await press('Home');
			const tip = opened.page.locator('.tip');
			assert.equal(await tip.innerText(), '09:04–09:31 Spec\n27 m, composed a prompt');
			await press('ArrowRight');
			assert.equal(await focused(), '09:31–10:11 Delegate: 40 m, an agent worked');
			await press('Enter');
			assert.deepEqual(await posted(), [{ kind: 'openSession', session: 'claude:one' }]);
			await press('Escape');
			assert.equal(await tip.count(), 0);
			await press('End');
			await press(' ');
			assert.deepEqual((await posted()).at(-1), { kind: 'openSession', session: 'codex:two' });
		});

		test('a slice without a session is explained and opens nothing', async () => {
			await opened.send(states.day);
			const slice = opened.page.getByRole('img', { name: '14:02–14:13 By hand' });
			await slice.focus();
			await press('Enter');
			assert.deepEqual(await posted(), []);
			assert.match(await opened.page.locator('.tip').innerText(), /typed in parser\.ts/);
		});

		test('arrows stop at the ends', async () => {
			await opened.send(states.week);
			await opened.page.locator('.spend .mark').last().focus();
			await press('ArrowRight');
			assert.equal(await focused(), 'Friday 20 November: $4.20, 1.9 M tokens');
			await press('Home');
			await press('ArrowLeft');
			assert.equal(await focused(), 'Saturday 7 November: $1.90, 855 k tokens');
		});

		test('new figures leave the focus where it is', async () => {
			await opened.send(states.day);
			await opened.page.locator('.strip .mark').nth(3).focus();
			const before = await focused();
			await opened.send(state({ ...day, generatedAt: day.generatedAt + 1, spend: week.spend }, states.reading.progress));
			assert.equal(await focused(), before);
			assert.notEqual(before, null);
		});

		test('a button that is gone leaves the focus on the period', async () => {
			await opened.send(state(nothingInPeriod));
			await opened.page.getByRole('button', { name: 'Show 30 days' }).focus();
			await press('Enter');
			assert.deepEqual(await posted(), [{ kind: 'scope', scope: { period: 'month', project: null } }]);
			await opened.send(states.month);
			assert.equal(await focused(), 'month');
		});

		test('the focus can be seen', async () => {
			await opened.send(states.day);
			const ring = (selector: string): Promise<string> =>
				opened.page.evaluate(query => getComputedStyle(document.querySelector(query) ?? document.body).outlineStyle, selector);
			await press('Tab');
			assert.equal(await ring('input:checked + span'), 'solid');
			await press('Tab');
			assert.equal(await ring('select'), 'solid');
			await opened.page.locator('.strip .mark').last().focus();
			assert.equal(await ring('.mark:focus'), 'solid');
		});
	});

	suite('by mouse', () => {
		test('a project is chosen by name, and namesakes by folder', async () => {
			await opened.send(states.day);
			await opened.page.getByLabel('Project').selectOption('engine (/srv/engine)');
			assert.deepEqual(await posted(), [{ kind: 'scope', scope: { period: 'today', project: '/srv/engine' } }]);
			await opened.page.getByLabel('Project').selectOption('All');
			assert.deepEqual((await posted()).at(-1), { kind: 'scope', scope: { period: 'today', project: null } });
		});

		test('a slice is explained under the pointer and opened by a click', async () => {
			await opened.send(states.day);
			await opened.page.locator('.strip .mark').first().hover();
			assert.match(await opened.page.locator('.tip').innerText(), /^09:04–09:31 Spec/);
			await opened.page.locator('.strip .mark').first().click();
			assert.deepEqual(await posted(), [{ kind: 'openSession', session: 'claude:one' }]);
			await opened.page.mouse.move(10, 10);
			await opened.page.locator('.strip .mark').first().blur();
			assert.equal(await opened.page.locator('.tip').count(), 0);
		});

		test('a day’s column says what it stands for', async () => {
			await opened.send(states.unpriced);
			await opened.page.locator('.spend .mark').nth(11).hover();
			assert.equal(await opened.page.locator('.tip').innerText(), 'Wednesday 18 November\nno price, 3 k tokens');
			await opened.page.locator('.spend .mark').nth(5).hover();
			assert.equal(await opened.page.locator('.tip').innerText(), 'Thursday 12 November\nnothing');
		});

		const buttons = [
			['nothing-found', 'Show sample data', 'sample'],
			['nothing-found', 'Look again', 'refresh'],
			['nothing-found', 'What Bookend shows, in three steps', 'walkthrough'],
			['stopped', 'Restart', 'restart'],
			['stopped', 'Show log', 'showLog'],
			['no-sqlite', 'Show log', 'showLog'],
			['restarting', 'Show log', 'showLog'],
			['sample', 'Back to my own data', 'ownData'],
		] as const;
		for (const [name, label, action] of buttons) {
			test(`${name}: “${label}”`, async () => {
				await opened.send(states[name]);
				await opened.page.getByRole('button', { name: label }).click();
				assert.deepEqual(await posted(), [{ kind: 'action', action }]);
			});
		}
	});

	suite('when it is hidden and shown again', () => {
		const reload = async (): Promise<void> => {
			await opened.page.reload();
			await main().waitFor({ state: 'attached' });
		};

		test('the last figures, the scope and the place are there before the host says anything', async () => {
			await opened.page.setViewportSize({ width: 300, height: 300 });
			await opened.send(states.week);
			await opened.page.mouse.move(150, 150);
			const scrolled = opened.page.evaluate(
				() =>
					new Promise(resolve => {
						window.addEventListener('scrollend', resolve, { once: true });
					}),
			);
			await opened.page.mouse.wheel(0, 140);
			await scrolled;
			await reload();
			assert.match(await text(), /14 h 5 m active/);
			assert.equal(await opened.page.getByRole('radio', { name: '7 days' }).isChecked(), true);
			assert.equal(await opened.page.evaluate(() => window.scrollY), 140);
			assert.deepEqual(await opened.posted(), [{ kind: 'ready' }, { kind: 'scope', scope: { period: 'week', project: null } }]);
		});

		test('figures of the host’s first scope do not flash by', async () => {
			await opened.send(states.week);
			await reload();
			await opened.send(states.day);
			assert.match(await text(), /14 h 5 m active/);
			await opened.send(states.week);
			await opened.page.getByRole('radio', { name: 'Today' }).check();
			await opened.send(states.day);
			assert.match(await text(), /3 h 12 m active/);
		});

		test('what was kept by another version is forgotten', async () => {
			await opened.page.evaluate(() => {
				sessionStorage.setItem('state', JSON.stringify({ form: 'overview-0', overview: { scope: 7 } }));
			});
			await reload();
			assert.equal(await opened.page.locator('.skeleton').count(), 1);
			assert.deepEqual(await opened.posted(), [{ kind: 'ready' }]);
		});
	});

	test('its outline for a screen reader', async () => {
		await opened.send(state({ ...hostile, scope: day.scope, time: day.time, spend: day.spend, projects: day.projects }));
		const outline = await main().ariaSnapshot();
		for (const line of [
			'- main "Bookend overview":',
			'- heading "Overview" [level=1]',
			'- group "Period":',
			'- radio "Today" [checked]',
			'- combobox "Project":',
			'- region "Verification coverage":',
			'- region "Your time":',
			'- heading "Your time" [level=2]',
			'- img "Spec 24 %, Delegate 38 %, Verify 29 %, By hand 6 %, Unknown 3 %"',
			'- group "The day from 09:00 to 18:00, 11 slices":',
			'- button "09:04–09:31 Spec: 27 m, composed a prompt"',
			'- term: Spec',
			'- region "Spend":',
			'- group "Spend on each of the last 14 days, at most $4.30":',
			'- \'img "Saturday 7 November: $1.90, 855 k tokens"\'',
		]) {
			assert.ok(outline.replaceAll("'", '').includes(line.replaceAll("'", '')), `${line} in\n${outline}`);
		}
	});
});
