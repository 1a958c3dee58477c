/** The documents and real sessions that lie beside the project, where they are there. */
import { existsSync } from 'node:fs';
import path from 'node:path';

const shared = path.resolve(import.meta.dirname, '../../../shared');

/** The path of something in the shared folder; undefined where the folder is not there, so that a test says "skipped". */
export function sharedPath(...parts: readonly string[]): string | undefined {
	const found = path.join(shared, ...parts);
	return existsSync(found) ? found : undefined;
}
