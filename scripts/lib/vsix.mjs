/** Packs an extension folder into a file that VS Code installs. */
import path from 'node:path';
import { root } from './places.mjs';
import { mustRun } from './processes.mjs';
import { node24 } from './toolchain.mjs';

const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');

/**
 * @param {string} folder
 * @param {string} file
 * @param {AbortSignal} [signal]
 */
export async function packVsix(folder, file, signal) {
	const relaxed = ['--no-dependencies', '--allow-missing-repository', '--skip-license', '--no-rewrite-relative-links'];
	await mustRun(`Packing ${path.basename(file)}`, node24, [vsce, 'package', '--out', file, ...relaxed], {
		cwd: folder,
		stdio: ['ignore', 'ignore', 'inherit'],
		...(signal && { signal }),
	});
}
