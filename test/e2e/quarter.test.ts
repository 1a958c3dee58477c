import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FrameLocator } from 'playwright-core';
import { root } from '../../scripts/lib/places.mjs';
import { MINUTE_MS } from '../../src/base/units.ts';
import { noticesNotification, refreshRequest } from '../../src/protocol/lsp.ts';
import type { Notice, View } from '../../src/protocol/notices.ts';
import { eventually } from '../support/eventually.ts';
import { now, timeZone } from '../support/home/day.ts';
import { WorkingAgent } from '../support/home/workingAgent.ts';
import { clockScript, turnedClock } from '../support/host/clock.ts';
import { startInstalledHost, type InstalledHost } from '../support/host/installedHost.ts';
import { openOverview, setSidebarWidth, sidebar } from '../support/host/workbench.ts';
import { startServer } from '../support/lspClient.ts';
import { keepFailure, screenshots } from './screenshots.ts';

/** Reading a home and drawing it, on a machine that is busy with other things. */
const SHOWN_WITHIN_MS = 60_000;

/** The quarter of an hour is over five minutes before the window opens. */
const began = now - 20 * MINUTE_MS;

const before = ['def pour(bed):', '    return bed'];
const after = [...before, '', '', 'def water(beds):', '    for bed in beds:', '        pour(bed)', '    return beds'];

suite('A quarter of an hour at work', () => {
	const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'bookend-quarter-')));
	const agent = new WorkingAgent(path.join(folder, 'home'), path.join(folder, 'garden'), now);
	let host: InstalledHost;
	let overview: FrameLocator;

	suiteSetup(async () => {
		agent.begins(before);
		agent.edits(before, after);
		host = await startInstalledHost({ home: agent.home, now, timeZone, folder: agent.project, before: play });
		overview = await openOverview(host.page);
		await setSidebarWidth(host.page, 340);
	});
	suiteTeardown(async () => {
		await host.stop();
		rmSync(folder, { recursive: true });
	});
	teardown(function () {
		return keepFailure(this.currentTest, host);
	});

	test('stands on the strip of the day, slice by slice, with its reasons', async () => {
		await eventually(async () => {
			assert.deepEqual(await shown(), [
				'22:10–22:13 Verify: 3 m, looked at unreviewed lines that Claude Code wrote in water.py',
				'22:13–22:16 Spec: 3 m, wrote a specification or notes in plan.md',
				'22:16–22:18 By hand: 2 m, wrote code by hand in pour.py',
				'22:18–22:20 Verify: 2 m, ran checks and read their result',
				'22:20–22:22 Unknown: 3 m, was at work on something that fits no phase',
			]);
		}, SHOWN_WITHIN_MS);
		await sidebar(host.page).screenshot({ path: path.join(screenshots, 'quarter-of-an-hour.png') });
	});

	test('is walked through by keys, which tell each slice', async () => {
		const marks = overview.locator('bookend-marks .strip .mark');
		await marks.and(overview.getByLabel(/^22:20/)).focus();
		await host.page.keyboard.press('ArrowLeft');
		await overview.locator('bookend-marks .tip').getByText('22:18–22:20 Verify').waitFor();
	});

	/** The slices of that time; the window's own signs come after it. */
	async function shown(): Promise<string[]> {
		const marks = await overview.locator('bookend-marks .strip .mark').all();
		const labels = await Promise.all(marks.map(mark => mark.getAttribute('aria-label')));
		return labels.flatMap(label => (label !== null && /^22:[12]/.test(label) ? [label] : []));
	}

	/** What an editor would have told of that time, told to the server that ships, in the order in which it happened. */
	async function play(store: string): Promise<void> {
		const server = await startServer(
			{ home: agent.home, store, timeZone, folders: [agent.project] },
			{
				script: path.join(root, 'dist', 'server.js'),
				words: [],
				options: ['--no-warnings', '--require', clockScript],
				env: turnedClock(now, timeZone),
			},
		);
		await server.connection.sendRequest(refreshRequest, {});
		await server.connection.sendNotification(noticesNotification, { notices: [...quarter()] });
		await server.connection.sendRequest(refreshRequest, {});
		assert.equal(await server.stop(), 0);
	}

	function* quarter(): Generator<Notice> {
		yield* looks(0, { kind: 'text', uri: uri('src/water.py'), visible: [{ from: 0, to: after.length }] });
		yield* signs(0, 3);
		yield* looks(3, { kind: 'text', uri: uri('docs/plan.md'), visible: [{ from: 0, to: 3 }] });
		yield* typing(3, 6, uri('docs/plan.md'));
		yield* looks(6, { kind: 'text', uri: uri('src/pour.py'), visible: [{ from: 0, to: 3 }] });
		yield* typing(6, 8, uri('src/pour.py'));
		yield* looks(8, { kind: 'elsewhere' });
		yield* run(8, 9, 'failed');
		yield* signs(8, 11);
		yield* looks(11, null);
	}

	function uri(name: string): string {
		return pathToFileURL(path.join(agent.project, name)).href;
	}
});

function* looks(minute: number, view: View | null): Generator<Notice> {
	yield { kind: 'view', at: began + minute * MINUTE_MS, view };
}

/** A sign of the engineer every twenty seconds. */
function* signs(from: number, to: number): Generator<Notice> {
	for (let at = began + from * MINUTE_MS; at < began + to * MINUTE_MS; at += MINUTE_MS / 3) {
		yield { kind: 'present', from: at, to: at + 1_000, signs: ['selection'] };
	}
}

function* typing(from: number, to: number, uri: string): Generator<Notice> {
	for (let at = began + from * MINUTE_MS; at < began + to * MINUTE_MS; at += MINUTE_MS / 3) {
		yield { kind: 'present', from: at, to: at + 1_000, signs: ['key'] };
		yield { kind: 'changed', from: at, to: at + 1_000, uri, how: 'typing', inserted: 40, removed: 0 };
	}
}

function* run(from: number, to: number, result: 'failed' | 'passed'): Generator<Notice> {
	const [startedAt, endedAt] = [began + from * MINUTE_MS, began + to * MINUTE_MS];
	const told = { kind: 'run', id: 'quarter', where: 'terminal', class: 'test', startedAt, cwd: null, command: 'pytest' } as const;
	yield { ...told, endedAt: null, result: 'unknown' };
	yield { ...told, endedAt, result };
}
