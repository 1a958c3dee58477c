/** Debian's packages, where we may install them. */
import { onPath } from './executables.mjs';
import { mustRun } from './processes.mjs';

export function canInstall() {
	return process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get') !== undefined;
}

/** @param {readonly string[]} packages */
export async function install(packages) {
	await mustRun('apt-get update', 'apt-get', ['update', '-qq']);
	await mustRun(`apt-get install ${packages.join(' ')}`, 'apt-get', ['install', '-qq', '-y', '--no-install-recommends', ...packages]);
}
