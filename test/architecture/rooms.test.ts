import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { faultsOf } from './faults.ts';
import { rooms, type Ambient } from './rooms.ts';

const root = path.resolve(import.meta.dirname, '../..');

suite('The house', () => {
	test('holds: every import stays within the table of rooms', async () => {
		assert.deepEqual(await faultsOf(root), []);
	});

	test('would not hold with these faults', async () => {
		assert.deepEqual(await faultsOf(path.join(root, 'test/fixtures/architecture/a-house-with-every-fault')), [
			'src/agents/two/two.ts imports src/agents/one/one.ts',
			'src/attic/box.ts stands in no room',
			'src/domain/asksTheServer.ts imports src/server/server.ts',
			'src/domain/asksTheServer.ts imports the package node:fs',
			'src/domain/chicken.ts and src/domain/egg.ts import each other',
			'src/domain/egg.ts and src/domain/chicken.ts import each other',
			'src/server/opensAWindow.ts imports the package vscode',
			'src/webview/page.ts imports src/protocol/wire.ts',
		]);
	});

	const built = Object.keys(rooms).filter(name => existsSync(path.join(root, 'src', name)));

	test('has no room that the table does not know', () => {
		const folders = readdirSync(path.join(root, 'src'), { withFileTypes: true }).filter(entry => entry.isDirectory());
		assert.deepEqual(folders.map(({ name }) => name).sort(), [...built].sort());
	});

	for (const name of built) {
		test(`${name} is compiled with nothing but what the table lets in`, () => {
			const config = readTsconfig(path.join('src', name, 'tsconfig.json'));
			const wanted = rooms[name]?.rooms.filter(room => built.includes(room)).map(room => `../${room}`);
			assert.deepEqual(config.references.map(reference => reference.path).sort(), wanted?.sort());
			assert.deepEqual(ambientOf(config), rooms[name]?.ambient);
		});
	}

	test('is checked whole by tsc -b', () => {
		const references = readTsconfig('tsconfig.json').references.map(reference => reference.path);
		assert.deepEqual(references.sort(), [...built.map(name => `src/${name}`), 'test'].sort());
	});
});

interface Tsconfig {
	readonly compilerOptions?: { readonly types?: readonly string[]; readonly lib?: readonly string[] };
	readonly references: readonly { readonly path: string }[];
}

function readTsconfig(file: string): Tsconfig {
	return JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Tsconfig;
}

/** The base configuration has no types and no DOM; a room's own adds them. */
function ambientOf({ compilerOptions }: Tsconfig): readonly Ambient[] {
	const types = (compilerOptions?.types ?? []) as readonly Ambient[];
	return compilerOptions?.lib?.includes('DOM') ? [...types, 'DOM'] : types;
}
