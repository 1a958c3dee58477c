import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { now, timeZone } from '../support/home/day.ts';
import { WorkingAgent } from '../support/home/workingAgent.ts';
import { startInstalledHost, type InstalledHost } from '../support/host/installedHost.ts';
import {
	expandView,
	openFile,
	openOverview,
	runCommand,
	setSidebarWidth,
	setTheme,
	sidebar,
	themes,
	type ThemeKind,
} from '../support/host/workbench.ts';
import { keepFailure, screenshots } from './screenshots.ts';

/** A machine that is busy with other things may take so long; how long it took is printed. */
const SHOWN_WITHIN_MS = 30_000;

const begun = [
	'from beds import Bed, litres',
	'',
	'',
	'def in_order(beds: list[Bed]) -> list[Bed]:',
	'    """The driest bed comes first."""',
	'    return sorted(beds, key=lambda bed: bed.dryness, reverse=True)',
	'',
	'',
	'def pour(bed: Bed) -> Bed:',
	'    return Bed(bed.name, dryness=0)',
];
const watering = [
	'',
	'',
	'def water(beds: list[Bed], tank: float) -> list[Bed]:',
	'    """Waters the driest beds as long as there is water."""',
	'    left = tank',
	'    watered = []',
	'    for bed in in_order(beds):',
	'        left -= litres(bed)',
	'        watered.append(bed if left < 0 else pour(bed))',
	'    return watered',
];
const watered = [...begun, ...watering];

/** What stands at the top of the list, however it is listed. */
const firstListed = { Session: /^Water the beds while there is water\., by/, Age: /^Today, 1 unverified/, File: /^src\/water\.py, 1 of 8/ };

suite('The ledger of a file that is open', () => {
	const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'bookend-garden-')));
	const agent = new WorkingAgent(path.join(folder, 'home'), path.join(folder, 'garden'), now);
	let host: InstalledHost;
	let overview: FrameLocator;
	let editor: Locator;

	suiteSetup(async () => {
		agent.begins(begun);
		host = await startInstalledHost({ home: agent.home, now, timeZone, folder: agent.project });
		overview = await openOverview(host.page);
		await setSidebarWidth(host.page, 340);
		await expandView(host.page, 'Unverified Changes');
		editor = await openFile(host.page, 'water.py');
		await overview.locator('section.coverage').getByText('Nothing to verify').waitFor();
	});
	suiteTeardown(async () => {
		await host.stop();
		rmSync(folder, { recursive: true });
	});
	teardown(function () {
		return keepFailure(this.currentTest, host);
	});

	test('shows an edit that an agent makes: above it, beside it, in the list and in the Overview', async () => {
		const from = performance.now();
		const shown = async (name: string, what: Locator): Promise<string> => {
			await what.first().waitFor({ timeout: SHOWN_WITHIN_MS });
			return `${name} ${String(Math.round(performance.now() - from))} ms`;
		};
		agent.edits(begun, watered);
		const times = await Promise.all([
			shown('lens', lens(/^Claude Code, Sunday · 8 lines, .*not reviewed/)),
			shown('bars', bars()),
			shown('list', listed(/^src\/water\.py/)),
			shown('Overview', coverage('0 of 8')),
		]);
		console.log(`      on screen after: ${times.join(', ')}`);
		await look('unverified');
	});

	test('shows the edit beside what was there before', async () => {
		await press('Show diff');
		await host.page.locator('.monaco-diff-editor .line-insert').nth(9).waitFor();
		assert.equal(await host.page.locator('.monaco-diff-editor .line-delete').count(), 0);
		await look('diff');
		await runCommand(host.page, 'View: Close Editor');
	});

	test('marks it reviewed through its lens', async () => {
		await press('Mark reviewed');
		await coverage('8 of 8').waitFor();
		await lens(/not reviewed/).waitFor({ state: 'detached' });
		await listed(/^src\/water\.py/).waitFor({ state: 'detached' });
		await look('reviewed');
	});

	test('lets a line go stale that is changed, and no other, until the change is taken back', async () => {
		await editor.getByText('= tank').click();
		await host.page.keyboard.press('End');
		await host.page.keyboard.type('0');
		await coverage('7 of 7').waitFor();
		await look('stale');
		await host.page.keyboard.press('Control+Z');
		await coverage('8 of 8').waitFor();
	});

	test('wants only those lines looked at that the agent changes again', async () => {
		const again = watered.map(line => line.replace('left < 0', 'left <= 0'));
		agent.edits(watered, again);
		await lens(/^Claude Code, Sunday · 1 line, .*not reviewed/).waitFor();
		await coverage('7 of 8').waitFor();
	});

	for (const [grouping, first] of Object.entries(firstListed)) {
		test(`lists it by ${grouping.toLowerCase()}`, async () => {
			await runCommand(host.page, `Bookend: List Unverified Changes by ${grouping}`);
			await listed(first).first().waitFor();
			await look(`by-${grouping.toLowerCase()}`);
		});
	}

	for (const kind of Object.keys(themes) as ThemeKind[]) {
		test(`can be told apart in the theme ${kind}`, async () => {
			overview = await setTheme(host, kind);
			await lens(/not reviewed/).waitFor();
			await coverage('7 of 8').waitFor();
			await bars().first().waitFor();
			await look(kind);
		});
	}

	async function look(name: string): Promise<void> {
		await host.page.screenshot({ path: path.join(screenshots, `ledger-${name}.png`) });
	}

	function lens(title: RegExp): Locator {
		return editor.locator('.codelens-decoration').filter({ hasText: title });
	}

	/** Until a lens is whole again after its editor was hidden, VS Code shows its words without what they lead to. */
	async function press(words: string): Promise<void> {
		await lens(/not reviewed/)
			.locator('a', { hasText: words })
			.click();
	}

	/** The bars beside lines by agents. */
	function bars(): Locator {
		return editor.locator('.view-overlays [class*="TextEditorDecorationType"]');
	}

	/** A line of the list of unverified changes. */
	function listed(name: RegExp): Locator {
		return sidebar(host.page).getByRole('treeitem', { name });
	}

	function coverage(words: string): Locator {
		return overview.locator('section.coverage').getByText(words);
	}
});
