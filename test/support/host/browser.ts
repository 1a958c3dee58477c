import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { ensureChromium } from '../../../scripts/lib/chromium.mjs';

const flags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** The machine's own Chromium, without a window. */
export async function launchBrowser(): Promise<Browser> {
	return chromium.launch({ executablePath: await ensureChromium(), headless: true, args: flags });
}

/** A fresh browser profile, with a window high enough to show the sidebar whole. */
export async function freshContext(browser: Browser, timeZone: string): Promise<BrowserContext> {
	return browser.newContext({ viewport: { width: 1280, height: 1200 }, timezoneId: timeZone, locale: 'en-GB' });
}
