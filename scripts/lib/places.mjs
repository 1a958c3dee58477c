/** Where things are kept: in the project, and outside of it for what several checkouts share. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** The packed extension. */
export function vsixFile() {
	const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
	return path.join(root, `${name}-${version}.vsix`);
}

/** Downloads that outlive a checkout; each is keyed by its version. */
export function cacheFolder() {
	return path.join(platformCache(), 'bookend');
}

function platformCache() {
	switch (process.platform) {
		case 'win32':
			return process.env['LOCALAPPDATA'] ?? path.join(homedir(), 'AppData', 'Local');
		case 'darwin':
			return path.join(homedir(), 'Library', 'Caches');
		default:
			return process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache');
	}
}
