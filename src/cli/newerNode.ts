/** Bookend needs a newer Node than some machines have. In a checkout there is one among the development dependencies. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The first with `node:sqlite` and zstd without a flag. */
const NEEDED = [22, 15] as const;

/** Whether this Node can run the command. */
export function isNewEnough(version: string): boolean {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/** Runs the same command on the checkout's own Node; gives its exit code, or undefined where there is none. */
export function runOnNewerNode(script: string, args: readonly string[]): number | undefined {
	const node = path.resolve(path.dirname(script), '..', 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	return existsSync(node) ? (spawnSync(node, [script, ...args], { stdio: 'inherit' }).status ?? 1) : undefined;
}

export const tooOld = (version: string): string =>
	`bookend needs Node ${NEEDED.join('.')} or later, and this is ${version}. Install a newer Node and run it again.`;
