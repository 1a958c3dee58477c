import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vsixFile } from '../../scripts/lib/places.mjs';
import { overviewRequest } from '../../src/protocol/lsp.ts';
import { codeFolderWord } from '../../src/protocol/serverProcess.ts';
import { startServer } from '../support/lspClient.ts';
import { listZip } from '../support/zip.ts';

/** Packed; half of it is the servers' libraries. */
const LARGEST_BYTES = 2_000_000;

const dist = path.resolve(import.meta.dirname, '../../dist');
/** What a program may call to get there. A pipe to an editor is not the network: `net` is for that. */
const NETWORK = /\bfetch\(|XMLHttpRequest|WebSocket|require\("(?:node:)?(?:https?|http2|tls|dgram)"\)/;

/** All that is shipped; `media` is whatever lies there, and holds no script. */
const shipped = [
	'[Content_Types].xml',
	'extension.vsixmanifest',
	'extension/LICENSE.txt',
	'extension/changelog.md',
	'extension/dist/cli.js',
	'extension/dist/client.js',
	'extension/dist/commands.js',
	'extension/dist/languageClient.js',
	'extension/dist/languageServer.js',
	'extension/dist/openTelemetry.js',
	'extension/dist/overview.js',
	'extension/dist/package.json',
	'extension/dist/report.js',
	'extension/dist/secretlint.js',
	'extension/dist/server.js',
	'extension/package.json',
	'extension/package.nls.json',
	'extension/readme.md',
];

suite('The package', () => {
	setup(() => {
		assert.ok(existsSync(vsixFile()), 'There is no package to look at: `npm run package` makes it.');
	});

	test('holds what is needed and nothing else', () => {
		const names = listZip(vsixFile()).map(({ name }) => name);
		assert.deepEqual(names.filter(name => !name.startsWith('extension/media/')).sort(), [...shipped].sort());
	});

	test('holds icons, styles, texts and sample data, and no script among them', () => {
		const media = listZip(vsixFile()).filter(({ name }) => name.startsWith('extension/media/'));
		assert.ok(media.some(({ name }) => name === 'extension/media/icon.png'));
		assert.deepEqual(
			media.map(({ name }) => name).filter(name => !/\.(?:svg|png|css|md|json|jsonl)$/.test(name)),
			[],
		);
	});

	test('reaches the network from one bundle alone, which is loaded where that is wanted', () => {
		const reaching = readdirSync(dist).filter(name => name.endsWith('.js') && NETWORK.test(readFileSync(path.join(dist, name), 'utf8')));
		assert.deepEqual(reaching, ['openTelemetry.js']);
	});

	test('asks for the editor’s API once: each copy of it would take a third of a millisecond of every start', () => {
		const client = readFileSync(path.join(dist, 'client.js'), 'utf8');
		assert.equal(client.match(/require\("vscode"\)/g)?.length, 1);
	});

	test('knows its version, and the rules by which what is kept was found out', () => {
		const bundles = readdirSync(dist).filter(name => name.endsWith('.js'));
		assert.deepEqual(
			bundles.filter(name => /BOOKEND_(?:VERSION|RULES)/.test(readFileSync(path.join(dist, name), 'utf8'))),
			[],
		);
	});

	test('answers the same from its kept code as without', () => {
		const home = mkdtempSync(path.join(tmpdir(), 'bookend-package-'));
		const run = (...words: readonly string[]): string => {
			const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(dist, 'cli.js'), ...words, '--home', home, '--no-store'], {
				encoding: 'utf8',
				env: { ...process.env, HOME: home, XDG_DATA_HOME: home, LOCALAPPDATA: home },
			});
			assert.equal(status, 0, stderr);
			return stdout;
		};
		try {
			const first = run('spend', '--json');
			assert.ok(readdirSync(home, { recursive: true, encoding: 'utf8' }).some(name => path.basename(name) === 'code'));
			assert.equal(run('spend', '--json'), first);
		} finally {
			rmSync(home, { recursive: true });
		}
	});

	test('serves where its code cannot be kept', async () => {
		const words = [codeFolderWord(path.join(import.meta.filename, 'code'))];
		const script = path.join(dist, 'server.js');
		const initialization = { store: null, home: path.join(dist, 'no-home'), timeZone: 'UTC' };
		const client = await startServer(initialization, { script, words, options: ['--no-warnings'], env: {} });
		const { spend } = await client.connection.sendRequest(overviewRequest, { period: 'month', project: null });
		assert.equal(spend.responses, 0);
		assert.equal(await client.stop(), 0);
	});

	test('is small', () => {
		const bytes = listZip(vsixFile()).reduce((sum, { packedBytes }) => sum + packedBytes, 0);
		console.log(`      ${Math.round(bytes / 1_000)} kB`);
		assert.ok(bytes < LARGEST_BYTES);
	});
});
