/** Other programs that Bookend is measured against, as npm delivers them: kept outside of the checkout, by their version. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../../scripts/lib/places.mjs';
import { npm } from '../../scripts/lib/toolchain.mjs';

/** The folder that a package is installed in. Renamed at the end, so that a killed installation is never taken for a whole one. */
export async function installed(name: string, version: string): Promise<string> {
	const folder = path.join(cacheFolder(), `${name}-${version}`);
	if (!existsSync(path.join(folder, 'node_modules', name))) {
		const draft = `${folder}.draft-${String(process.pid)}`;
		mkdirSync(draft, { recursive: true });
		writeFileSync(path.join(draft, 'package.json'), '{ "private": true }\n');
		const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
		await npm(['install', `${name}@${version}`, ...options], draft, { stdio: 'ignore' });
		rmSync(folder, { recursive: true, force: true });
		renameSync(draft, folder);
	}
	return folder;
}
