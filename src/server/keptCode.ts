/**
 * What V8 made of our own code, kept beside the store: without it, reading the bundles anew takes longer than a short command. There is
 * nothing in it of what was read, and Node looks whether it still fits. It comes before all that is to be kept, so next to nothing is
 * imported here.
 */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { constants, enableCompileCache, flushCompileCache } from 'node:module';
import path from 'node:path';
import { version } from '../base/version.ts';

/** Chosen: an update's both sides, of Bookend and of Node. */
const KEPT_VERSIONS = 4;

/**
 * To be called before the code is loaded that is to be kept; what is new is written when the process ends, or when `writeKeptCode` is
 * called. No start fails for it: what cannot be kept is made again. The folder must be one that nobody else can write to, because what is
 * in it is run.
 */
export function keepCode(folder: string): void {
	const own = path.join(folder, `${version}-${process.version}`);
	const isNew = !existsSync(own);
	const { status } = enableCompileCache(own);
	if (isNew && status === constants.compileCacheStatus.ENABLED) {
		forgetOldest(folder);
	}
}

/** Writes what is new, for a process that may be killed. Does nothing where nothing is kept, or nothing is new. */
export function writeKeptCode(): void {
	flushCompileCache();
}

/** Each version of Bookend and of Node leaves a folder of its own behind. */
function forgetOldest(folder: string): void {
	try {
		const kept = readdirSync(folder).map(name => path.join(folder, name));
		const byAge = kept.map(version => ({ version, at: statSync(version).mtimeMs })).sort((a, b) => b.at - a.at);
		for (const { version } of byAge.slice(KEPT_VERSIONS)) {
			rmSync(version, { recursive: true, force: true });
		}
	} catch {
		// Another process looks after it too, or nobody may: then there is more than is needed.
	}
}
