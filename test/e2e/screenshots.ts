import path from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/lib/places.mjs';

/** Kept to be looked at; no test compares them. */
export const screenshots = path.join(root, 'out', 'screenshots', 'e2e');

/** What was on screen when a test failed. */
export async function keepFailure(test: Mocha.Test | undefined, page: Page): Promise<void> {
	if (test?.state === 'failed') {
		const name = test.fullTitle().replaceAll(/[^A-Za-z0-9]+/g, '-');
		await page.screenshot({ path: path.join(screenshots, `failed-${name}.png`) });
	}
}
