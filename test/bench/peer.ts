/** ccusage, which everything is compared with: a Rust program that npm delivers. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../../scripts/lib/places.mjs';
import { npm } from '../../scripts/lib/toolchain.mjs';
import type { Command } from './measure.ts';

export const PEER_VERSION = '20.0.24';

/** The program itself, not the script that starts it: what Node takes to start is not held against it. */
export async function installPeer(): Promise<string> {
	const folder = path.join(cacheFolder(), `ccusage-${PEER_VERSION}`);
	const platform = `${process.platform}-${process.arch}`;
	const program = path.join(folder, `node_modules/@ccusage/ccusage-${platform}/bin/ccusage${process.platform === 'win32' ? '.exe' : ''}`);
	if (!existsSync(program)) {
		await install(folder);
	}
	const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
	if (status !== 0 || !stdout.includes(PEER_VERSION)) {
		throw new Error(`ccusage ${PEER_VERSION} does not run here: ${program}`);
	}
	return program;
}

export function peerCommand(program: string, home: string): Command {
	return { program, args: ['daily', '--offline', '--json'], env: { HOME: home, TZ: 'UTC' } };
}

/** Renamed at the end, so that a killed installation is never taken for a whole one. */
async function install(folder: string): Promise<void> {
	const draft = `${folder}.draft-${String(process.pid)}`;
	mkdirSync(draft, { recursive: true });
	writeFileSync(path.join(draft, 'package.json'), '{ "private": true }\n');
	await npm(['install', `ccusage@${PEER_VERSION}`, '--no-audit', '--no-fund', '--loglevel=error'], draft, { stdio: 'ignore' });
	rmSync(folder, { recursive: true, force: true });
	renameSync(draft, folder);
}
