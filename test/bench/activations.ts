/** How long Bookend holds up a real extension host when a window is loaded. */
import { globSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import * as z from 'zod';
import { runCommand, shownOverview } from '../support/host/workbench.ts';
import { median, type Row } from './table.ts';

const LOADS = 15;
const time = z.object({ load: z.number(), activate: z.number() });

/** The client's bundle, timed from outside: reading and compiling the file is a part of loading it. */
const timed = (file: string): string => `
	const begun = performance.now();
	const client = require('./timedClient.js');
	const load = performance.now() - begun;
	exports.deactivate = client.deactivate;
	exports.activate = context => {
		const begun = performance.now();
		const api = client.activate(context);
		const activate = performance.now() - begun;
		require('node:fs').appendFileSync(${JSON.stringify(file)}, JSON.stringify({ load, activate }) + '\\n');
		return api;
	};`;

export class Activations {
	readonly #file: string;

	/** Each is noted in a file of its own in this folder. */
	constructor(folder: string) {
		this.#file = path.join(folder, 'activations.jsonl');
	}

	/** Puts the timed bundle where an installed one lies; `store` is Bookend's in the profile of the same host. */
	watch(store: string): Promise<void> {
		const data = path.resolve(path.dirname(store), '..', '..', '..', '..');
		const [bundle] = globSync('**/bookend*/dist/client.js', { cwd: data });
		if (bundle === undefined) {
			throw new Error(`Bookend is not installed in ${data}.`);
		}
		const file = path.join(data, bundle);
		renameSync(file, path.join(path.dirname(file), 'timedClient.js'));
		writeFileSync(file, timed(this.#file));
		return Promise.resolve();
	}

	/** Loads the window anew, several times. VS Code itself counts what other extensions do meanwhile: that is told beside it. */
	async row(page: Page): Promise<Row> {
		const told = { bookend: [] as number[], git: [] as number[] };
		for (let load = 0; load < LOADS; load++) {
			await page.reload();
			await shownOverview(page);
			await runCommand(page, 'Developer: Show Running Extensions');
			told.bookend.push(await toldBy(page, 'bookend'));
			told.git.push(await toldBy(page, 'git'));
		}
		const [own, git] = [median(told.bookend).toFixed(0), median(told.git).toFixed(0)];
		const note = `while a window is loaded; VS Code tells ${own} ms, with its waiting for others, and ${git} of its own Git extension`;
		return { what: 'extension host, load and activate, real', values: this.#times().slice(-LOADS), unit: 'ms', target: 50, note };
	}

	#times(): number[] {
		const lines = readFileSync(this.#file, 'utf8').trimEnd().split('\n');
		return lines.map(line => time.parse(JSON.parse(line))).map(({ load, activate }) => load + activate);
	}
}

/** What "Developer: Show Running Extensions" says of an extension. */
async function toldBy(page: Page, name: string): Promise<number> {
	const row = page.locator(`.runtime-extensions-editor .monaco-list-row[aria-label="${name}"]`);
	return Number(/(\d+)ms/.exec(await row.locator('.activation-time').innerText())?.[1] ?? NaN);
}
