/** What summaries' pseudonyms are made from: made once, kept beside the store, never shared. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const BYTES = 32;
const form = new RegExp(`^[0-9a-f]{${String(2 * BYTES)}}$`);

/** Null where nothing is kept, or where it cannot be. */
export function summarySecret(file: string | null): string | null {
	if (file === null) {
		return null;
	}
	return kept(file) ?? made(file);
}

/** Two processes may make one at the same time: the one that was first is both's. */
function made(file: string): string | null {
	try {
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, randomBytes(BYTES).toString('hex'), { flag: 'wx', mode: 0o600 });
	} catch {
		// It is there already, or the disk takes nothing: reading tells which.
	}
	return kept(file);
}

function kept(file: string): string | null {
	try {
		const secret = readFileSync(file, 'utf8').trim();
		return form.test(secret) ? secret : null;
	} catch {
		return null;
	}
}
