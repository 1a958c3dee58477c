/** Opens the bundled page in a real Chromium, under the policy and in the themes of VS Code, with a stand-in for VS Code itself. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { FromOverviewPage, FromReportPage, ToOverviewPage, ToReportPage } from '../../src/protocol/webview.ts';
import { themes, type ThemeName } from './themes.ts';

const root = path.resolve(import.meta.dirname, '../..');
const ORIGIN = 'https://page.test';
const NONCE = 'abc123';
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'];

/** The browser that the machine has. A page that nobody has opened is not tested, so its absence fails. */
export async function launch(): Promise<Browser> {
	const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
	if (!existsSync(executablePath)) {
		throw new Error(
			`The page tests need Chromium at ${executablePath}: install it (apt-get install chromium) or set CHROMIUM to its path.`,
		);
	}
	return chromium.launch({ executablePath, headless: true, args: flags });
}

/** What each page is sent and what it posts. */
interface Pages {
	readonly overview: { readonly to: ToOverviewPage; readonly from: FromOverviewPage };
	readonly report: { readonly to: ToReportPage; readonly from: FromReportPage };
}
type PageName = keyof Pages;

/** The colour behind each page: the sidebar's, or the editor's. */
const grounds: Readonly<Record<PageName, string>> = { overview: 'sideBar', report: 'editor' };

export interface Options {
	readonly theme?: ThemeName;
	readonly width?: number;
	readonly forcedColors?: boolean;
}

/** A page in a browser of its own context, with everything that it says and does wrong. */
export interface OpenPage<Name extends PageName = 'overview'> {
	readonly page: Page;
	/** What the console and the content security policy complained of. */
	readonly complaints: readonly string[];
	readonly send: (message: Pages[Name]['to']) => Promise<void>;
	readonly posted: () => Promise<readonly Pages[Name]['from'][]>;
	readonly close: () => Promise<void>;
}

export function open(browser: Browser, options: Options = {}): Promise<OpenPage> {
	return openPage(browser, 'overview', options);
}

export function openReport(browser: Browser, options: Options = {}): Promise<OpenPage<'report'>> {
	return openPage(browser, 'report', { width: 900, ...options });
}

async function openPage<Name extends PageName>(
	browser: Browser,
	name: Name,
	{ theme = 'dark', width = 300, forcedColors = false }: Options,
): Promise<OpenPage<Name>> {
	const files = filesFor(name, theme);
	const context = await browser.newContext({
		viewport: { width, height: 700 },
		deviceScaleFactor: 2,
		reducedMotion: 'reduce',
		forcedColors: forcedColors ? 'active' : 'none',
		colorScheme: theme.includes('light') ? 'light' : 'dark',
	});
	const page = await context.newPage();
	const complaints = complaintsOf(page);
	await page.addInitScript(standInForVsCode);
	await page.route(`${ORIGIN}/**`, route => route.fulfill(files[new URL(route.request().url()).pathname] ?? { status: 404 }));
	await page.goto(`${ORIGIN}/index.html`);
	await page.locator(`bookend-${name} main`).waitFor({ state: 'attached' });
	return {
		page,
		complaints,
		send: message => send(page, message),
		posted: () => page.evaluate(() => (window as unknown as { posted: Pages[Name]['from'][] }).posted),
		close: () => context.close(),
	};
}

function complaintsOf(page: Page): string[] {
	const complaints: string[] = [];
	page.on('pageerror', error => complaints.push(error.message));
	page.on('console', message => {
		if (message.type() === 'error' || message.type() === 'warning') {
			complaints.push(message.text());
		}
	});
	return complaints;
}

/** Posts as VS Code does, and waits until the page has drawn it. */
async function send(page: Page, message: ToOverviewPage | ToReportPage): Promise<void> {
	await page.evaluate(async data => {
		const arrived = new Promise(resolve => {
			window.addEventListener('message', resolve, { once: true });
		});
		window.postMessage(data, '*');
		await arrived;
		const drawn = (tag: string): Promise<unknown> =>
			Promise.all(
				[...document.querySelectorAll(tag)].map(element => (element as unknown as { updateComplete: Promise<boolean> }).updateComplete),
			);
		await drawn('bookend-overview, bookend-report');
		await drawn('bookend-marks, vscode-button, vscode-progress-bar');
	}, message);
}

/** Stands in for what VS Code gives a webview: one API object, whose state outlives the page; what is posted is kept for the test. */
function standInForVsCode(): void {
	const posted: unknown[] = [];
	const api = {
		postMessage: (message: unknown) => posted.push(message),
		getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') as unknown,
		setState: (value: unknown) => {
			sessionStorage.setItem('state', JSON.stringify(value));
		},
	};
	Object.assign(window, { posted, acquireVsCodeApi: () => api });
}

interface File {
	readonly contentType: string;
	readonly body: string;
}

function filesFor(name: PageName, theme: ThemeName): Readonly<Record<string, File>> {
	return {
		'/index.html': { contentType: 'text/html', body: html(name, theme) },
		'/theme.css': { contentType: 'text/css', body: css(name, theme) },
		[`/${name}.js`]: { contentType: 'text/javascript', body: script(name) },
	};
}

function html(name: PageName, theme: ThemeName): string {
	const policy = `default-src 'none'; style-src ${ORIGIN}; font-src ${ORIGIN}; script-src 'nonce-${NONCE}';`;
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bookend</title><meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="/theme.css"></head><body class="${themes[theme].bodyClass}">
<script nonce="${NONCE}" src="/${name}.js"></script></body></html>`;
}

/** The theme's variables, and the styles that VS Code itself puts under those of a page. */
function css(name: PageName, theme: ThemeName): string {
	const variables = Object.entries(themes[theme].variables).map(([name, value]) => `${name}: ${value};`);
	return `:root { ${variables.join(' ')} background: var(--vscode-${grounds[name]}-background); }
@layer vscode-default { body { margin: 0; padding: 0 20px; background: transparent; color: var(--vscode-editor-foreground);
	font-family: var(--vscode-font-family); font-weight: var(--vscode-font-weight); font-size: var(--vscode-font-size); } }`;
}

function script(name: PageName): string {
	const bundle = path.join(root, 'dist', `${name}.js`);
	const sources = readdirSync(path.join(root, 'src/webview'), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'));
	const newest = Math.max(...sources.map(name => statSync(path.join(root, 'src/webview', name)).mtimeMs));
	if (!existsSync(bundle) || statSync(bundle).mtimeMs < newest) {
		throw new Error(`${bundle} is missing or older than src/webview: run \`npm run build\` first.`);
	}
	return readFileSync(bundle, 'utf8');
}
