import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { hasDisplay } from '../../scripts/lib/desktop.mjs';
import { cacheFolder } from '../../scripts/lib/places.mjs';
import { clockScript } from '../support/host/clock.ts';
import type { TestRun } from './run.ts';

const DOWNLOAD_TIMEOUT_MS = 10_000;

/** A desktop VS Code of that version, or null where it cannot be shown or had. */
export async function findDesktop(version: string): Promise<string | null> {
	if (process.env['VSCODE_HOST'] === 'code-server' || !hasDisplay()) {
		return null;
	}
	try {
		return await downloadAndUnzipVSCode({ version, cachePath: path.join(cacheFolder(), 'vscode'), timeout: DOWNLOAD_TIMEOUT_MS });
	} catch {
		return null;
	}
}

/** Runs the tests in a desktop VS Code. */
export async function runInDesktop(vscodeExecutablePath: string, { extension, tests, folder, env }: TestRun): Promise<void> {
	await runTests({
		vscodeExecutablePath,
		extensionDevelopmentPath: extension,
		extensionTestsPath: tests,
		extensionTestsEnv: { ...env, BOOKEND_TEST_CLOCK: clockScript },
		launchArgs: [folder, '--disable-extensions', '--disable-workspace-trust'],
	});
}
