/** Runs the integration tests in a real extension host: desktop VS Code where there is one to be had, else VS Code's server. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/lib/places.mjs';
import { exitOnSignals } from '../../scripts/lib/processes.mjs';
import { makeHome } from '../support/home/home.ts';
import { turnedClock } from '../support/host/clock.ts';
import { bundleTests } from './bundle.ts';
import { runInServer } from './codeServerHost.ts';
import { findDesktop, runInDesktop } from './desktopHost.ts';
import { now, timeZone } from '../support/home/day.ts';
import { countsOf, lineOf, type Result } from './results.ts';

export interface TestRun {
	/** The extension's folder. */
	readonly extension: string;
	/** The bundled entry point. */
	readonly tests: string;
	/** The folder that is open. */
	readonly folder: string;
	readonly env: Readonly<Record<string, string | undefined>>;
}

/** The oldest VS Code that the manifest admits, and today's. */
const desktopVersions = ['1.101.0', 'stable'];

exitOnSignals();
const results = await runEverywhere();
for (const result of results) {
	console.log(lineOf(result));
}
const counts = countsOf(results);
if (process.env['BOOKEND_COUNTS'] !== undefined) {
	writeFileSync(process.env['BOOKEND_COUNTS'], JSON.stringify({ ...counts, failures: results.filter(({ kind }) => kind === 'failed') }));
}
process.exitCode = counts.failed === 0 ? 0 : 1;

async function runEverywhere(): Promise<readonly Result[]> {
	const tests = await bundleTests();
	const results: Result[] = [];
	for (const version of desktopVersions) {
		const desktop = await findDesktop(version);
		if (desktop !== null) {
			results.push(...(await runIn(`VS Code ${version}`, tests, run => runInDesktop(desktop, run))));
		}
	}
	return results.length > 0 ? results : runIn("VS Code's server", tests, runInServer);
}

/** A run that ends without results has failed, whatever it was that ended it. */
async function runIn(where: string, tests: string, start: (run: TestRun) => Promise<void>): Promise<readonly Result[]> {
	console.log(`In ${where}:`);
	const scratch = mkdtempSync(path.join(tmpdir(), 'bookend-tests-'));
	const home = path.join(scratch, 'home');
	const file = path.join(scratch, 'results.json');
	makeHome(home, now);
	const env = { ...turnedClock(now, timeZone), BOOKEND_HOME: home, BOOKEND_TEST_RESULTS: file };
	try {
		await start({ extension: root, tests, folder: scratch, env });
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
	}
	const results = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly Result[]) : [];
	rmSync(scratch, { recursive: true, force: true });
	return results.length > 0 ? results : [{ kind: 'failed', title: `The tests in ${where}`, reason: 'They ended without results.' }];
}
