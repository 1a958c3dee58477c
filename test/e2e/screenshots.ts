import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import type { InstalledHost } from '../support/host/installedHost.ts';

/** Kept to be looked at; no test compares them. */
export const screenshots = path.join(root, 'out', 'screenshots', 'e2e');

/** What was on screen and in the log when a test failed. */
export async function keepFailure(test: Mocha.Test | undefined, { page, log }: InstalledHost): Promise<void> {
	if (test?.state === 'failed') {
		const file = path.join(screenshots, `failed-${test.fullTitle().replaceAll(/[^A-Za-z0-9]+/g, '-')}`);
		await page.screenshot({ path: `${file}.png` });
		writeFileSync(`${file}.log`, log());
	}
}
