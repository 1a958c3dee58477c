// Bundles the processes of Bookend: client, server, command line, and the pages. `--watch` rebuilds, `--production` minifies.
import { build, context } from 'esbuild';
import { createHash, randomUUID } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { priceTable } from './lib/priceTable.mjs';

const root = path.resolve(import.meta.dirname, '..');
const HASH_CHARS = 16;
const production = process.argv.includes('--production');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** What a store keeps of what was found out holds as long as these sources are the same; while they are worked on, until the next start. */
function rulesHash() {
	if (process.argv.includes('--watch')) {
		return randomUUID();
	}
	const files = ['base', 'domain', 'ingest/store'].flatMap(room => globSync(`src/${room}/**/*.ts`, { cwd: root })).sort();
	const hash = createHash('sha256');
	[...files, 'src/server/sessionRows.ts'].forEach(file => hash.update(readFileSync(path.join(root, file))));
	return hash.digest('hex').slice(0, HASH_CHARS);
}

/** @type {import('esbuild').BuildOptions} */
const node = {
	platform: 'node',
	format: 'cjs',
	target: 'node22',
	mainFields: ['module', 'main'],
	define: { BOOKEND_VERSION: JSON.stringify(version), BOOKEND_RULES: JSON.stringify(rulesHash()) },
};
/** @type {Readonly<Record<string, string>>} */
const bundlesLoadedLater = {
	'process.ts': './languageClient.js',
	'languageServer.ts': './languageServer.js',
	'commands.ts': './commands.js',
	'secretlint.ts': './secretlint.js',
	'otlp.ts': './openTelemetry.js',
};
/**
 * What is large and comes later is a file of its own: the language client, which is most of the host's code and comes after the views;
 * the language server and the commands, which come when their code can be kept; what looks for secrets; what sends to a collector.
 * @type {import('esbuild').Plugin}
 */
const loadedLater = {
	name: 'loaded later',
	setup: ({ onResolve }) =>
		onResolve({ filter: /\/(?:process|languageServer|commands|secretlint|otlp)\.ts$/ }, ({ kind, path: file }) =>
			kind === 'dynamic-import' ? { path: bundlesLoadedLater[path.basename(file)] ?? file, external: true } : undefined,
		),
};
/**
 * An agent's readers are set up when the first of its transcripts is opened: their schemas take milliseconds of every start, and an
 * engineer has few of the agents that are known. What an agent's own file imports stands for what is there, and is loaded when it is called.
 * @type {import('esbuild').Plugin}
 */
const readersLater = {
	name: 'readers later',
	setup: ({ onResolve, onLoad }) => {
		onResolve({ filter: /^\.\/\w+\.ts$/ }, ({ importer, namespace, path: file }) => {
			const [, folder, name] = /[\\/]agents[\\/](\w+)[\\/](\w+)\.ts$/.exec(importer) ?? [];
			const isReader = namespace === 'file' && folder !== undefined && folder === name && !neededAtOnce.has(file);
			return isReader ? { path: path.resolve(path.dirname(importer), file), namespace: 'later' } : undefined;
		});
		onLoad({ filter: /./, namespace: 'later' }, ({ path: file }) => {
			const names = Array.from(readFileSync(file, 'utf8').matchAll(/^export (?:class|function) (\w+)/gm), ([, name]) => name);
			const load = `require(${JSON.stringify(file)})`;
			const standIns = names.map(
				name => `export const ${name} = new Proxy(class {}, {
					apply: (_, self, values) => ${load}.${name}(...values),
					construct: (_, values) => new (${load}.${name})(...values),
				});`,
			);
			return { contents: standIns.join('\n'), resolveDir: path.dirname(file) };
		});
	},
};
/** Which transcripts there are is asked before one is opened. */
const neededAtOnce = new Set(['./ids.ts', './locate.ts', './members.ts', './session.ts']);
/**
 * VS Code's API is an object of hundreds of getters, and esbuild copies them for each file that imports all of it: 15 ms of every start
 * of the extension host. Here each file has the object itself.
 * @type {import('esbuild').Plugin}
 */
const oneApi = {
	name: 'one API',
	setup: ({ onResolve, onLoad }) => {
		onResolve({ filter: /^one:vscode$/ }, () => ({ path: 'vscode', namespace: 'one' }));
		onLoad({ filter: /./, namespace: 'one' }, () => ({ contents: "module.exports = require('vscode');" }));
		onLoad({ filter: /[\\/]src[\\/]client[\\/].*\.ts$/ }, ({ path: file }) => ({
			contents: readFileSync(file, 'utf8').replace("import * as vscode from 'vscode';", "const vscode = require('one:vscode');"),
			loader: 'ts',
		}));
	},
};
const later = { plugins: [loadedLater, readersLater, priceTable], supported: { 'dynamic-import': false } };
/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
	{
		...node,
		entryPoints: { client: 'src/client/extension.ts' },
		external: ['vscode'],
		...later,
		plugins: [...later.plugins, oneApi],
	},
	{ ...node, entryPoints: { languageClient: 'src/client/server/process.ts' }, external: ['vscode'], conditions: ['node'] },
	{ ...node, entryPoints: { server: 'src/server/main.ts', cli: 'src/cli/main.ts' }, ...later },
	{ ...node, entryPoints: { languageServer: 'src/server/languageServer.ts', commands: 'src/cli/commands.ts' }, ...later },
	{ ...node, entryPoints: { secretlint: 'src/share/secrets/secretlint.ts', openTelemetry: 'src/share/otel/otlp.ts' } },
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
