// Bundles the processes of Bookend: client, server, command line, and the pages. `--watch` rebuilds, `--production` minifies.
import { build, context } from 'esbuild';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const production = process.argv.includes('--production');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** @type {import('esbuild').BuildOptions} */
const node = {
	platform: 'node',
	format: 'cjs',
	target: 'node22',
	mainFields: ['module', 'main'],
	define: { BOOKEND_VERSION: JSON.stringify(version) },
};
/**
 * The language client is most of the host's code, and is needed only after the views are there: a file of its own, loaded then.
 * @type {import('esbuild').Plugin}
 */
const languageClientApart = {
	name: 'language client apart',
	setup: ({ onResolve }) =>
		onResolve({ filter: /\/process\.ts$/ }, ({ kind }) =>
			kind === 'dynamic-import' ? { path: './languageClient.js', external: true } : undefined,
		),
};
/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
	{
		...node,
		entryPoints: { client: 'src/client/extension.ts' },
		external: ['vscode'],
		plugins: [languageClientApart],
		supported: { 'dynamic-import': false },
	},
	{ ...node, entryPoints: { languageClient: 'src/client/server/process.ts' }, external: ['vscode'], conditions: ['node'] },
	{ ...node, entryPoints: { server: 'src/server/main.ts', cli: 'src/cli/main.ts' } },
	{
		platform: 'browser',
		format: 'iife',
		target: 'es2022',
		entryPoints: { overview: 'src/webview/overview/main.ts', report: 'src/webview/report/main.ts' },
	},
];

mkdirSync(path.join(root, 'dist'), { recursive: true });
writeFileSync(path.join(root, 'dist/package.json'), '{ "type": "commonjs" }\n');
/** @type {import('esbuild').BuildOptions[]} */
const options = bundles.map(bundle => ({
	absWorkingDir: root,
	bundle: true,
	outdir: 'dist',
	sourcemap: production ? false : 'linked',
	minify: production,
	legalComments: 'none',
	logLevel: 'warning',
	...bundle,
}));
if (process.argv.includes('--watch')) {
	await Promise.all(options.map(async option => (await context(option)).watch()));
} else {
	// esbuild has said what is wrong by the time it rejects.
	const results = await Promise.allSettled(options.map(option => build(option)));
	process.exitCode = results.some(({ status }) => status === 'rejected') ? 1 : 0;
}
