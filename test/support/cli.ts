/** Runs the `bookend` command from source, as a process of its own. */
import { spawnSync } from 'node:child_process';
import { cliArguments, cliEnvironment } from './cliProcess.ts';

export interface CliRun {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

export function runCli(args: readonly string[], env: Readonly<Record<string, string>> = {}): CliRun {
	const { status, stdout, stderr } = spawnSync(process.execPath, [...cliArguments, ...args], {
		encoding: 'utf8',
		maxBuffer: 1 << 28,
		env: { ...cliEnvironment, TZ: 'UTC', ...env },
	});
	return { code: status, stdout, stderr };
}

/** The one JSON document on stdout. Throws with what the command complained of where it failed. */
export function cliJson(args: readonly string[], env: Readonly<Record<string, string>> = {}): unknown {
	const { code, stdout, stderr } = runCli([...args, '--json'], env);
	if (code !== 0) {
		throw new Error(`bookend ${args.join(' ')} ended with ${String(code)}: ${stderr}`);
	}
	return JSON.parse(stdout);
}
