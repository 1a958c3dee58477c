/** ccusage, which everything is compared with: a Rust program that npm delivers. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { installed } from './installed.ts';
import type { Command } from './measure.ts';

export const PEER_VERSION = '20.0.24';

/** The program itself, not the script that starts it: what Node takes to start is not held against it. */
export async function installPeer(): Promise<string> {
	const folder = await installed('ccusage', PEER_VERSION);
	const platform = `${process.platform}-${process.arch}`;
	const program = path.join(folder, `node_modules/@ccusage/ccusage-${platform}/bin/ccusage${process.platform === 'win32' ? '.exe' : ''}`);
	const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
	if (status !== 0 || !stdout.includes(PEER_VERSION)) {
		throw new Error(`ccusage ${PEER_VERSION} does not run here: ${program}`);
	}
	return program;
}

export function peerCommand(program: string, home: string): Command {
	return { program, args: ['daily', '--offline', '--json'], env: { HOME: home, TZ: 'UTC' } };
}
