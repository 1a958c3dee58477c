/** What VS Code's extension host is pointed at: runs every test file beside it. Bundled to out/integration, as CommonJS. */
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import type { Result } from './results.ts';

/** More than a server needs to start on a machine that is busy with other things. */
const TEST_LIMIT_MS = 60_000;

export async function run(): Promise<void> {
	await turnClock();
	const mocha = new Mocha({ ui: 'tdd', timeout: TEST_LIMIT_MS, forbidOnly: true, reporter: ResultsReporter });
	for (const name of readdirSync(__dirname).filter(name => name.endsWith('.test.cjs'))) {
		mocha.addFile(path.join(__dirname, name));
	}
	const failures = await new Promise<number>(resolve => mocha.run(resolve));
	if (failures > 0) {
		throw new Error(`${failures} integration tests failed.`);
	}
}

/** A desktop VS Code lets no script into its processes: there the clock is turned now, before Bookend starts its server. */
async function turnClock(): Promise<void> {
	const script = process.env['BOOKEND_TEST_CLOCK'];
	if (script !== undefined) {
		await import(script);
	}
}

/** The workbench floods its log: the results go to a file instead. */
class ResultsReporter extends Mocha.reporters.Base {
	readonly #results: Result[] = [];

	constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
		super(runner, options);
		runner.on('pass', test => this.#results.push({ kind: 'passed', title: test.fullTitle(), ms: test.duration ?? null }));
		runner.on('pending', test => this.#results.push({ kind: 'skipped', title: test.fullTitle() }));
		runner.on('fail', (test, error: Error) =>
			this.#results.push({ kind: 'failed', title: test.fullTitle(), reason: error.stack ?? error.message }),
		);
		runner.once('end', () => {
			writeFileSync(process.env['BOOKEND_TEST_RESULTS'] ?? '', JSON.stringify(this.#results));
		});
	}
}
