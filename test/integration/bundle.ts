import { globSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/lib/places.mjs';

const output = path.join(root, 'out', 'integration');

/** Bundles the entry point and every test file, and answers with the file that VS Code is pointed at. */
export async function bundleTests(): Promise<string> {
	rmSync(output, { recursive: true, force: true });
	await build({
		absWorkingDir: root,
		entryPoints: ['test/integration/index.ts', ...globSync('test/integration/*.test.ts', { cwd: root })],
		outdir: output,
		outExtension: { '.js': '.cjs' },
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node22',
		external: ['vscode', 'mocha'],
		sourcemap: 'inline',
		logLevel: 'warning',
	});
	return path.join(output, 'index.cjs');
}
