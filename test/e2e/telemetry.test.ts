import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Collector, metricsIn, type Received } from '../support/collector.ts';
import { now, timeZone } from '../support/home/day.ts';
import { makeHome } from '../support/home/home.ts';
import { startInstalledHost, type InstalledHost } from '../support/host/installedHost.ts';
import { openOverview, runCommand, setTheme } from '../support/host/workbench.ts';
import { keepFailure, screenshots } from './screenshots.ts';

const TOKEN = 'a-very-secret-token';

suite('OpenTelemetry in an editor', () => {
	const home = mkdtempSync(path.join(tmpdir(), 'bookend-home-'));
	let host: InstalledHost;
	let collector: Collector;
	let arrived: (isWanted: (request: Received) => boolean) => Promise<Received>;

	suiteSetup(async () => {
		makeHome(home, now);
		collector = await Collector.start();
		arrived = waitingAt(collector);
		const settings = { 'bookend.openTelemetry.enabled': true, 'bookend.openTelemetry.endpoint': collector.endpoint };
		host = await startInstalledHost({ home, now, timeZone, settings });
	});
	suiteTeardown(async () => {
		await host.stop();
		await collector.stop();
		rmSync(home, { recursive: true });
	});
	teardown(function () {
		return keepFailure(this.currentTest, host);
	});

	test('sums arrive, and with the token once it is set; it is in no log', async () => {
		const first = arrived(({ path: url }) => url === '/v1/metrics');
		await openOverview(host.page);
		const { message, headers } = await first;
		assert.ok(metricsIn(message).some(({ name }) => name === 'gen_ai.client.inference.usage.input_tokens'));
		assert.equal(headers.authorization, undefined);
		const next = arrived(request => request.headers.authorization === `Bearer ${TOKEN}`);
		await runCommand(host.page, 'Bookend: Set OpenTelemetry Token');
		const input = host.page.locator('.quick-input-widget input[type="password"]');
		await input.waitFor();
		await input.fill(TOKEN);
		await host.page.keyboard.press('Enter');
		await next;
		assert.ok(!host.log().includes(TOKEN));
	}).timeout(240_000);

	for (const kind of ['vs-dark', 'vs'] as const) {
		test(`the preview shows what is sent, without the token, in the theme ${kind}`, async () => {
			await setTheme(host, kind);
			await runCommand(host.page, 'View: Close All Editors');
			await runCommand(host.page, 'Bookend: Preview OpenTelemetry Payload');
			const editor = host.page.locator('.editor-instance .view-lines');
			await editor.getByText('This is what is sent next').first().waitFor();
			const shown = (await editor.innerText()).replaceAll('\u00a0', ' ');
			// The sums: no session has ended since sending was switched on.
			assert.ok(shown.includes(`${collector.endpoint}/v1/metrics`));
			assert.ok(!shown.includes(TOKEN));
			await host.page.screenshot({ path: path.join(screenshots, `telemetry-preview-${kind}.png`) });
		}).timeout(240_000);
	}
});

/** What comes, as it comes. */
function waitingAt(collector: Collector): (isWanted: (request: Received) => boolean) => Promise<Received> {
	const waiting = new Set<(request: Received) => void>();
	collector.be(request => {
		waiting.forEach(tell => {
			tell(request);
		});
		return { kind: 'take' };
	});
	return isWanted =>
		new Promise(resolve => {
			const tell = (request: Received): void => {
				if (isWanted(request)) {
					waiting.delete(tell);
					resolve(request);
				}
			};
			waiting.add(tell);
		});
}
