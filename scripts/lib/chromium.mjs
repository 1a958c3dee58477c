/** A Chromium for the page and end-to-end tests: the machine's own; none is downloaded. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { canInstall, install } from './apt.mjs';
import { onPath } from './executables.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge', 'msedge'];

const applications = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
	...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(variable => inFolder(process.env[variable])),
];

const advice =
	'The page and end-to-end tests need Chromium, Chrome or Edge: install one, or name its executable in the environment variable CHROMIUM.';

/** The executable of a Chromium; installed with apt-get where that is there and we may use it. */
export async function ensureChromium() {
	const found = findChromium();
	if (found !== undefined) {
		return found;
	}
	if (!canInstall()) {
		throw new Error(advice);
	}
	console.log('Installing Chromium with apt-get ...');
	await install(['chromium']);
	const installed = findChromium();
	if (installed === undefined) {
		throw new Error(advice);
	}
	return installed;
}

function findChromium() {
	const named = process.env['CHROMIUM'];
	if (named !== undefined && named !== '') {
		return existsSync(named) ? named : undefined;
	}
	return names.map(onPath).find(found => found !== undefined) ?? applications.find(file => existsSync(file));
}

/** @param {string | undefined} folder */
function inFolder(folder) {
	return folder === undefined
		? []
		: ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map(file => path.join(folder, file));
}
